"""The words people use for how often, when and until when, each with what it means."""

import re

from events.rule_words import MONTH_NAMES, WEEKDAY_NAMES
from events.rules import LAST, WEEKDAYS

NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
MONTHS = {short: number for number, name in enumerate(MONTH_NAMES, 1) for short in (name[:3].lower(), name.lower())} | {
    "sept": 9
}
#: The name of a month, as part of a pattern.
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST, "final": LAST}
_SHORT_WEEKDAYS = {"tues": "TU", "wednes": "WE", "thur": "TH", "thurs": "TH"}
_GROUPS = {"weekday": WEEKDAYS[:5], "weekdays": WEEKDAYS[:5], "weekend": WEEKDAYS[5:], "weekends": WEEKDAYS[5:]}
_UNITS = {unit: unit.removesuffix("s") for unit in "day days week weeks month months year years".split()}
_RHYTHMS = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "fortnight": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (3, "month"),
    "yearly": (1, "year"),
}
#: What may stand between without meaning anything of its own.
FILLERS = frozenset("a an and at for in it of on the we meet meets then & ; : . -".split())

_TOKEN = re.compile(r"(?P<number>[0-9]+)(?P<nth>st|nd|rd|th)?(?![a-z0-9])|(?P<word>[a-z]+)|(?P<other>[^\s,])")


def _weekdays() -> dict[str, tuple[str, ...]]:
    pairs = list(zip(WEEKDAY_NAMES, WEEKDAYS, strict=True))
    known = {short: name for words, name in pairs for short in (words.lower(), words[:3].lower())} | _SHORT_WEEKDAYS
    return {word: (name,) for short, name in known.items() for word in (short, f"{short}s")} | _GROUPS


#: Each word with its kind and its meaning.
WORDS: dict[str, tuple[str, object]] = {
    **dict.fromkeys(FILLERS, ("filler", None)),
    **dict.fromkeys(("every", "each"), ("every", None)),
    **dict.fromkeys(("other", "alternate"), ("other", None)),
    "once": ("once", None),
    **{word: ("nth", number) for word, number in _NTHS.items()},
    **{word: ("number", number) for word, number in NUMBERS.items()},
    **{word: ("weekday", names) for word, names in _weekdays().items()},
    **{word: ("unit", unit) for word, unit in _UNITS.items()},
    **{word: ("rhythm", rhythm) for word, rhythm in _RHYTHMS.items()},
    **{word: ("month", number) for word, number in MONTHS.items()},
}


def tokens(text: str) -> list[tuple[str, object, int]]:
    """The words of a tidied phrase with kind, meaning and place; the kind of one we do not know is `unknown`."""
    found: list[tuple[str, object, int]] = []
    for match in _TOKEN.finditer(text):
        if match["number"]:
            kind, meaning = "nth" if match["nth"] else "number", int(match["number"])
            found.append((kind, meaning, match.start()))
        else:
            found.append((*WORDS.get(match[0], ("unknown", None)), match.start()))
    return found
