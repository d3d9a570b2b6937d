"""How far a change of one date reaches, and what becomes of the rule of its series."""

import calendar
import enum
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from events import recurrence
from events.rules import LAST, WEEKDAYS, BadRule, Pick, Repeats, Rule, ShortMonths, picked

FIFTH = 5
#: Dates are counted in windows that `recurrence.dates` looks through as a whole.
_WINDOW = timedelta(days=700)


class Reach(enum.StrEnum):
    """Which dates of a series a change is meant for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


def shifted(rule: Rule, was_on: date, on: date) -> Rule:
    """The rule as it is once the day it gave, `was_on`, is held on another: third Thursdays become third Tuesdays."""
    if was_on == on:
        return rule
    if rule.repeats is Repeats.WEEKLY:
        days = {WEEKDAYS[on.weekday()] if WEEKDAYS[was_on.weekday()] == name else name for name in rule.weekdays}
        return replace(rule, weekdays=tuple(name for name in WEEKDAYS if name in days))
    if not rule.is_monthly:
        return rule
    gave = next((pick for pick in rule.picks if _gives(pick, was_on)), rule.picks[0])
    picks = [_pick_of(on, pick) if pick == gave else pick for pick in rule.picks]
    months = tuple(sorted({on.month if month == was_on.month else month for month in rule.months}))
    same: dict[str, Any] = {"interval": rule.interval, "months": months, "until": rule.until, "times": rule.times}
    try:
        return Rule(**picked(picks), **same, short_months=rule.short_months)
    except BadRule:
        return Rule(**picked(picks), **same, short_months=ShortMonths.SKIP)


def before(rule: Rule, day: date) -> Rule:
    """The rule that ends on the day before."""
    return replace(rule, until=day - timedelta(days=1), times=None)


def remaining(rule: Rule, first_on: date, day: date) -> Rule:
    """The rule as it goes on from a day: of a number of times, those that are left."""
    if rule.times is None:
        return rule
    return replace(rule, times=max(1, rule.times - _count_before(rule, first_on, day)))


def _count_before(rule: Rule, first_on: date, day: date) -> int:
    count, since = 0, first_on
    while since < day:
        until = min(day - timedelta(days=1), since + _WINDOW)
        count += len(recurrence.dates(rule, first_on, since=since, until=until, limit=recurrence.MOST_DATES))
        since = until + timedelta(days=1)
    return count


def _gives(pick: Pick, on: date) -> bool:
    return bool(recurrence.dates(Rule(**picked([pick])), on, until=on))


def _pick_of(on: date, was: Pick) -> Pick:
    """Which one in its month a day is; the last where the one before it was, and where it is a fifth."""
    length = calendar.monthrange(on.year, on.month)[1]
    number, weekday = was
    if not weekday:
        return (LAST if number == LAST and on.day == length else on.day, "")
    nth = (on.day - 1) // 7 + 1
    is_last = on.day + 7 > length and (number == LAST or nth == FIFTH)
    return (LAST if is_last else nth, WEEKDAYS[on.weekday()])
