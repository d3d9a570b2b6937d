"""The items of a programme as organisers write them, the order they come in, and the JSON they are kept in."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

MOST = 12
LONGEST = 120


@dataclass(frozen=True)
class Item:
    """One item: what it is called, who speaks or leads, and where there is more to read."""

    title: str
    speaker: str = ""
    link: str = ""


def of(facts: Iterable[Mapping[str, Any]]) -> list[Item]:
    """The items that `kept` wrote, in order."""
    return [Item(**each) for each in facts]


def kept(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Items as JSON."""
    return [asdict(item) for item in items]


def state_of(items: Iterable[Item]) -> str:
    """What a programme says, as a few characters: others as soon as anything of it is changed."""
    return sha256(repr(list(items)).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def in_order(placed: Iterable[tuple[int, int, Item]]) -> list[Item]:
    """Items that each stood at one place and are wanted at another, the two of them given as numbers from 1.

    Those whose numbers differ are taken out and put in where they are wanted; the others close ranks.
    """
    given = list(placed)
    ordered = [item for stood, wanted, item in given if stood == wanted]
    for _stood, wanted, item in sorted((one for one in given if one[0] != one[1]), key=lambda one: one[1]):
        ordered.insert(wanted - 1, item)
    return ordered
