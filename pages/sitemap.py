"""Named reads of what search engines may know of: open chapters, and the dates ahead."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from chapters.models import Chapter
from chapters.queries import OPEN
from core import clock
from core.database import db
from events.models import Event, EventState

#: A sitemap holds 50,000 addresses at most.
MOST_CHAPTERS, MOST_EVENTS = 9_000, 40_000
Found = Row[*tuple[Any, ...]]


def chapters() -> Sequence[str]:
    """The addresses of the open chapters, in order of the alphabet."""
    return db.session.scalars(select(Chapter.slug).where(*_IS_OPEN).order_by(Chapter.slug).limit(MOST_CHAPTERS)).all()


def events() -> Sequence[Found]:
    """Id and slug of what is on from now on in open chapters, in order of time."""
    return db.session.execute(
        select(Event.id, Event.slug)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(*_IS_OPEN, Event.state == EventState.PUBLISHED, Event.starts_at > clock.now())
        .order_by(Event.starts_at, Event.id)
        .limit(MOST_EVENTS)
    ).all()


_IS_OPEN = (Chapter.state.in_(OPEN), Chapter.is_suspended.is_(False))
