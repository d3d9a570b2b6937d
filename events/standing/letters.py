"""The mail about being in every time, in words: all dates as they stand when it is written."""

from typing import Any

from chapters.mark import HEX
from core import clock
from core.web import address_of
from core.writing import dates
from events import rule_words, times
from events.rsvps.models import RsvpState
from events.rule_facts import from_facts
from events.standing import queries
from mail.letters import Letter
from mail.words import ChapterWords

#: So many dates are named; the page shows all.
NAMED = 6
_SAID = {
    RsvpState.GOING: "you’re in",
    RsvpState.WAITING: "you’re waiting for a place",
    RsvpState.MAYBE: "you said maybe",
    RsvpState.DECLINED: "you’re skipping it",
    RsvpState.WITHDRAWN: "you’re skipping it",
}


def _standing(facts: dict[str, Any]) -> Letter | None:
    """None once somebody is in every time no longer, or nothing lies ahead."""
    it = queries.told(facts["series"], facts["member"])
    ahead = queries.dates_of(facts["series"], facts["member"]) if it else ()
    if it is None or not ahead:
        return None
    words = {
        "name": it.name,
        "chapter": ChapterWords(
            it.chapter_name, HEX[it.tincture], HEX[it.metal], address_of(f"/chapters/{it.chapter_slug}")
        ),
        "title": it.title,
        "rule": rule_words.in_words(from_facts(it.rule)),
        "dates": [(_when(row, it), _SAID.get(row.said, "we add you once RSVPs are taken")) for row in ahead[:NAMED]],
        "more": len(ahead[NAMED:]),
        "waiting": sum(row.said is RsvpState.WAITING for row in ahead),
        "url": address_of(f"/series/{facts['series']}"),
    }
    return Letter(f"You’re in every time: {it.title}", "standing", words)


def _when(row: Any, it: Any) -> str:
    on = times.day_of(row.starts_at, row.zone)
    line = times.there(row.starts_at, row.ends_at, row.zone, it.city_name, it.country_code)
    return f"{dates.day(on, times.day_of(clock.now(), row.zone))}, {line.starts}"


LETTERS = {"standing": _standing}
