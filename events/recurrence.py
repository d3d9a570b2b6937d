"""The dates a rule gives: counted out here and nowhere else, always within bounds."""

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice, takewhile

from events.rules import LAST, WEEKDAYS, BadRule, Pick, Repeats, Rule, ShortMonths

#: A rule whose first date lies further away than this is taken for a slip.
FIRST_WITHIN = timedelta(days=5 * 366)
#: A rule that ends on a day ends within this.
LONGEST_RUN = timedelta(days=10 * 366)
#: No call looks further than this or gives more dates, whatever the rule says.
LONGEST_WINDOW = timedelta(days=731)
MOST_DATES = 750
AT_A_TIME = 120


def dates(
    rule: Rule, first_on: date, *, since: date | None = None, until: date | None = None, limit: int = AT_A_TIME
) -> list[date]:
    """The days the rule gives from `since` (else `first_on`) to `until` (else a year on), both included, in order.

    Intervals and `times` count from `first_on`. At most `limit` dates (750 at the very most), within two years.
    """
    begin = max(first_on, since or first_on)
    end = min(until or a_year_after(begin), _later(begin, LONGEST_WINDOW))
    within = takewhile(lambda on: on <= end, _ended(rule, first_on, begin, end))
    return list(islice((on for on in within if on >= begin), max(0, min(limit, MOST_DATES))))


def a_year_after(on: date) -> date:
    """The same day a year on, as far as dates are made ahead; 28 February for the 29th."""
    if on.year == date.max.year:
        return date.max
    return on.replace(year=on.year + 1, day=28 if (on.month, on.day) == (2, 29) else on.day)


def first_date(rule: Rule, first_on: date) -> date:
    """The first day the rule gives; raises BadRule when none comes within five years or its end is out of bounds."""
    if rule.until and rule.until < first_on:
        raise BadRule("Choose a last day after the first one", "until")
    if rule.until and rule.until > _later(first_on, LONGEST_RUN):
        raise BadRule("Choose a last day within ten years", "until")
    found = next(_ended(rule, first_on, first_on, _later(first_on, FIRST_WITHIN)), None)
    if found is None:
        raise BadRule("No date fits this: choose another day or other months")
    return found


def _ended(rule: Rule, first_on: date, begin: date, end: date) -> Iterator[date]:
    """The rule's days until its own end or `end`; those before `begin` may be missing unless they count."""
    counted = rule.times is not None
    days = _DAYS[rule.repeats](rule, first_on, first_on if counted else begin, min(end, rule.until or end))
    return islice((on for on in days if on >= first_on), rule.times) if counted else days


def _once(_rule: Rule, first_on: date, _begin: date, _end: date) -> Iterator[date]:
    yield first_on


def _daily(rule: Rule, first_on: date, begin: date, end: date) -> Iterator[date]:
    missed = -(-(begin - first_on).days // rule.interval)
    for ordinal in range(first_on.toordinal() + missed * rule.interval, end.toordinal() + 1, rule.interval):
        yield date.fromordinal(ordinal)


def _weekly(rule: Rule, first_on: date, begin: date, end: date) -> Iterator[date]:
    monday, step = first_on.toordinal() - first_on.weekday(), 7 * rule.interval
    wanted = [WEEKDAYS.index(name) for name in rule.weekdays]
    start = monday + (begin.toordinal() - monday) // step * step
    for week in range(start, end.toordinal() + 1, step):
        for ordinal in (week + weekday for weekday in wanted):
            if max(first_on, begin).toordinal() <= ordinal <= end.toordinal():
                yield date.fromordinal(ordinal)


def _monthly(rule: Rule, first_on: date, begin: date, end: date) -> Iterator[date]:
    first, last = _month(first_on), _month(end)
    start = first + (_month(begin) - first) // rule.interval * rule.interval
    for number in range(start, last + 1, rule.interval):
        year, month = number // 12, number % 12 + 1
        if rule.months and month not in rule.months:
            continue
        for day in sorted({_day_in(pick, rule.short_months, year, month) for pick in rule.picks} - {0}):
            if max(first_on, begin) <= date(year, month, day) <= end:
                yield date(year, month, day)


def _day_in(pick: Pick, short_months: ShortMonths, year: int, month: int) -> int:
    """The day of the month that is picked there, or 0 where the month is too short for it."""
    (wanted, weekday), (first_weekday, length) = pick, calendar.monthrange(year, month)
    first = 1 + (WEEKDAYS.index(weekday) - first_weekday) % 7 if weekday else 1
    days = range(first, length + 1, 7 if weekday else 1)
    if wanted != LAST and wanted <= len(days):
        return days[wanted - 1]
    return days[-1] if wanted == LAST or short_months is ShortMonths.LAST else 0


def _month(on: date) -> int:
    return on.year * 12 + on.month - 1


def _later(on: date, by: timedelta) -> date:
    return date.max if date.max - on < by else on + by


_DAYS: dict[Repeats, Callable[[Rule, date, date, date], Iterator[date]]] = {
    Repeats.ONCE: _once,
    Repeats.DAILY: _daily,
    Repeats.WEEKLY: _weekly,
    Repeats.MONTHLY_BY_WEEKDAY: _monthly,
    Repeats.MONTHLY_BY_DAY: _monthly,
}
