"""What is due by itself: the dates of series, made a year ahead."""

from datetime import timedelta

from sqlalchemy import select

from chapters.models import Chapter, ChapterState
from core import clock
from core.database import db, writing
from events import recurrence, scheduling
from events.models import Series, SeriesState

#: A series is filled again when its year ahead has shrunk by this much: once a week, not once a day.
SLACK = timedelta(days=7)
AT_ONCE = 200


def fill_ahead() -> int:
    """Make the dates that are due, one series a transaction; returns how many series were filled."""
    due = _due()
    for series_id in due:
        with writing():
            scheduling.fill(series_id)
    return len(due)


def _due() -> list[int]:
    horizon = recurrence.a_year_after(clock.now().date()) - SLACK
    wanted = (
        select(Series.id)
        .join(Series.chapter)
        .where(Series.state == SeriesState.PUBLISHED, Series.filled_until_on < horizon)
        .where(Chapter.state != ChapterState.ARCHIVED)
        .order_by(Series.filled_until_on)
        .limit(AT_ONCE)
    )
    return list(db.session.scalars(wanted))
