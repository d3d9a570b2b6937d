"""The items of a programme as organisers write them, and the order they come in."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 12
LONGEST = 120


@dataclass(frozen=True)
class Item:
    """One item: what it is called, who speaks or leads, and where there is more to read."""

    title: str
    speaker: str = ""
    link: str = ""


def in_order(placed: Iterable[tuple[int, int, Item]]) -> list[Item]:
    """Items that each stood at one place and are wanted at another, the two of them given as numbers from 1.

    Those whose numbers differ are taken out and put in where they are wanted; the others close ranks.
    """
    given = list(placed)
    ordered = [item for stood, wanted, item in given if stood == wanted]
    for _stood, wanted, item in sorted((one for one in given if one[0] != one[1]), key=lambda one: one[1]):
        ordered.insert(wanted - 1, item)
    return ordered
