"""Verb for people who come together, with a list that somebody vouches for: accounts and homes in a few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, update

from chapters.models import Chapter
from core.database import db, touched
from core.refusal import Refused
from core.tokens import fresh_key
from members.homes import SHUT
from members.models import Handle, Home, Member, Visibility


@dataclass(frozen=True)
class Newcomer:
    """Somebody on the list: who they are, since when they belong, and what they show of themselves."""

    name: str
    email: str
    canonical: str
    since: datetime
    pronouns: str = ""
    starter: str = ""
    visibility: Visibility = Visibility.ATTENDEES
    handles: Sequence[str] = ()
    shows_face: bool = False


def move_in(chapter_id: int, newcomers: Sequence[Newcomer]) -> list[int]:
    """Give each an account whose address is known to be theirs, and the chapter as a home; returns the ids in order.

    Refuses a shut or suspended chapter. No address may be known already. Nobody is mailed.
    """
    raised = update(Chapter).where(Chapter.id == chapter_id).values(members=Chapter.members + len(newcomers))
    chapter = db.session.scalars(raised.returning(Chapter), execution_options=_ANEW).one_or_none()
    if chapter is None or chapter.is_suspended or chapter.state in SHUT:
        raise Refused("This chapter takes no members at the moment.")
    if not newcomers:
        return []
    accounts = [_account(newcomer) for newcomer in newcomers]
    by_key = dict(db.session.execute(insert(Member).returning(Member.key, Member.id), accounts).all())
    ids: list[int] = [by_key[str(account["key"])] for account in accounts]
    homes = [
        {"member_id": member_id, "chapter_id": chapter_id, "began_at": newcomer.since}
        for member_id, newcomer in zip(ids, newcomers, strict=True)
    ]
    db.session.execute(insert(Home), homes)
    handles = [
        {"member_id": member_id, "position": position, "url": url, "look_at": newcomer.since}
        for member_id, newcomer in zip(ids, newcomers, strict=True)
        for position, url in enumerate(newcomer.handles)
    ]
    if handles:
        db.session.execute(insert(Handle), handles)
    touched("site", f"chapter:{chapter.slug}")
    return ids


_ANEW = {"synchronize_session": False, "populate_existing": True}


def _account(newcomer: Newcomer) -> dict[str, object]:
    return {
        "key": fresh_key(),
        "name": newcomer.name,
        "email": newcomer.email,
        "email_canonical": newcomer.canonical,
        "created_at": newcomer.since,
        "confirmed_at": newcomer.since,
        "pronouns": newcomer.pronouns,
        "starter": newcomer.starter,
        "shows_face": newcomer.shows_face,
        "visibility": newcomer.visibility,
    }
