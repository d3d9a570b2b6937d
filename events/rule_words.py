"""A rule read back in words, as a person would say it."""

from datetime import date

from events.rules import LAST, WEEKDAYS, Repeats, Rule, ShortMonths

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NTH_NAMES = {1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth", LAST: "Last"}


def in_words(rule: Rule) -> str:
    """The rule as one phrase with a capital and no full stop: “Third Thursday of every month, until 17 June 2027”."""
    return _PHRASES[rule.repeats](rule) + _end(rule)


def in_short(rule: Rule) -> str:
    """How often, for the middle of a sentence: “fourth Thursdays”, “every Saturday”, “the last day of May”."""
    if rule.repeats is Repeats.MONTHLY_BY_WEEKDAY and rule.interval == 1 and not rule.months:
        return f"{NTH_NAMES[rule.nth or LAST].lower()} {WEEKDAY_NAMES[WEEKDAYS.index(rule.weekdays[0])]}s"
    words = _PHRASES[rule.repeats](rule)
    return f"{'the ' if rule.is_monthly else ''}{words[0].lower()}{words[1:]}"


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: “a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _once(_rule: Rule) -> str:
    return "Once"


def _daily(rule: Rule) -> str:
    return "Every day" if rule.interval == 1 else f"Every {rule.interval} days"


def _weekly(rule: Rule) -> str:
    days = _days(rule)
    if rule.interval == 1:
        return f"Every {days}"
    return f"Every {rule.interval} weeks on {'every ' if days in ('day', 'weekday') else ''}{days}"


def _days(rule: Rule) -> str:
    if rule.weekdays == WEEKDAYS:
        return "day"
    if rule.weekdays == WEEKDAYS[:5]:
        return "weekday"
    return listed([WEEKDAY_NAMES[WEEKDAYS.index(name)] for name in rule.weekdays])


def _by_weekday(rule: Rule) -> str:
    weekday = WEEKDAY_NAMES[WEEKDAYS.index(rule.weekdays[0])]
    exception = f", or the last {weekday} where there is no fifth" if rule.short_months is ShortMonths.LAST else ""
    return f"{NTH_NAMES[rule.nth or LAST]} {weekday} of {_months(rule)}{exception}"


def _by_day(rule: Rule) -> str:
    exception = ", or the last day of a shorter one" if rule.short_months is ShortMonths.LAST else ""
    return f"{'Last day' if rule.day == LAST else f'Day {rule.day}'} of {_months(rule)}{exception}"


def _months(rule: Rule) -> str:
    if rule.months and len(rule.months) < 12:
        return listed([MONTH_NAMES[month - 1] for month in rule.months])
    return "every month" if rule.interval == 1 else f"every {rule.interval} months"


def _end(rule: Rule) -> str:
    if rule.until:
        return f", until {_day(rule.until)}"
    return f", {_times(rule.times)}" if rule.times else ""


def _times(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _day(on: date) -> str:
    return f"{on.day} {MONTH_NAMES[on.month - 1]} {on.year}"


_PHRASES = {
    Repeats.ONCE: _once,
    Repeats.DAILY: _daily,
    Repeats.WEEKLY: _weekly,
    Repeats.MONTHLY_BY_WEEKDAY: _by_weekday,
    Repeats.MONTHLY_BY_DAY: _by_day,
}
