"""How a name is written down to be found by: without case, accents, or a choice of apostrophes; a pure rule."""

import unicodedata

#: Longer than any name of a city; what is longer is cut before it is looked at.
LONGEST = 200
_APOSTROPHES = "’‘‛ʼʻʽʾʿ`´′＇ʹˈ"
_SPACES = '-‐‑‒–—―−./,;:_·・()[]"“”„«»'
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}


def fold(text: str) -> str:
    """A name as a key: "São Paulo" and "sao  paulo" are one, so are "Nuku‘alofa" and "Nuku'alofa"; may be empty.

    What stands in no name (control characters, lone surrogates, what shows nothing) is dropped, so a key suits every
    database.
    """
    return " ".join(text[:LONGEST].translate(_TABLE).split())[:LONGEST].rstrip()


#: More different characters than all names of cities have; there are a million, and somebody may send them all.
_MOST_KEPT = 20_000


class _Table(dict[int, str]):
    """What each character becomes, looked up when it is first met: a whole gazetteer is folded in one pass of C."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        if len(self) < _MOST_KEPT:
            self[code] = folded
        return folded


def _folded(character: str) -> str:
    return "".join(map(_plain, _decomposed(_decomposed(_plain(character)).casefold())))


def _plain(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _SPACES or character.isspace():
        return " "
    is_dropped = unicodedata.combining(character) or unicodedata.category(character)[0] == "C"
    return "" if is_dropped else _LETTERS.get(character, character)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


_TABLE = _Table()
