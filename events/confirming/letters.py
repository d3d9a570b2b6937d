"""Mail about silences in words, as the rows stand when it is written; None once somebody gave a sign."""

from collections.abc import Callable
from typing import Any

from chapters.mark import HEX
from core.web import address_of
from events import times
from events.confirming import queries
from mail.letters import Letter
from mail.words import ChapterWords
from members.queries import organisers_of

Facts = dict[str, Any]


def _dates_silent(facts: Facts) -> Letter | None:
    """To an organiser: since when nobody has looked at the dates, and where one press says that they stand."""
    it = queries.dormant(facts["chapter"])
    is_organiser = facts["member"] in {person.id for person in organisers_of(facts["chapter"])}
    if it is None or not it.ahead or not is_organiser:
        return None
    chapter = ChapterWords(it.chapter_name, HEX[it.tincture], HEX[it.metal], address_of(f"/chapters/{it.chapter_slug}"))
    words = {
        "chapter": chapter,
        "since": times.day_of_month(it.confirmed_at, it.zone),
        "ahead": it.ahead,
        "url": address_of(f"/organise/{it.chapter_slug}"),
    }
    return Letter(f"Do the dates of {it.chapter_name} still stand?", "dates_silent", words)


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {"dates_silent": _dates_silent}
