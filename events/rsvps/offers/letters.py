"""The mails that offer somebody a place, or fewer places than they asked for, in words."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from core import clock
from core.web import address_of
from events import times
from events.rsvps import letters
from events.rsvps.models import RsvpState
from events.rsvps.told import Told
from mail.letters import Letter

#: "Two places came up".
IN_WORDS = ("No", "One", "Two", "Three", "Four", "Five")


def _offered(it: Told, facts: dict[str, Any]) -> Letter | None:
    """Nothing is said of an offer that is answered already, or has run out."""
    until: datetime | None = it.offered_until
    if until is None or until <= clock.now() or until.isoformat() != facts["until"]:
        return None
    yours = times.here(until, until, it.zone, letters.reader(it), it.country_code)
    kept_until = times.moment(until, it.zone, it.city_name, it.country_code)
    words = _to_respond(it, kept_until=kept_until, kept_until_yours=f"{yours.starts}, {yours.zone}" if yours else "")
    return Letter(f"A place came up: {it.title}, {letters.when_there(it).day}", "place_came_up", words)


def _fewer(it: Told, facts: dict[str, Any]) -> Letter | None:
    """As many as there are by now; none is sent once there are none, or more, of which another mail tells."""
    if not 0 < it.fewer <= facts["places"]:
        return None
    came_up = f"{IN_WORDS[it.fewer]} place{'' if it.fewer == 1 else 's'} came up"
    words = _to_respond(it, came_up=came_up, places=it.fewer, asked=it.guests + 1, is_first=it.position == 1)
    return Letter(f"{came_up}: {it.title}, {letters.when_there(it).day}", "fewer", words)


def _to_respond(it: Told, **more: Any) -> dict[str, Any]:
    """A mail's words, whose button leads to where one says yes or no."""
    words = letters.context(it, **more)
    return words | {"event": replace(words["event"], url=address_of(f"/events/{it.id}/rsvp"))}


LETTERS = {
    "offered": letters.as_long_as(_offered, RsvpState.WAITING, until="starts_at"),
    "fewer": letters.as_long_as(_fewer, RsvpState.WAITING, until="starts_at"),
}
