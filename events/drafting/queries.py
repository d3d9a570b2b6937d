"""Named reads of drafts, and of the dates that a copy follows upon."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from core.database import db
from events.drafting.models import Draft
from events.models import Event, EventState
from members.models import Member

Found = Row[*tuple[Any, ...]]
#: So many dates before the one that is copied tell how far apart they lie.
LOOKED_AT = 2


def of_chapter(chapter_id: int) -> Sequence[Found]:
    """A chapter's drafts, the one saved last first: id, title, words, `saved_at`, and by whom (`saved_by`, or None)."""
    return db.session.execute(
        select(Draft.id, Draft.title, Draft.words, Draft.saved_at, Member.name.label("saved_by"))
        .outerjoin(Member, Member.id == Draft.saved_by_id)
        .where(Draft.chapter_id == chapter_id)
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
    ).all()


def fields_of(chapter_id: int, draft_id: int) -> dict[str, list[str]] | None:
    """The form as a draft keeps it; None where the chapter has no such draft."""
    return db.session.scalar(select(Draft.fields).where(Draft.id == draft_id, Draft.chapter_id == chapter_id))


def days_of_the_same(event: Any) -> Sequence[date]:
    """The days of an event and of those before it that are called the same in its chapter, the last first."""
    return db.session.scalars(
        select(Event.starts_on)
        .where(
            Event.chapter_id == event.chapter_id,
            func.lower(Event.title) == func.lower(event.title),
            Event.state == EventState.PUBLISHED,
            Event.starts_on <= event.starts_on,
        )
        .order_by(Event.starts_on.desc(), Event.id.desc())
        .limit(LOOKED_AT)
    ).all()


def days_taken(chapter_id: int, since: date) -> Sequence[date]:
    """The days on which a chapter has something on, from a day onwards."""
    return db.session.scalars(
        select(Event.starts_on)
        .where(Event.chapter_id == chapter_id, Event.state == EventState.PUBLISHED, Event.starts_on >= since)
        .distinct()
    ).all()
