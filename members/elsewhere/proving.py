"""Verbs of the proof that a link of somebody's is their own page."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from core import clock
from core.database import db
from members.models import Handle, Member

#: So often a page is looked at again, whatever was seen.
AGAIN = timedelta(days=7)


@dataclass(frozen=True)
class Due:
    """A link to be looked at: its row, where it leads, and the key of the page that should be linked back to."""

    handle_id: int
    url: str
    member_key: str


def claim() -> Due | None:
    """The link that has waited longest for a look, put off by a week so that nobody else looks too; None if none."""
    due = Handle.look_at <= clock.now()
    is_there = (Member.confirmed_at.is_not(None), Member.banned_at.is_(None), Member.deleted_at.is_(None))
    row = db.session.execute(
        select(Handle.id, Handle.url, Member.key)
        .join(Member, Member.id == Handle.member_id)
        .where(due, *is_there)
        .order_by(Handle.look_at, Handle.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    claimed = db.session.scalar(
        update(Handle).where(Handle.id == row.id, due).values(look_at=clock.now() + AGAIN).returning(Handle.id)
    )
    return Due(*row) if claimed else None


def note(due: Due, is_own: bool) -> None:
    """Keep what was seen; a link that has been changed meanwhile is another row, and nothing is said of it."""
    db.session.execute(
        update(Handle)
        .where(Handle.id == due.handle_id, Handle.url == due.url)
        .values(proved_at=clock.now() if is_own else None)
    )
