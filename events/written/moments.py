"""The days, the times and the ends that a phrase names; each is taken out of it, and what is left comes back."""

import calendar
import re
from datetime import date, time
from typing import Any

from events import walltime
from events.rules import MOST_TIMES, BadRule
from events.written.vocabulary import MONTH, MONTHS, NUMBERS

PHRASE = "phrase"

_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,? (?P<year>[0-9]{4})\b)?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b",
        rf"(?:the )?{_DAY}(?: of)? (?P<month>{MONTH})\b{_YEAR}",
        rf"(?P<month>{MONTH}) {_DAY}{_YEAR}",
    )
)
_MONTH_ONLY = re.compile(rf"(?P<month>{MONTH})\b{_YEAR}")
_FROM = re.compile(r"\b(?:starting|beginning|from)(?: from| on)? ")
_UNTIL = re.compile(r",? ?\b(?:until|till|til|through|to)(?: the)?(?: end of)? ")
_TIMES = re.compile(r",? ?\b(?:for )?(?:a )?(\w+) times\b(?! (?:a|per|every|each)\b)")
_ONCE_TWICE = re.compile(r", (once|twice)$|\b(twice)\b(?! (?:a|per|every|each|in)\b)")

_CLOCK = (
    r"(?:noon|midday|midnight|[0-9]{1,2}[:.][0-9]{2}(?![0-9])(?: ?[ap]\.?m\b\.?)?"
    r"|[0-9]{1,2} ?[ap]\.?m\b\.?)"
)
_BARE = r"(?:[0-9]{4}|[0-9]{1,2})(?![0-9a-z:.])"
_TO = r" ?(?:-|to|until|till|and) ?"
_AT = r"(?:\b(?:from|at|between) |@ ?)"
_HOURS = "|".join(NUMBERS)
_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_AT}?\b(?P<start>{_CLOCK}){_TO}(?P<end>{_CLOCK}|{_BARE})",
        rf"{_AT}?\b(?P<start>{_BARE}){_TO}(?P<end>{_CLOCK})",
        rf"{_AT}(?P<start>{_BARE}){_TO}(?P<end>{_BARE})",
        r"\b(?P<start>[0-9]{4}) ?- ?(?P<end>[0-9]{4})\b",
        rf"{_AT}?\b(?P<start>{_CLOCK})",
        rf"{_AT}(?P<start>{_BARE}|{_HOURS})\b(?: o.?clock)?(?! (?:of|{MONTH})\b)",
    )
)
_PART = re.compile(r"(?:\b(?:in the|at) )?\b(morning|afternoon|evening|night)s?\b")
_FRACTION = re.compile(rf"{_AT}?\b(?:half|quarter)(?: past| to)? (?:[0-9]{{1,2}}|{_HOURS})\b")


def day(text: str, today: date) -> date | None:
    """The day a text names and nothing else, the next such from today; refuses one that does not exist."""
    found = _day_at(text, 0, today)
    return found[0] if found and not text[found[1] :].strip(" ,.;") else None


def take_first_day(text: str, today: date) -> tuple[date | None, str]:
    """The day from which it begins, where it says so: “from 3 March”."""
    for match in _FROM.finditer(text):
        if found := _day_at(text, match.end(), today):
            return found[0], f"{text[: match.start()]} {text[found[1] :]}"
    return None, text


def take_end(text: str, today: date) -> tuple[dict[str, Any], str]:
    """`until` or `times`, where it says either; a month by its name alone is meant to its end."""
    for match in _UNTIL.finditer(text):
        if found := _day_at(text, match.end(), today) or _month_at(text, match.end(), today):
            return {"until": found[0]}, f"{text[: match.start()]} {text[found[1] :]}"
    counted = _TIMES.search(text) or _ONCE_TWICE.search(text)
    if counted is None:
        return {}, text
    said = next(filter(None, counted.groups()))
    return {"times": _count(said)}, f"{text[: counted.start()]} {text[counted.end() :]}"


def take_times(text: str) -> tuple[time | None, time | None, str, str]:
    """Start and end as far as they are said, a question where they can be read in two ways, and the rest."""
    if odd := _FRACTION.search(text):
        question = f"“{odd[0].strip()}” can be read in two ways: write the time like 18:30."
        return None, None, question, f"{text[: odd.start()]} {text[odd.end() :]}"
    part = _PART.search(text)
    rest = f"{text[: part.start()]} {text[part.end() :]}" if part else text
    found = next(filter(None, (pattern.search(rest) for pattern in _RANGES)), None)
    if found is None:
        return None, None, "", rest
    rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    said = (found["start"], found.groupdict().get("end") or "")
    return *_span(*said, part[1] if part else ""), _doubt(said, part is not None), rest


def _day_at(text: str, place: int, today: date) -> tuple[date, int] | None:
    for pattern in _DATES:
        if found := pattern.match(text, place):
            month = MONTHS.get(found["month"]) or int(found["month"])
            return _next(int(found["day"]), month, found["year"], today), found.end()
    return None


def _month_at(text: str, place: int, today: date) -> tuple[date, int] | None:
    found = _MONTH_ONLY.match(text, place)
    if found is None:
        return None
    month = MONTHS[found["month"]]
    year = int(found["year"] or today.year + (month < today.month))
    return date(max(year, 1), month, calendar.monthrange(max(year, 1), month)[1]), found.end()


def _next(day: int, month: int, year: str | None, today: date) -> date:
    """That day of that year, else the next such from today."""
    for candidate in [int(year)] if year else range(today.year, today.year + 9):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    raise BadRule("There is no such day: choose another one", PHRASE)


def _count(word: str) -> int:
    known = {"once": 1, "twice": 2} | NUMBERS
    number = (
        int(word) if word.isascii() and word.isdigit() and len(word) <= len(str(MOST_TIMES)) else known.get(word, 0)
    )
    if not 1 <= number <= MOST_TIMES:
        raise BadRule(f"Choose a number of times from 1 to {MOST_TIMES}", PHRASE)
    return number


def _span(start: str, end: str, part: str) -> tuple[time, time | None]:
    """Both as times; one without am or pm takes it from the other, or from the part of the day that is named."""
    half = "pm" if part in ("afternoon", "evening", "night") else "am" if part else ""
    if not end:
        return _clock(start, half), None
    suffix = next((found[0] + "m" for text in (end, start) if (found := re.search(r"[ap](?=\.?m)", text))), half)
    begins, ends = _clock(start, suffix), _clock(end, suffix)
    if begins >= ends and suffix == "pm" and begins.hour > ends.hour and _is_bare(start):
        begins = begins.replace(hour=begins.hour - 12)
    return begins, ends


def _clock(text: str, half: str) -> time:
    text = str(NUMBERS.get(text, text))
    if _is_bare(text):
        usable = half and 1 <= int(text) <= 12
        text = f"{text}{half}" if usable else f"{text}:00"
    try:
        return walltime.parse_time(text)
    except walltime.BadTime as bad:
        raise BadRule(str(bad), PHRASE) from bad


def _is_bare(text: str) -> bool:
    return text in NUMBERS or (text.isdigit() and len(text) <= 2)


def _doubt(said: tuple[str, str], has_part: bool) -> str:
    """A bare hour before noon may be meant in the evening."""
    start, end = said
    is_bare = _is_bare(start) and (not end or _is_bare(end))
    hour = NUMBERS.get(start) or (int(start) if start.isdigit() else 0)
    if has_part or not is_bare or not 1 <= hour <= 11:
        return ""
    return f"We read {hour} as {hour:02}:00. Write {hour}pm if you mean the evening."
