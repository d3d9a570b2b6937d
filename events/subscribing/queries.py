"""Named reads of what calendars hold, as rows for `entries.entry`: what is ahead and the last sixty days, in order."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Select

from core import clock
from core.database import db
from events import coming
from events.models import Event, EventState

Found = Row[*tuple[Any, ...]]

#: What a calendar keeps of what is over, and the most it holds.
KEPT_PAST = timedelta(days=60)
MOST_ENTRIES = 3000


def of_chapter(chapter_id: int) -> Sequence[Found]:
    """The dates of a chapter."""
    return db.session.execute(_held().where(Event.chapter_id == chapter_id)).all()


def of_series(series_id: int) -> Sequence[Found]:
    """The dates of one series."""
    return db.session.execute(_held().where(Event.series_id == series_id)).all()


def _held() -> Select[*tuple[Any, ...]]:
    is_kept = (Event.state != EventState.SKIPPED, Event.ends_at > clock.now() - KEPT_PAST)
    return coming.entries().where(*is_kept).limit(MOST_ENTRIES)
