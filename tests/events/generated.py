"""Rules made by chance, and their moments as other programs count them: dateutil, and what reads calendars."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

from events import recurrence, walltime
from events.rules import LAST, WEEKDAYS, BadRule, Pick, Repeats, Rule, ShortMonths, picked
from events.written.rrules import to_rrule

#: Half an hour in summer; a month of Ramadan; changes at midnight by decree; a day that never was; two hours at once.
ODD_ZONES = ("Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza", "Pacific/Apia", "Antarctica/Troll")
ZONES = (*ODD_ZONES, "Europe/Lisbon", "America/New_York")
AHEAD = timedelta(days=400)
#: The others begin on the same day; a test of the tests lets them begin on another.
AHEAD_OF_OTHERS = timedelta(0)
#: Times at which clocks are changed, beside those at which people meet.
WALLS = (time(0), time(0, 30), time(1, 30), time(2), time(2, 15), time(2, 30), time(3), time(18, 30), time(23, 59))
#: In the middle of this Samoa went from one side of the date line to the other, without 30 December.
APIA_FIRST = date(2011, 6, 1)


def differences(chance: Random, count: int) -> Iterator[str]:
    """Where we and another program differ, over so many rules in zones by turns; nothing where all agree."""
    for number in range(count):
        zone = ZONES[number % len(ZONES)]
        rule, (first_on, wall) = a_rule(chance), a_beginning(chance, zone)
        counted = ours(rule, first_on, wall, zone)
        if counted != by_dateutil(rule, first_on + AHEAD_OF_OTHERS, wall, zone):
            yield f"dateutil: {rule} from {first_on} {wall} in {zone}"
        if counted and counted != by_calendars(rule, first_on + AHEAD_OF_OTHERS, wall, zone):
            yield f"recurring-ical-events: {rule} from {first_on} {wall} in {zone}"


def a_rule(chance: Random) -> Rule:
    """A rule that repeats, of any kind with any end."""
    while True:
        try:
            return _RULES[chance.randrange(len(_RULES))](chance)
        except BadRule:
            continue


def a_beginning(chance: Random, zone: str) -> tuple[date, time]:
    """A first day and a time on the wall; in Apia around the day that never was."""
    first = APIA_FIRST if zone == "Pacific/Apia" else date(2024, 1, 1)
    return first + timedelta(days=chance.randrange(1200)), chance.choice(WALLS)


def ours(rule: Rule, first_on: date, wall: time, zone: str) -> list[datetime]:
    """The moments as we count them, for four hundred days."""
    days = recurrence.dates(rule, first_on, until=first_on + AHEAD, limit=750)
    return [walltime.instant(on, wall, zone) for on in days]


def by_dateutil(rule: Rule, first_on: date, wall: time, zone: str) -> list[datetime]:
    """The same as dateutil expands the rule on the wall and the zone places it in time."""
    told = rrulestr(to_rrule(rule), dtstart=datetime.combine(first_on, time(0)))
    between = told.between(datetime.combine(first_on, time(0)), datetime.combine(first_on + AHEAD, time(0)), inc=True)
    return [datetime.combine(at, wall, ZoneInfo(zone)).astimezone(UTC) for at in between]


def by_calendars(rule: Rule, first_on: date, wall: time, zone: str) -> list[datetime]:
    """The same as a program makes it of a calendar file; a series there begins on one of its own dates."""
    begins_on = next(iter(recurrence.dates(rule, first_on, until=first_on + AHEAD, limit=1)), first_on)
    told: Any = recurring_ical_events.of(icalendar.Calendar.from_ical(_calendar(rule, begins_on, wall, zone)))
    between = told.between(first_on - timedelta(days=2), first_on + AHEAD + timedelta(days=3))
    starts = sorted(event["DTSTART"].dt.astimezone(UTC) for event in between)
    last = walltime.instant(first_on + AHEAD, wall, zone)
    return [at for at in starts if at <= last]


def _calendar(rule: Rule, begins_on: date, wall: time, zone: str) -> str:
    until = datetime.combine(rule.until, wall, ZoneInfo(zone)).astimezone(UTC) if rule.until else None
    rrule = to_rrule(rule)
    if until:
        rrule = rrule.replace(f"UNTIL={rule.until:%Y%m%d}", f"UNTIL={until:%Y%m%dT%H%M%SZ}")
    return "\r\n".join(
        (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z"),
            f"DTSTART;TZID={zone}:{datetime.combine(begins_on, wall):%Y%m%dT%H%M%S}",
            *(f"RRULE:{rrule}", "END:VEVENT", "END:VCALENDAR", ""),
        )
    )


def _daily(chance: Random) -> Rule:
    return Rule(Repeats.DAILY, interval=chance.randint(1, 99), **_end(chance))


def _weekly(chance: Random) -> Rule:
    days = chance.sample(range(7), chance.randint(1, 6))
    weekdays = tuple(WEEKDAYS[day] for day in sorted(days))
    return Rule(Repeats.WEEKLY, interval=chance.randint(1, 9), weekdays=weekdays, **_end(chance))


def _by_weekday(chance: Random) -> Rule:
    return _monthly(chance, [(chance.choice((1, 2, 3, 4, 5, LAST)), chance.choice(WEEKDAYS)) for _ in range(2)])


def _by_day(chance: Random) -> Rule:
    return _monthly(chance, [(chance.choice((*range(1, 32), 29, 30, 31, LAST)), "") for _ in range(2)])


def _monthly(chance: Random, picks: list[Pick]) -> Rule:
    some = {"interval": chance.randint(1, 14)}
    named = {"months": tuple(sorted(chance.sample(range(1, 13), chance.randint(1, 11))))}
    months: dict[str, Any] = chance.choice((some, named))
    short = chance.choice(tuple(ShortMonths))
    return Rule(**picked(picks[: chance.randint(1, 2)]), short_months=short, **months, **_end(chance))


def _end(chance: Random) -> dict[str, Any]:
    last = date(2012, 1, 1) + timedelta(days=chance.randrange(6500))
    return chance.choice(({}, {"times": chance.randint(1, 60)}, {"until": last}))


_RULES = (_daily, _weekly, _by_weekday, _by_weekday, _by_day, _by_day)
