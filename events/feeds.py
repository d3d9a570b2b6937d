"""A chapter's dates as a calendar to subscribe to."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from chapters.mark import HEX
from core import clock
from events import calendars, coming, entries
from events.calendars import Entry


def of_chapter(chapter: Any, club: str) -> str:
    """The calendar of a row of `chapters.queries.by_slug`: word for word the same all day, unless something changes."""
    held = [_stamped(row) for row in coming.entries_of(chapter.id)]
    return calendars.feed(f"{chapter.name} · {club}", held, HEX[chapter.tincture])


def _stamped(row: Any) -> Entry:
    """The entry, produced as the day began in Greenwich or when it came to be: so that asking again is answered 304."""
    morning = datetime.combine(clock.now().date(), time(0), UTC)
    return replace(entries.entry(row), produced_at=max(morning, row.created_at, row.cancelled_at or row.created_at))
