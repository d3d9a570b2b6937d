"""What clocks do while somebody is away, in words: those there, and the reader's own at home."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.writing import dates
from events.times import Reader

#: So far ahead one looks for when other clocks follow.
FOLLOWS_WITHIN_DAYS = 60
_DAY = timedelta(days=1)
_ZERO = timedelta(0)


@dataclass(frozen=True)
class Change:
    """A night in which clocks change: the fact, and what it means between the two places (or nothing)."""

    on: date
    fact: str
    apart: str = ""


def changes(there: Reader, home: Reader | None, first_on: date, last_on: date) -> list[Change]:
    """Every change of the clocks there, or of the reader's own, from the first day to the last, in order."""
    other = home if home and home.zone != there.zone else None
    return [change for on in _each(first_on, last_on) if (change := _change(there, other, on))]


def _change(there: Reader, home: Reader | None, on: date) -> Change | None:
    here_by, home_by = _turn(there.zone, on), _turn(home.zone, on) if home else _ZERO
    if here_by == home_by:
        return Change(on, _fact(there, here_by, on)) if here_by else None
    if here_by:
        return Change(on, _fact(there, here_by, on), _apart(there, home, home, on, "you’re") if home else "")
    return Change(on, _fact(home, home_by, on), _apart(there, home, there, on, "you’re")) if home else None


def _fact(whose: Reader, by: timedelta, on: date) -> str:
    """ "Lisbon’s clocks go back an hour on Sunday 25 October."."""
    way = "forward" if by > _ZERO else "back"
    day = f"{dates.WEEKDAYS[on.weekday()]} {on.day} {dates.MONTHS[on.month - 1]}"
    return f"{_of(whose)} clocks go {way} {'an hour' if abs(by) == timedelta(hours=1) else _length(abs(by))} on {day}."


def _apart(there: Reader, home: Reader, other: Reader, on: date, you: str) -> str:
    """ "Charlotte’s don’t until 1 November, so from Sunday you’re 4 hours apart instead of 5."."""
    later = next(
        (day for day in _each(on + _DAY, on + FOLLOWS_WITHIN_DAYS * _DAY) if _turn(other.zone, day)),
        None,
    )
    until = f" until {later.day} {dates.MONTHS[later.month - 1]}" if later else ""
    before, after = (abs(_offset(there.zone, day) - _offset(home.zone, day)) for day in (on, on + _DAY))
    since = f"so from {dates.WEEKDAYS[on.weekday()]} {you}"
    if not after:
        return f"{_of(other)} don’t{until}, {since} on the same time instead of {_length(before)} apart."
    instead = f"instead of {_short(before, after)}" if before else "and no longer on the same time"
    return f"{_of(other)} don’t{until}, {since} {_length(after)} apart {instead}."


def _short(before: timedelta, after: timedelta) -> str:
    """ "5" beside "4 hours"; in full where one of them is not of whole hours."""
    hours = timedelta(hours=1)
    return str(before // hours) if not before % hours and not after % hours else _length(before)


def _length(by: timedelta) -> str:
    hours, minutes = divmod(round(by.total_seconds() / 60), 60)
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in ((hours, "hour"), (minutes, "minute"))]
    return " ".join(part for part in parts if not part.startswith("0 "))


def _of(whose: Reader) -> str:
    return f"{whose.city}’" if whose.city.endswith("s") else f"{whose.city}’s"


def _turn(zone: str, on: date) -> timedelta:
    """By how much the clocks of a zone change in the course of a day."""
    return _offset(zone, on + _DAY) - _offset(zone, on)


def _offset(zone: str, on: date) -> timedelta:
    return datetime.combine(on, time(0), ZoneInfo(zone)).utcoffset() or _ZERO


def _each(first_on: date, last_on: date) -> Iterator[date]:
    return (first_on + number * _DAY for number in range((last_on - first_on).days + 1))
