"""A post as the picture that stands for it where its address is passed on."""

from typing import Any

from chapters.mark import HEX
from core.writing import dates
from events import cards

#: The house's own colours, for a post of no chapter.
MURREY, GOLD = "murrey", "or"


def card(row: Any, club: str) -> cards.Facts:
    """The card of a row of `post_queries.shown`: its title and author, and the day it came out as the door sign."""
    on = row.published_at.date()
    return cards.Facts(
        title=row.title,
        chapter=f"{row.chapter_name} chapter" if row.chapter_name else club,
        month=dates.MONTHS[on.month - 1][:3],
        day=str(on.day),
        weekday=dates.WEEKDAYS[on.weekday()][:3],
        when=row.author_name,
        word="",
        tincture=HEX[row.chapter_tincture or MURREY],
        metal=HEX[row.chapter_metal or GOLD],
    )
