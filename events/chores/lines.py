"""The evening's jobs as organisers write them: one a line, known by their usual words or named by their own."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 20
LONGEST = 80
LONGEST_SPOT = 140


class ChoreKind(enum.StrEnum):
    """What is usually to be done; whatever else there is has words of its own."""

    GREETER = "greeter"
    DOOR = "door"
    CHAIRS = "chairs"
    PHOTOS = "photos"
    RECAP = "recap"
    OTHER = "other"


@dataclass(frozen=True)
class Line:
    """One job to be done by one person."""

    kind: ChoreKind
    words: str


_USUAL = {kind.value: kind for kind in ChoreKind if kind is not ChoreKind.OTHER}


def parsed(text: str) -> list[Line]:
    """The jobs of a text, in order; what is written twice is to be done by two."""
    return [_line(" ".join(words.split())) for words in text.splitlines() if words.strip()]


def written(words: Iterable[str]) -> str:
    """The same jobs as a text again."""
    return "\n".join(words)


def problem(text: str) -> str:
    """What is wrong with a text, or nothing."""
    lines = parsed(text)
    if len(lines) > MOST:
        return f"That is too much for one evening: at most {MOST} jobs"
    if any(len(line.words) > LONGEST for line in lines):
        return f"Say each job in a few words: at most {LONGEST} characters a line"
    return ""


def _line(words: str) -> Line:
    kind = _USUAL.get(words.casefold(), ChoreKind.OTHER)
    return Line(kind, words if kind is ChoreKind.OTHER else kind.value.capitalize())
