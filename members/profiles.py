"""Verbs of what a member shows: name, pronouns, a line to start talking, links elsewhere, a portrait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from core import clock
from core.database import db
from core.outbound import following
from core.refusal import Refused
from media import storage
from media.pictures import Picture
from members.locking import lock
from members.models import MOST_HANDLES, Handle, Member, Visibility


@dataclass(frozen=True)
class Shown:
    """What a member says of themselves."""

    name: str
    pronouns: str
    spoken: str
    starter: str
    visibility: Visibility
    handles: Sequence[str]


def describe(member_id: int, shown: Shown) -> None:
    """Replace what a member shows; refuses more than five links, and links that are not http or https."""
    member = lock(member_id)
    handles = [following.whole(text, "handles") for text in shown.handles if text]
    if len(handles) > MOST_HANDLES:
        raise Refused(f"Give at most {MOST_HANDLES} links", "handles")
    member.name, member.pronouns, member.spoken = shown.name, shown.pronouns, shown.spoken
    member.starter, member.visibility = shown.starter, shown.visibility
    proved = _proved(member_id)
    db.session.execute(delete(Handle).where(Handle.member_id == member_id))
    db.session.add_all(
        Handle(member_id=member_id, position=n, url=url, proved_at=proved.get(url), look_at=clock.now())
        for n, url in enumerate(handles)
    )


def show_face(member_id: int, is_seen: bool) -> None:
    """Let those going to what a member is going to see who they are, or no longer."""
    lock(member_id).shows_face = is_seen


def show_portrait(member_id: int, picture: Picture) -> None:
    """Put a checked picture in the place of the portrait there was."""
    member = lock(member_id)
    drop_portrait(member)
    member.portrait_id = storage.keep(picture)


def take_portrait_away(member_id: int) -> None:
    """Show the roundel again; the picture is deleted."""
    drop_portrait(lock(member_id))


def drop_portrait(member: Member) -> None:
    """Delete the portrait of a locked member; its file goes with the next sweep."""
    if member.portrait_id is not None:
        upload_id, member.portrait_id = member.portrait_id, None
        db.session.flush()
        storage.forget(upload_id)


def _proved(member_id: int) -> dict[str, datetime | None]:
    """When each of a member's links was last seen to link back, which saving the same one again does not forget."""
    known = select(Handle.url, Handle.proved_at).where(Handle.member_id == member_id)
    return dict(db.session.execute(known).all())
