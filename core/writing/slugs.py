"""Names as they stand in addresses."""

import re
import unicodedata

LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "œ": "oe"})
#: Words that are addresses of our own, or would read as such.
RESERVED = frozenset(
    {"map", "new", "edit", "admin", "all", "near", "calendar", "feed", "api", "me", "static", "events", "comments"}
)


def slug(text: str, longest: int = 40) -> str:
    """`text` as `[a-z0-9-]`, at most `longest` characters; empty where nothing of it can be written so."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only.replace("'", "").replace("’", "")).strip("-")
    if len(words) <= longest:
        return words
    cut = words[: longest + 1]
    return cut.rsplit("-", 1)[0][:longest] if "-" in cut else words[:longest]
