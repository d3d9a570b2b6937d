"""How a name is written down to be found by: without case, accents, or a choice of apostrophes; a pure rule."""

import unicodedata

#: Longer than any name of a city; what is longer is cut before it is looked at.
LONGEST = 200
_APOSTROPHES = "’‘‛ʼʻʽʾʿ`´′＇ʹˈ"
_SPACES = '-‐‑‒–—―−./,;:_·・()[]"“”„«»'
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_SPACES, " ")
)


def fold(text: str) -> str:
    """A name as a key: "São Paulo" and "sao  paulo" are one, so are "Nuku‘alofa" and "Nuku'alofa"; may be empty.

    What stands in no name (control characters, lone surrogates, what shows nothing) is dropped, so a key suits every
    database.
    """
    plain = unicodedata.normalize("NFKD", text[:LONGEST].casefold().translate(_LETTERS))
    kept = "".join(c for c in plain.translate(_LETTERS) if not unicodedata.combining(c) and _is_shown(c))
    return " ".join(kept.split())[:LONGEST].rstrip()


def _is_shown(character: str) -> bool:
    return character.isspace() or not unicodedata.category(character).startswith("C")
