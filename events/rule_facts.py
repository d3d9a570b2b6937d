"""A rule as it is kept: plain JSON, and back."""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from events.rules import BadRule, Repeats, Rule, ShortMonths


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
    "nth_2": _whole,
    "weekday_2": str,
    "day_2": _whole,
    "months": lambda months: tuple(_whole(month) for month in months),
    "short_months": ShortMonths,
    "until": date.fromisoformat,
    "times": _whole,
}
