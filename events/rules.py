"""The rule of a plan that repeats: what people say, in one bounded structure."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: How the last weekday or the last day of a month is written in `nth` and `day`, as in RFC 5545.
LAST = -1
MOST_INTERVAL = 99
MOST_TIMES = 500

#: Which one and of what weekday; or the day of the month, and no weekday.
Pick = tuple[int, str]


class BadRule(ValueError):
    """A rule that cannot be kept; `str()` tells a person what to do, `field` names the input it is about."""

    def __init__(self, sentence: str, field: str = "repeats") -> None:
        super().__init__(sentence)
        self.field = field


class Repeats(enum.StrEnum):
    """The five ways in which people say how often."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY_BY_WEEKDAY = "monthly_by_weekday"
    MONTHLY_BY_DAY = "monthly_by_day"


class ShortMonths(enum.StrEnum):
    """What happens in a month without a fifth Friday or a 31st."""

    SKIP = "skip"
    LAST = "last"


@dataclass(frozen=True)
class Rule:
    """One rule in its only spelling: what does not belong to its kind is refused, not ignored.

    `weekdays` are RFC 5545 names in the order of the week; `months` are numbers in order, instead of an interval;
    `nth` is 1 to 5 or LAST, `day` 1 to 31 or LAST; a second of the same kind in the month comes after the first.
    It ends on `until` (included), after `times` dates, or never.
    """

    repeats: Repeats
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    nth: int | None = None
    day: int | None = None
    nth_2: int | None = None
    weekday_2: str | None = None
    day_2: int | None = None
    months: tuple[int, ...] = ()
    short_months: ShortMonths = ShortMonths.SKIP
    until: date | None = None
    times: int | None = None

    def __post_init__(self) -> None:
        for check in (_check_interval, _check_weekdays, _check_pick, _check_second, _check_months, _check_end):
            check(self)
        _check_short_months(self)

    @property
    def is_monthly(self) -> bool:
        """Whether it picks its dates month by month."""
        return self.repeats in (Repeats.MONTHLY_BY_WEEKDAY, Repeats.MONTHLY_BY_DAY)

    @property
    def picks(self) -> tuple[Pick, ...]:
        """The one or two that it picks in a month; none unless it is monthly."""
        if self.repeats is Repeats.MONTHLY_BY_DAY:
            both = ((self.day, ""), (self.day_2, ""))
        else:
            both = ((self.nth, "".join(self.weekdays)), (self.nth_2, self.weekday_2 or ""))
        return tuple((number, weekday) for number, weekday in both if number is not None)


def picked(picks: Iterable[Pick]) -> dict[str, Any]:
    """The fields of a monthly rule that say what it picks, in their order; refuses none and more than two."""
    chosen = sorted(picks, key=_place)
    if not 1 <= len(chosen) <= 2:
        raise BadRule("Choose one or two in a month")
    (number, weekday), (number_2, weekday_2) = (*chosen, (None, None))[:2]
    if not weekday:
        return {"repeats": Repeats.MONTHLY_BY_DAY, "day": number, "day_2": number_2}
    both = {"nth": number, "weekdays": (weekday,), "nth_2": number_2, "weekday_2": weekday_2}
    return {"repeats": Repeats.MONTHLY_BY_WEEKDAY} | both


def _check_interval(rule: Rule) -> None:
    if not 1 <= rule.interval <= MOST_INTERVAL:
        raise BadRule(f"Choose a number from 1 to {MOST_INTERVAL}", "interval")
    if rule.interval > 1 and (rule.repeats is Repeats.ONCE or rule.months):
        raise BadRule("Choose either every few months or the months by name", "interval")


def _check_weekdays(rule: Rule) -> None:
    if list(rule.weekdays) != [name for name in WEEKDAYS if name in rule.weekdays]:
        raise BadRule("Choose days of the week, each once", "weekdays")
    if rule.repeats is Repeats.WEEKLY and not rule.weekdays:
        raise BadRule("Choose at least one day of the week", "weekdays")
    if rule.repeats is Repeats.MONTHLY_BY_WEEKDAY and len(rule.weekdays) != 1:
        raise BadRule("Choose one day of the week", "weekdays")
    if rule.weekdays and rule.repeats not in (Repeats.WEEKLY, Repeats.MONTHLY_BY_WEEKDAY):
        raise BadRule("Days of the week do not belong to this", "weekdays")


def _check_pick(rule: Rule) -> None:
    nths = (LAST, *range(1, 6)) if rule.repeats is Repeats.MONTHLY_BY_WEEKDAY else (None,)
    days = (LAST, *range(1, 32)) if rule.repeats is Repeats.MONTHLY_BY_DAY else (None,)
    for number, among, field in ((rule.nth, nths, "nth"), (rule.nth_2, (*nths, None), "nth-2")):
        if number not in among:
            raise BadRule("Choose first to fifth, or last", field)
    for number, among, field in ((rule.day, days, "day"), (rule.day_2, (*days, None), "day-2")):
        if number not in among:
            raise BadRule("Choose a day from 1 to 31, or last", field)


def _check_second(rule: Rule) -> None:
    if (rule.nth_2 is None) != (rule.weekday_2 is None) or rule.weekday_2 not in (*WEEKDAYS, None):
        raise BadRule("Choose which one, and its day of the week", "weekdays-2")
    if len({_place(pick) for pick in rule.picks}) < len(rule.picks):
        raise BadRule("Choose another one than the first", _second(rule))
    if list(rule.picks) != sorted(rule.picks, key=_place):
        raise BadRule("Choose the earlier one first", _second(rule))


def _check_months(rule: Rule) -> None:
    if list(rule.months) != [month for month in range(1, 13) if month in rule.months]:
        raise BadRule("Choose months, each once", "months")
    if rule.months and not rule.is_monthly:
        raise BadRule("Months do not belong to this", "months")


def _check_short_months(rule: Rule) -> None:
    """A fifth that becomes the last is written down only beside one that surely comes before it."""
    if rule.short_months is ShortMonths.SKIP:
        return
    surely, sometimes = (3, 5) if rule.repeats is Repeats.MONTHLY_BY_WEEKDAY else (28, 29)
    numbers = [number for number, _weekday in rule.picks] or [0]
    if numbers[-1] < sometimes:
        raise BadRule("Only a fifth weekday or the 29th to 31st can be missing from a month", "short_months")
    if numbers[1:] and numbers[0] > surely:
        raise BadRule("With these two, choose “last” itself, or skip the months without one", "short_months")


def _check_end(rule: Rule) -> None:
    if rule.times is not None and not 1 <= rule.times <= MOST_TIMES:
        raise BadRule(f"Choose a number of times from 1 to {MOST_TIMES}", "times")
    if rule.until is not None and rule.times is not None:
        raise BadRule("Choose either a last day or a number of times", "until")
    if rule.repeats is Repeats.ONCE and (rule.until, rule.times) != (None, None):
        raise BadRule("A single date needs no end", "until")


def _place(pick: Pick) -> tuple[int, int]:
    number, weekday = pick
    return number if number != LAST else 99, WEEKDAYS.index(weekday) if weekday in WEEKDAYS else 0


def _second(rule: Rule) -> str:
    return "day-2" if rule.repeats is Repeats.MONTHLY_BY_DAY else "nth-2"
