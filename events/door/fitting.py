"""How large a name may stand on a badge: a pure rule. A badge is 90 by 58 mm, whatever somebody is called."""

import unicodedata

#: Sizes from large to small, as classes of the stylesheet: how much fits on a line, and how many lines do.
SIZES = (("", 14, 3), ("badge-m", 18, 4), ("badge-s", 24, 5), ("badge-xs", 32, 6))


def size(name: str, has_second_line: bool = False) -> str:
    """The class of the largest size in which a name fits: 10 mm, 8, 6 or 4.6; the last takes whatever is left."""
    for size_class, wide, lines in SIZES:
        if _lines(name, wide) <= lines - has_second_line:
            return size_class
    return SIZES[-1][0]


def _lines(name: str, wide: int) -> int:
    """How many lines a name takes; a word that is wider than a line takes more of them than there are."""
    lines, used = 1, 0
    for word in name.split():
        width = sum(map(_width, word))
        if width > wide:
            return wide
        if used and used + 1 + width > wide:
            lines, used = lines + 1, 0
        used += width + bool(used)
    return lines


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" or letter in "MW" else 1
