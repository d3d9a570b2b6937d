"""What people type, brought into one spelling; and what of it no person types."""

import re
import unicodedata

#: C0 without tab and newline, DEL, C1, line and paragraph separators, bidi embeddings and overrides, lone surrogates.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")
#: No script puts more marks on one letter (UAX 15: "Stream-Safe Text"); to bring thousands into order takes minutes.
MOST_MARKS = 30
#: They count as letters, but become two marks each.
_TWO_MARKS = frozenset("\u0f73\u0f75\u0f81")


def tidy(text: str) -> str:
    """`text` in NFC and trimmed; one that `is_unshown` because of its marks is left as it came."""
    return text.strip() if text.isascii() or _is_stacked(text) else unicodedata.normalize("NFC", text).strip()


def is_unshown(text: str) -> bool:
    """Whether a text has characters that cannot be shown, or more marks on one letter than any script has."""
    return _UNSHOWN.search(text) is not None or (not text.isascii() and _is_stacked(text))


def _is_stacked(text: str) -> bool:
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) or character in _TWO_MARKS else 0
        if marks > MOST_MARKS:
            return True
    return False
