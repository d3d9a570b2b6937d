"""The rule of a plan that repeats: what people say, in one bounded structure."""

import enum
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: How the last weekday or the last day of a month is written in `nth` and `day`, as in RFC 5545.
LAST = -1
MOST_INTERVAL = 99
MOST_TIMES = 500


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
    `nth` is 1 to 5 or LAST, `day` 1 to 31 or LAST. It ends on `until` (included), after `times` dates, or never.
    """

    repeats: Repeats
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    nth: int | None = None
    day: int | None = None
    months: tuple[int, ...] = ()
    short_months: ShortMonths = ShortMonths.SKIP
    until: date | None = None
    times: int | None = None

    def __post_init__(self) -> None:
        for check in (_check_interval, _check_weekdays, _check_pick, _check_months, _check_short_months, _check_end):
            check(self)

    @property
    def is_monthly(self) -> bool:
        """Whether it picks its dates month by month."""
        return self.repeats in (Repeats.MONTHLY_BY_WEEKDAY, Repeats.MONTHLY_BY_DAY)


def to_facts(rule: Rule) -> dict[str, Any]:
    """The rule as plain JSON, without what is left at its default."""
    defaults = {field.name: field.default for field in fields(Rule)}
    given = {name: value for name, value in asdict(rule).items() if value != defaults[name]}
    return {name: _plain(value) for name, value in given.items()}


def from_facts(facts: dict[str, Any]) -> Rule:
    """The rule that `to_facts` wrote; raises BadRule on anything else."""
    try:
        return Rule(**{name: _READERS[name](value) for name, value in facts.items()})
    except (KeyError, TypeError, ValueError) as wrong:
        if isinstance(wrong, BadRule):
            raise
        raise BadRule("This is not a rule") from wrong


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
    if rule.nth not in nths:
        raise BadRule("Choose first to fifth, or last", "nth")
    if rule.day not in days:
        raise BadRule("Choose a day from 1 to 31, or last", "day")


def _check_months(rule: Rule) -> None:
    if list(rule.months) != [month for month in range(1, 13) if month in rule.months]:
        raise BadRule("Choose months, each once", "months")
    if rule.months and not rule.is_monthly:
        raise BadRule("Months do not belong to this", "months")


def _check_short_months(rule: Rule) -> None:
    if rule.short_months is ShortMonths.LAST and rule.nth != 5 and (rule.day or 0) < 29:
        raise BadRule("Only a fifth weekday or the 29th to 31st can be missing from a month", "short_months")


def _check_end(rule: Rule) -> None:
    if rule.times is not None and not 1 <= rule.times <= MOST_TIMES:
        raise BadRule(f"Choose a number of times from 1 to {MOST_TIMES}", "times")
    if rule.until is not None and rule.times is not None:
        raise BadRule("Choose either a last day or a number of times", "until")
    if rule.repeats is Repeats.ONCE and (rule.until, rule.times) != (None, None):
        raise BadRule("A single date needs no end", "until")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, int) else str(value)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "repeats": Repeats,
    "interval": _whole,
    "weekdays": tuple,
    "nth": _whole,
    "day": _whole,
    "months": lambda months: tuple(_whole(month) for month in months),
    "short_months": ShortMonths,
    "until": date.fromisoformat,
    "times": _whole,
}
