"""Wall clocks: the time on the wall in a zone as an instant, what clock changes do to it, and how people write it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

#: An end up to here lies on the next day when it stands before the start; a later one is taken for a slip.
SMALL_HOURS_END = time(6)
#: Clock changes are looked for over at most this many days.
LONGEST_LOOK_DAYS = 800

_TIME = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?\s?(?:([ap])\.?m\.?)?", re.IGNORECASE)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class BadTime(ValueError):
    """A text that is no time of day; `str()` tells a person how to write one."""


@dataclass(frozen=True)
class ClockChange:
    """The day on which the clocks of a zone change, and by how many minutes; back is negative."""

    on: date
    minutes: int

    @property
    def direction(self) -> Literal["forward", "back"]:
        """Which way the hands go."""
        return "forward" if self.minutes > 0 else "back"


def instant(on: date, wall: time, zone: str) -> datetime:
    """The UTC instant of a wall time; a missing one moves forward by the gap, one that comes twice is the first."""
    return datetime.combine(on, wall.replace(fold=0), ZoneInfo(zone)).astimezone(UTC)


def span(on: date, start: time, end: time, zone: str) -> tuple[datetime, datetime]:
    """The UTC instants of start and end, the end on the next day where it crosses midnight; the end is always later."""
    ends_on = on + timedelta(days=1) if crosses_midnight(start, end) else on
    starts_at, ends_at = instant(on, start, zone), instant(ends_on, end, zone)
    if ends_at <= starts_at:
        ends_at = starts_at + (datetime.combine(ends_on, end) - datetime.combine(on, start))
    return starts_at, ends_at


def crosses_midnight(start: time, end: time) -> bool:
    """Whether an event between these wall times ends on the day after it began."""
    return end <= start


def ends_in_time(start: time, end: time) -> bool:
    """Whether the end comes after the start the same day, or in the small hours of the next."""
    return end > start or (end <= SMALL_HOURS_END and start > SMALL_HOURS_END)


def today(at: datetime, zone: str) -> date:
    """The date on the wall calendar of a zone at an instant."""
    return at.astimezone(ZoneInfo(zone)).date()


def oddity(on: date, wall: time, zone: str) -> Literal["missing", "twice"] | None:
    """Whether that wall time does not exist that day, or comes twice; None as a rule."""
    there = ZoneInfo(zone)
    if instant(on, wall, zone).astimezone(there).replace(tzinfo=None, fold=0) != datetime.combine(on, wall):
        return "missing"
    first, second = (datetime.combine(on, wall.replace(fold=fold), there).utcoffset() for fold in (0, 1))
    return None if first == second else "twice"


def shown(on: date, wall: time, zone: str) -> time:
    """The time the wall clock really shows at that instant: later than asked by the gap where the time is missing."""
    return instant(on, wall, zone).astimezone(ZoneInfo(zone)).time().replace(fold=0)


def clock_changes(zone: str, first_on: date, last_on: date) -> list[ClockChange]:
    """The days from first to last, both included, on which the zone's clocks change; none beyond 800 days."""
    there = ZoneInfo(zone)
    days = range(min((last_on - first_on).days + 1, LONGEST_LOOK_DAYS))
    midnights = [datetime.combine(first_on + timedelta(days=day), time(0), there) for day in (*days, len(days))]
    offsets = [midnight.utcoffset() or timedelta(0) for midnight in midnights]
    changes = [(after - before).total_seconds() for before, after in pairwise(offsets)]
    return [ClockChange(at.date(), round(by / 60)) for at, by in zip(midnights, changes, strict=False) if by]


def jump(on: date, zone: str) -> tuple[time, time]:
    """What the wall shows as the hands move that day, before and after; midnight twice where they rest."""
    there = ZoneInfo(zone)
    first, last = (datetime.combine(on + timedelta(days=day), time(0), there).astimezone(UTC) for day in (0, 1))
    eve = first - timedelta(minutes=1)
    offset = _offset(eve, there)
    minutes = range(round((last - eve).total_seconds() / 60))
    moved = bisect_left(minutes, True, key=lambda by: _offset(eve + timedelta(minutes=by), there) != offset)
    if moved == len(minutes):
        return time(0), time(0)
    at = eve + timedelta(minutes=moved)
    return (at + offset).time(), at.astimezone(there).time().replace(fold=0)


def parse_time(text: str) -> time:
    """The time of day in 18:30, 1830, 18.30, 6:30pm, 6.30 pm, 7pm, noon or midnight; else raises BadTime."""
    tidy = " ".join(text.lower().split())
    if tidy in _NAMED:
        return _NAMED[tidy]
    found = _TIME.fullmatch(tidy) if len(tidy) <= 12 else None
    if found is None or not (found[2] or found[3]):
        raise BadTime(_HOW)
    return _time(int(found[1]), int(found[2] or 0), found[3])


def _offset(at: datetime, there: ZoneInfo) -> timedelta:
    return at.astimezone(there).utcoffset() or timedelta(0)


_HOW = "Write the time like 18:30 or 6.30 pm"


def _time(hour: int, minute: int, half: str | None) -> time:
    if half is not None and not 1 <= hour <= 12:
        raise BadTime(_HOW)
    if half is not None:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise BadTime(_HOW)
    return time(hour, minute)
