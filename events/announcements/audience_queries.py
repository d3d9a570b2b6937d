"""For whom an announcement is: those of an event as they stand now, or everybody who wants a chapter's news."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, func, or_, select

from core.database import db
from events.announcements.models import Audience
from events.rsvps.models import Rsvp, RsvpState
from members.models import Follow, Home, Member

Person = Row[*tuple[Any, ...]]

_SAID = {
    Audience.GOING: (RsvpState.GOING,),
    Audience.WAITING: (RsvpState.WAITING,),
    Audience.COMING: (RsvpState.GOING, RsvpState.WAITING),
}
_REACHED = (
    Member.email.is_not(None),
    Member.confirmed_at.is_not(None),
    Member.banned_at.is_(None),
    Member.deleted_at.is_(None),
)


def people(audience: Audience, chapter_id: int, event_id: int | None = None) -> Sequence[Person]:
    """Whom a mail reaches, by `id`, `email` and `name`, in order of id."""
    found = select(Member.id, Member.email, Member.name).where(*_mailed(audience, chapter_id, event_id))
    return db.session.execute(found.order_by(Member.id)).all()


def count(audience: Audience, chapter_id: int, event_id: int | None = None) -> int:
    """How many a mail reaches."""
    reached = select(func.count(Member.id)).where(*_mailed(audience, chapter_id, event_id))
    return db.session.scalar(reached) or 0


def reaches(member_id: int, audience: Audience, chapter_id: int, event_id: int | None = None) -> bool:
    """Whether a mail reaches this member, as things stand now."""
    theirs = select(Member.id).where(Member.id == member_id, *_mailed(audience, chapter_id, event_id))
    return db.session.scalar(theirs) is not None


def is_for(member_id: int, audience: Audience, chapter_id: int, event_id: int | None = None) -> bool:
    """Whether this member may read it, whichever mails they want."""
    theirs = select(Member.id).where(Member.id == member_id, _stands(audience, chapter_id, event_id))
    return db.session.scalar(theirs) is not None


def _mailed(audience: Audience, chapter_id: int, event_id: int | None) -> list[ColumnElement[bool]]:
    """Mail about an event goes with the RSVP; a chapter's news are for those who want any."""
    wants = [Member.wants_news.is_(True)] if audience is Audience.CHAPTER else []
    return [*_REACHED, *wants, _stands(audience, chapter_id, event_id)]


def _stands(audience: Audience, chapter_id: int, event_id: int | None) -> ColumnElement[bool]:
    if audience is Audience.CHAPTER:
        at_home = exists().where(Home.member_id == Member.id, Home.chapter_id == chapter_id, Home.ended_at.is_(None))
        follows = exists().where(Follow.member_id == Member.id, Follow.chapter_id == chapter_id)
        return or_(at_home, follows)
    return exists().where(
        Rsvp.member_id == Member.id,
        Rsvp.event_id == event_id,
        Rsvp.state.in_(_SAID[audience]),
        Rsvp.held_until.is_(None),
    )
