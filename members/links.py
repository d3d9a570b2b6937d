"""Verbs of mailed links: make one, press one. A link works once; a worn one is answered with a fresh one by mail."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update

from core import clock, consequences
from core.database import db
from core.tokens import digest, fresh_token
from members import notices
from members.models import Link, LinkPurpose, Member

LASTS = {LinkPurpose.SIGN_IN: timedelta(minutes=15), LinkPurpose.CONFIRM: timedelta(hours=24)}
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Errand:
    """Where a link leads once it is pressed: a page, and an RSVP to carry out before (or None)."""

    next_path: str = "/"
    rsvp: dict[str, Any] | None = None
    about: str = ""


@dataclass(frozen=True)
class Chosen:
    """A password chosen on signing up, and what is known of the browser it was chosen in (`members.login.browser`)."""

    password_hash: str
    browser: str


@dataclass(frozen=True)
class Pressed:
    """What became of a pressed link: `is_fresh_mailed` says that it was worn and another is on its way.

    `is_password_dropped` says that a password had been chosen, but in another browser than the link was pressed in.
    """

    member_id: int | None
    errand: Errand = Errand()
    is_newly_confirmed: bool = False
    is_fresh_mailed: bool = False
    is_password_dropped: bool = False


def make(member_id: int, purpose: LinkPurpose, errand: Errand, chosen: Chosen | None = None) -> str:
    """A new link for a member; returns its token.

    A password that was `chosen` becomes the member's if the link is pressed in the same browser: whoever signs up
    with somebody else's address shall not know the password of what that person makes of it.
    """
    token = fresh_token()
    now = clock.now()
    db.session.add(
        Link(
            token_hash=digest(token),
            member_id=member_id,
            purpose=purpose,
            created_at=now,
            expires_at=now + LASTS[purpose],
            next_path=errand.next_path,
            intent={"rsvp": errand.rsvp, "about": errand.about, "chosen": asdict(chosen) if chosen else None},
        )
    )
    db.session.flush()
    return token


def press(token: str, browser: str) -> Pressed:
    """Use a link up: confirms the address if it was not; a worn link mails a fresh one, an unknown one does nothing."""
    now = clock.now()
    use = update(Link).where(Link.token_hash == digest(token), Link.used_at.is_(None), Link.expires_at > now)
    link = db.session.scalar(use.values(used_at=now).returning(Link))
    if link is None:
        return _worn(token)
    member = _living(link.member_id)
    if member is None:
        return Pressed(None)
    if member.is_confirmed:
        return Pressed(member.id, _errand(link))
    chosen = _chosen(link)
    is_dropped = chosen is not None and chosen.browser != browser
    _confirm(member, None if is_dropped else chosen)
    return Pressed(member.id, _errand(link), is_newly_confirmed=True, is_password_dropped=is_dropped)


def end_all(member_id: int) -> None:
    """Let no link that was mailed to a member open anything any more."""
    db.session.execute(delete(Link).where(Link.member_id == member_id))


def is_usable(token: str) -> bool:
    """Whether pressing this link would sign somebody in now."""
    found = select(Link.id).where(
        Link.token_hash == digest(token), Link.used_at.is_(None), Link.expires_at > clock.now()
    )
    return db.session.scalar(found) is not None


def forget_old() -> int:
    """Delete links that ended a month ago; returns how many."""
    old = delete(Link).where(Link.expires_at < clock.now() - KEPT)
    return len(db.session.scalars(old.returning(Link.id)).all())


def _worn(token: str) -> Pressed:
    link = db.session.scalar(select(Link).where(Link.token_hash == digest(token)))
    member = _living(link.member_id) if link else None
    if link is None or member is None:
        return Pressed(None)
    errand = _errand(link)
    if member.is_confirmed:
        notices.sign_in_link(member, make(member.id, LinkPurpose.SIGN_IN, errand), errand.about)
    else:
        notices.confirm_link(member, make(member.id, LinkPurpose.CONFIRM, errand, _chosen(link)), errand.about)
    return Pressed(None, errand, is_fresh_mailed=True)


def _living(member_id: int) -> Member | None:
    return db.session.scalar(
        select(Member).where(Member.id == member_id, Member.banned_at.is_(None), Member.deleted_at.is_(None))
    )


def _errand(link: Link) -> Errand:
    intent = link.intent or {}
    return Errand(link.next_path, intent.get("rsvp"), intent.get("about", ""))


def _chosen(link: Link) -> Chosen | None:
    chosen = (link.intent or {}).get("chosen")
    return Chosen(**chosen) if chosen else None


def _confirm(member: Member, chosen: Chosen | None) -> None:
    member.confirmed_at = clock.now()
    if chosen:
        member.password_hash = chosen.password_hash
    db.session.flush()
    consequences.happened("member_confirmed", member=member)
