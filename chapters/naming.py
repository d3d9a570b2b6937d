"""What a chapter is called: its address, the letters on its mark, its whereabouts, from its city: pure rules."""

from collections.abc import Iterator
from typing import Any

from cities.states import STATES

#: Marks in words, for those who do not see them.
COLOURS = {
    "gules": "red",
    "azure": "blue",
    "vert": "green",
    "purpure": "purple",
    "sable": "black",
    "tenne": "brown",
    "ocean": "teal",
    "midnight": "night blue",
    "olive": "olive",
    "slate": "slate",
    "or": "gold",
    "argent": "white",
    "blush": "pink",
    "celeste": "sky blue",
    "mint": "mint",
}
PATTERNS = {
    "pale": "a pillar",
    "fess": "a band",
    "bend": "a slanting band",
    "perbend": "halves",
    "quarterly": "quarters",
    "barry": "stripes across",
    "paly": "stripes down",
    "pile": "a wedge",
    "wavy": "waves",
    "lozengy": "diamonds",
    "roundels": "three discs",
    "bordure": "a border",
    "gyronny": "a pinwheel",
    "mullet": "a star",
}
#: No address is longer, with what is added to tell it from others.
LONGEST = 40
LONGEST_ADDITION = 6


def addresses(plain: str, region: str, country_code: str) -> Iterator[str]:
    """The addresses to try for a chapter, best first, without end: its plain name, then the state or country added."""
    plain = plain[: LONGEST - LONGEST_ADDITION].strip("-")
    yield plain
    if region in STATES:
        yield f"{plain}-{STATES[region]}"
    yield f"{plain}-{country_code.lower()}"
    number = 2
    while True:
        yield f"{plain}-{number}"
        number += 1


def letters(code: str, plain: str) -> str:
    """What stands on a mark: the city's main code, or the first three letters of its plain name."""
    return code or plain.replace("-", "")[:3].upper()


def whereabouts(chapter: Any) -> str:
    """Where a chapter is, in words: the city where it is called otherwise, then what tells the city from others."""
    city = "" if chapter.name == chapter.city_name else chapter.city_name
    nearby = f"near {chapter.near}" if chapter.near else ""
    return ", ".join(part for part in (city, chapter.region or nearby, chapter.country_name) if part)


def mark_in_words(mark: Any) -> str:
    """A mark as one would describe it: "Teal and gold, waves"."""
    words = f"{COLOURS[mark.tincture]} and {COLOURS[mark.metal]}, {PATTERNS[mark.division]}"
    return f"{words[0].upper()}{words[1:]}"
