"""Dates as calendars to subscribe to: a chapter's, a series', a member's own."""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from chapters.mark import HEX
from core import clock
from events import calendars, entries
from events.calendars import Entry
from events.subscribing import queries


def of_chapter(chapter: Any, club: str) -> str:
    """The calendar of a row of `chapters.queries.by_slug`: word for word the same all day, unless something changes."""
    held = [stamped(row) for row in queries.of_chapter(chapter.id)]
    return calendars.feed(f"{chapter.name} · {club}", held, HEX[chapter.tincture])


def of_series(series: Any, club: str) -> str:
    """The calendar of a row of `events.series.queries.shown`, made in the same way."""
    held = [stamped(row) for row in queries.of_series(series.id)]
    return calendars.feed(f"{series.title} · {club}", held, HEX[series.tincture])


def of_member(member_id: int, club: str) -> str:
    """A member's own calendar: what they are going to, and what is not certain as tentative."""
    return calendars.feed(f"Your RSVPs · {club}", [_said(row) for row in queries.of_member(member_id)])


def _said(row: Any) -> Entry:
    words, entry = (
        {"maybe": "You may come.", "waiting": "You’re on the waitlist."}.get(row.said, ""),
        stamped(row, row.link),
    )
    if not words or entry.status == "CANCELLED":
        return entry
    description = "\n\n".join(part for part in (words, entry.description) if part)
    return replace(entry, status="TENTATIVE", description=description)


def stamped(row: Any, link: str = "") -> Entry:
    """The entry, produced as the day began in Greenwich or when it came to be: so that asking again is answered 304."""
    morning = datetime.combine(clock.now().date(), time(0), UTC)
    return replace(
        entries.entry(row, link), produced_at=max(morning, row.created_at, row.cancelled_at or row.created_at)
    )
