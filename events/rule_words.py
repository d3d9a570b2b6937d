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
        return listed([f"{words}s" if " " in words else words for words in _picks(rule)])
    words = lowered(_PHRASES[rule.repeats](rule))
    return f"the {words}" if rule.is_monthly and rule.day in (None, LAST) else words


def lowered(words: str) -> str:
    """A phrase that stands in the middle of a sentence."""
    return f"{words[0].lower()}{words[1:]}"


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
    return listed([_weekday(name) for name in rule.weekdays])


def _by_weekday(rule: Rule) -> str:
    last = f", or the last {_weekday(rule.picks[-1][1])} where there is no fifth"
    exception = last if rule.short_months is ShortMonths.LAST else ""
    return f"{_capital(listed(_picks(rule)))} of {_months(rule)}{exception}"


def _by_day(rule: Rule) -> str:
    exception = ", or the last day of a shorter one" if rule.short_months is ShortMonths.LAST else ""
    return f"{_capital(listed(_day_picks(rule)))} of {_months(rule)}{exception}"


def _day_picks(rule: Rule) -> list[str]:
    """“day 15”, “days 1” and “15”, “last day”, “day 15” and “the last day”."""
    days = [str(number) for number, _weekday in rule.picks if number != LAST]
    last = ["the last day" if days else "last day"] if len(days) < len(rule.picks) else []
    return [f"{'days' if days[1:] else 'day'} {days[0]}", *days[1:], *last] if days else last


def _picks(rule: Rule) -> list[str]:
    """“first Tuesday” and “third Saturday”; “first” and “third Monday” where the day of the week is the same."""
    same = len({weekday for _number, weekday in rule.picks}) == 1
    words = [f"{NTH_NAMES[number].lower()} {_weekday(weekday)}" for number, weekday in rule.picks]
    return [*(word.partition(" ")[0] if same else word for word in words[:-1]), words[-1]]


def _weekday(name: str) -> str:
    return WEEKDAY_NAMES[WEEKDAYS.index(name)]


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


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
