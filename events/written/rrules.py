"""A rule as RFC 5545 writes it (RRULE), and back; what our rules cannot say is refused."""

import re
from datetime import date
from typing import Any

from events.rules import LAST, WEEKDAYS, BadRule, Pick, Repeats, Rule, ShortMonths, picked

LONGEST = 300
#: So many of a weekday, and so many days, every month has.
EVERY_MONTH_WEEKDAYS, EVERY_MONTH_DAYS = 4, 28
_PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "UNTIL", "COUNT", "WKST"})
_NUMBER = re.compile(r"-?[0-9]{1,3}")
_BYDAY = re.compile(r"(-1|[1-5]?)(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def to_rrule(rule: Rule) -> str:
    """The value of an RRULE property with the same dates; empty for a single date, which has none."""
    if rule.repeats is Repeats.ONCE:
        return ""
    parts = {
        "FREQ": "MONTHLY" if rule.is_monthly else rule.repeats.upper(),
        "INTERVAL": str(rule.interval) if rule.interval > 1 else "",
        **_by(rule),
        "BYMONTH": ",".join(map(str, rule.months)),
        "BYSETPOS": _positions(rule),
        "UNTIL": f"{rule.until:%Y%m%d}" if rule.until else "",
        "COUNT": str(rule.times or ""),
    }
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def from_rrule(text: str) -> Rule:
    """The rule an RRULE value says; raises BadRule on whatever lies outside our rules (hours, years, other parts)."""
    if not text:
        return Rule(Repeats.ONCE)
    parts = _parts(text)
    pick = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}.get(parts.get("FREQ", ""))
    if pick is None:
        raise BadRule("A rule repeats daily, weekly, monthly or yearly")
    return Rule(**pick(parts), interval=_interval(parts), until=_until(parts), times=_times(parts))


def _by(rule: Rule) -> dict[str, str]:
    if not rule.is_monthly:
        return {"BYDAY": ",".join(rule.weekdays)}
    picks = [f"{number}{weekday}" for number, weekday in rule.picks]
    if rule.short_months is ShortMonths.LAST:
        number, weekday = rule.picks[-1]
        always = EVERY_MONTH_WEEKDAYS if weekday else EVERY_MONTH_DAYS
        picks = list(dict.fromkeys([*picks[:-1], *(f"{n}{weekday}" for n in range(always, number + 1))]))
    return {"BYDAY" if rule.picks[0][1] else "BYMONTHDAY": ",".join(picks)}


def _positions(rule: Rule) -> str:
    """Where the last of those a month has is meant, which of them: that one, after the first where there are two."""
    if rule.short_months is not ShortMonths.LAST:
        return ""
    return f"1,{LAST}" if rule.picks[1:] else str(LAST)


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=")[::2] for part in text[: LONGEST + 1].upper().split(";")]
    parts = dict(pairs)
    if len(text) > LONGEST or len(parts) != len(pairs) or not _PARTS.issuperset(parts) or "" in parts.values():
        raise BadRule("This rule is written in a way we cannot read")
    if parts.pop("WKST", "MO") != "MO":
        raise BadRule("A week begins on Monday here")
    return parts


def _daily(parts: dict[str, str]) -> dict[str, Any]:
    _only(parts)
    return {"repeats": Repeats.DAILY}


def _weekly(parts: dict[str, str]) -> dict[str, Any]:
    _only(parts, "BYDAY")
    named = _byday(parts)
    if any(nth for nth, _ in named):
        raise BadRule("A weekly rule names its days without a number", "weekdays")
    return {"repeats": Repeats.WEEKLY, "weekdays": _in_order(name for _, name in named)}


def _monthly(parts: dict[str, str]) -> dict[str, Any]:
    months = {"months": tuple(sorted(_numbers(parts, "BYMONTH")))}
    if "BYDAY" in parts:
        _only(parts, "BYDAY", "BYMONTH", "BYSETPOS")
        return months | _picked(parts, _byday(parts))
    _only(parts, "BYMONTHDAY", "BYMONTH", "BYSETPOS")
    return months | _picked(parts, [(day, "") for day in _numbers(parts, "BYMONTHDAY")])


def _yearly(parts: dict[str, str]) -> dict[str, Any]:
    if "BYMONTH" not in parts or "BYSETPOS" in parts:
        raise BadRule("A yearly rule names its months, and one day in each", "months")
    return _monthly(parts)


def _picked(parts: dict[str, str], picks: list[Pick]) -> dict[str, Any]:
    """What is picked in a month; with positions it is all that may be the last, written as we write it ourselves."""
    if "BYSETPOS" not in parts:
        return picked(picks)
    first = picks[:1] if parts["BYSETPOS"] == f"1,{LAST}" else []
    meant = picked([*first, *picks[-1:]]) | {"short_months": ShortMonths.LAST}
    written = _by(Rule(**meant)) | {"BYSETPOS": _positions(Rule(**meant))}
    if any(parts.get(name) != text for name, text in written.items()):
        raise BadRule("This rule combines what we cannot combine")
    return meant


def _only(parts: dict[str, str], *allowed: str) -> None:
    if not {"FREQ", "INTERVAL", "UNTIL", "COUNT", *allowed}.issuperset(parts):
        raise BadRule("This rule combines what we cannot combine")


def _byday(parts: dict[str, str]) -> list[tuple[int, str]]:
    found = [_BYDAY.fullmatch(name) for name in parts.get("BYDAY", "").split(",")]
    if None in found:
        raise BadRule("Choose days of the week", "weekdays")
    return [(int(match[1] or 0), match[2]) for match in found if match]


def _in_order(names: Any) -> tuple[str, ...]:
    return tuple(sorted(names, key=WEEKDAYS.index))


def _numbers(parts: dict[str, str], name: str) -> list[int]:
    texts = parts[name].split(",") if name in parts else []
    if not all(_NUMBER.fullmatch(text) for text in texts):
        raise BadRule(f"{name} holds whole numbers")
    return [int(text) for text in texts]


def _interval(parts: dict[str, str]) -> int:
    return (_numbers(parts, "INTERVAL") or [1])[0]


def _times(parts: dict[str, str]) -> int | None:
    return next(iter(_numbers(parts, "COUNT")), None)


def _until(parts: dict[str, str]) -> date | None:
    if "UNTIL" not in parts:
        return None
    found = _UNTIL.fullmatch(parts["UNTIL"])
    try:
        return date(*map(int, found.groups())) if found else date(0, 0, 0)
    except ValueError as wrong:
        raise BadRule("The last day is a date, without a time", "until") from wrong
