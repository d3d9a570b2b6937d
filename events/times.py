"""An event's times as a reader is told them: the wall clock there first, the reader's own second where it differs."""

import zoneinfo
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from core import clock
from core.writing import dates

EVENING_HOUR = 17


@dataclass(frozen=True)
class Reader:
    """Where a reader's own clock hangs: an IANA zone, and the city it is called by."""

    zone: str
    city: str


@dataclass(frozen=True)
class Line:
    """One line of times in words: "Lisbon time", "Thu 22 Oct", "19:00", "21:30"; `starts_iso` carries the offset."""

    zone: str
    day: str
    starts: str
    ends: str
    starts_iso: str
    note: str = ""
    other_day: bool = False

    @property
    def is_evening(self) -> bool:
        """Whether one says tonight."""
        return int(self.starts_iso[11:13]) >= EVENING_HOUR

    def __str__(self) -> str:
        """ "19:00–21:30, Lisbon time", with the day where it is another one than the event's."""
        text = f"{self.starts}–{self.ends}, {self.zone}"
        return f"{text}, {self.day}" if self.other_day else text


def there(starts_at: datetime, ends_at: datetime, zone: str, city: str, country_code: str) -> Line:
    """The times on the wall where the event is; a clock of twelve hours where people read one."""
    return _line(starts_at, ends_at, Reader(zone, city), dates.reads_twelve_hours(country_code))


def here(
    starts_at: datetime, ends_at: datetime, zone: str, reader: Reader | None, country_code: str = ""
) -> Line | None:
    """The same on the reader's wall, or None where it shows the same times, or nobody knows which wall that is."""
    if reader is None or reader.zone == zone:
        return None
    theirs, own = dates.local(starts_at, zone), dates.local(starts_at, reader.zone)
    behind = (theirs.utcoffset() or timedelta(0)) - (own.utcoffset() or timedelta(0))
    if not behind:
        return None
    line = _line(starts_at, ends_at, reader, dates.reads_twelve_hours(country_code))
    return Line(
        line.zone,
        line.day,
        line.starts,
        line.ends,
        line.starts_iso,
        note=f"yours, {_apart(abs(behind))} {'behind' if behind > timedelta(0) else 'ahead'}",
        other_day=theirs.date() != own.date(),
    )


def reader(zone: str | None, home_zone: str | None, home_name: str | None, cookie: str | None) -> Reader | None:
    """Whose clock a page shows second: the saved zone, else the home chapter's, else the browser's, else none."""
    if zone and zone == home_zone and home_name:
        return Reader(zone, home_name)
    chosen = zone or cookie
    return Reader(chosen, city_of(chosen)) if chosen and is_zone(chosen) else None


def city_of(zone: str) -> str:
    """The city a zone is called by: "New York" of America/New_York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def is_zone(name: str) -> bool:
    """Whether this is the name of an IANA zone that a city stands for."""
    return name in _zones()


def moment(at: datetime, zone: str, city: str, country_code: str) -> str:
    """ "Wed 21 Oct, 19:00, Lisbon time"."""
    return f"{_day(at, zone)}, {clock_of(at, zone, country_code)}, {city} time"


def clock_of(at: datetime, zone: str, country_code: str) -> str:
    """ "19:00" on the wall there, or "7:00 pm"."""
    return dates.clock(dates.local(at, zone).time(), dates.reads_twelve_hours(country_code))


def day_of(at: datetime, zone: str) -> date:
    """The day on the wall calendar there."""
    return dates.local(at, zone).date()


def day_of_month(at: datetime, zone: str) -> str:
    """The day of an instant in words: "3 July", with the year where it is not this one."""
    return dates.day_of_month(day_of(at, zone), day_of(clock.now(), zone))


def iso(at: datetime, zone: str) -> str:
    """ "2026-10-22T19:00+01:00": the wall time there with its offset."""
    return dates.local(at, zone).isoformat(timespec="minutes")


def _line(starts_at: datetime, ends_at: datetime, whose: Reader, twelve_hours: bool) -> Line:
    start, end = dates.local(starts_at, whose.zone), dates.local(ends_at, whose.zone)
    return Line(
        zone=f"{whose.city} time",
        day=_day(starts_at, whose.zone),
        starts=dates.clock(start.time(), twelve_hours),
        ends=dates.clock(end.time(), twelve_hours),
        starts_iso=iso(starts_at, whose.zone),
    )


def _day(at: datetime, zone: str) -> str:
    return dates.day(dates.local(at, zone).date(), dates.local(clock.now(), zone).date())


def _apart(by: timedelta) -> str:
    hours, minutes = divmod(round(by.total_seconds() / 60), 60)
    parts = [_plural(hours, "hour")] * bool(hours) + [_plural(minutes, "minute")] * bool(minutes)
    return " ".join(parts)


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


@cache
def _zones() -> frozenset[str]:
    return frozenset(name for name in zoneinfo.available_timezones() if "/" in name)
