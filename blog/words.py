"""Words as search compares them: without accents and cases, plurals as singulars, written in plain letters.

Both databases are given such words and no others, so that both find the same.
"""

import re
import unicodedata

from core.writing.slugs import LETTERS

#: So many words of a question count; the others are left out.
MOST_ASKED = 8
#: A shorter word is looked for as it is, a longer one also as the beginning of another.
SHORTEST_BEGINNING = 4
_HISSING = ("ches", "shes", "sses", "xes", "zes")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
#: Scripts written without spaces: each sign counts as a word.
_SIGNS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_WORD = re.compile(f"[{_SIGNS}]|[^\\W_{_SIGNS}]+")


def words(text: str) -> list[str]:
    """The words of a text in their order, each beginning with "w" and made of ASCII letters and digits."""
    return [f"w{_plain(_singular(word))}" for word in _WORD.findall(_folded(text))]


def asked(text: str) -> list[str]:
    """The different words somebody looks for, at most eight."""
    return list(dict.fromkeys(words(text)))[:MOST_ASKED]


def is_beginning(word: str) -> bool:
    """Whether a word of `asked` is also looked for as the beginning of others: from four letters on."""
    return len(word) > SHORTEST_BEGINNING


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold()).translate(LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in bare if unicodedata.category(c) != "Mn"))


def _singular(word: str) -> str:
    """English plurals as their singulars, roughly; what is cut off is cut off of both alike."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("us", "ss")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(_HISSING) else word[:-1]


def _plain(word: str) -> str:
    return word if word.isascii() else "".join(c if c.isascii() else f"x{ord(c):x}" for c in word)
