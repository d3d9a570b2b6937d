"""How often a phrase says that something happens: its words one after the other, and the rule they make."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from events.rule_words import NTH_NAMES, WEEKDAY_NAMES
from events.rules import LAST, WEEKDAYS, BadRule, Pick, Repeats, Rule, ShortMonths, picked
from events.written.vocabulary import tokens

PHRASE = "phrase"

_SHORT = re.compile(
    r",? ?\bor (?:on )?(?:the )?last (?:one *$|day of a shorter (?:one|month)|\w+ (?:where|if|when) there is no \w+)"
)


@dataclass(frozen=True)
class Often:
    """How often, as far as it was understood; `question` is what must be asked, `unread` what was not understood."""

    rule: Rule | None
    question: str = ""
    unread: str = ""


@dataclass
class _Heard:
    """What the words have said so far; `paced` is whether “every” stood before the latest number."""

    every: bool = False
    paced: bool = False
    interval: int = 1
    number: int | None = None
    nths: list[int] = field(default_factory=list)
    picks: list[Pick] = field(default_factory=list)
    weekdays: list[str] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    counts_days: bool = False
    is_once: bool = False
    doubt: str = ""

    @property
    def is_monthly(self) -> bool:
        """Whether the words speak of months."""
        return "month" in self.units or bool(self.months)


def read(text: str, end: dict[str, Any]) -> Often:
    """The rule of a tidied phrase without times and days, with the end it was said to have; None where it has none."""
    short = _SHORT.search(text)
    core = f"{text[: short.start()]} {text[short.end() :]}" if short else text
    heard, unread = _Heard(), ""
    for kind, meaning, place in tokens(core):
        if kind == "unknown":
            unread = " ".join(core[place:].split())
            break
        _HEARING[kind](heard, meaning)
    _finish(heard)
    said, question = _said(heard)
    extra: dict[str, Any] = {"short_months": ShortMonths.LAST} if short else {}
    rule = Rule(**said, **extra, **end) if said else None
    return Often(rule, question, unread)


def _number(heard: _Heard, number: Any) -> None:
    if heard.counts_days and not heard.every:
        heard.nths.append(number)
        return
    if heard.number is not None:
        heard.nths.append(heard.number)
    heard.number, heard.paced = number, heard.every


def _weekday(heard: _Heard, names: Any) -> None:
    if not heard.nths:
        heard.weekdays += names
        return
    if heard.paced and len(heard.nths) == 1 and heard.nths[0] in (2, 3, 4):
        nth = NTH_NAMES[heard.nths[0]].lower()
        heard.doubt = f"“Every {nth}” can be read in two ways: we took the {nth} of every month."
    heard.picks += [(nth, name) for nth in heard.nths for name in names]
    heard.nths = []


def _unit(heard: _Heard, unit: Any) -> None:
    if heard.number is not None and heard.paced:
        heard.interval, heard.number = heard.number, None
    elif heard.nths and heard.paced and heard.nths[-1] not in (1, LAST):
        heard.interval = heard.nths.pop()
    elif heard.nths and unit == "day":
        heard.picks += [(nth, "") for nth in heard.nths]
        heard.nths = []
        return
    elif unit == "day" and not heard.every:
        heard.counts_days = True
        return
    heard.units.add(unit)


def _rhythm(heard: _Heard, meaning: Any) -> None:
    interval, unit = meaning
    heard.units.add(unit)
    heard.interval = max(heard.interval, interval)


def _every(heard: _Heard, _meaning: Any) -> None:
    heard.every = True


def _other(heard: _Heard, _meaning: Any) -> None:
    heard.interval = 2


def _once(heard: _Heard, _meaning: Any) -> None:
    heard.is_once = True


def _finish(heard: _Heard) -> None:
    """Numbers without a day of the week are days of the month, where months are spoken of or they are too high."""
    if heard.number is not None:
        heard.nths.append(heard.number)
    if heard.is_monthly or heard.counts_days or any(nth > max(NTH_NAMES) for nth in heard.nths):
        heard.picks += [(nth, "") for nth in heard.nths]
    if {"day", "week"} <= heard.units and not heard.weekdays:
        heard.weekdays += WEEKDAYS
    if heard.weekdays:
        heard.units.discard("day")
    if heard.is_monthly and heard.picks:
        heard.doubt = ""


def _said(heard: _Heard) -> tuple[dict[str, Any] | None, str]:
    """The fields of the rule and what is unsure of it, or None and what is lacking."""
    months = tuple(sorted(set(heard.months)))
    if heard.picks:
        if heard.weekdays:
            name = WEEKDAY_NAMES[WEEKDAYS.index(heard.weekdays[0])]
            raise BadRule(f"Say which {name} of the month: first to fifth, or last", PHRASE)
        return picked(heard.picks) | {"interval": heard.interval, "months": months}, heard.doubt
    return _said_of_weeks(heard)


def _said_of_weeks(heard: _Heard) -> tuple[dict[str, Any] | None, str]:
    if heard.is_monthly or "year" in heard.units:
        return None, "Which day of the month?"
    if heard.weekdays:
        names = tuple(name for name in WEEKDAYS if name in heard.weekdays)
        return {"repeats": Repeats.WEEKLY, "interval": heard.interval, "weekdays": names}, ""
    if "week" in heard.units:
        return None, "On which day of the week?"
    if "day" in heard.units:
        return {"repeats": Repeats.DAILY, "interval": heard.interval}, ""
    return ({"repeats": Repeats.ONCE} if heard.is_once else None), ""


def _month(heard: _Heard, month: Any) -> None:
    heard.months.append(month)


def _nth(heard: _Heard, nth: Any) -> None:
    heard.nths.append(nth)
    heard.paced = heard.every


def _filler(_heard: _Heard, _meaning: Any) -> None:
    return


_HEARING: dict[str, Callable[[_Heard, Any], None]] = {
    "number": _number,
    "nth": _nth,
    "weekday": _weekday,
    "unit": _unit,
    "rhythm": _rhythm,
    "month": _month,
    "every": _every,
    "other": _other,
    "once": _once,
    "filler": _filler,
}
