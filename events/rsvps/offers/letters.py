"""The mail that offers somebody fewer places than they asked for, in words."""

from dataclasses import replace
from typing import Any

from core import clock
from core.web import address_of
from events.models import EventState
from events.rsvps import letters
from events.rsvps.models import RsvpState
from events.rsvps.told import told
from mail.letters import Letter

#: "Two places came up".
IN_WORDS = ("No", "One", "Two", "Three", "Four", "Five")


def _fewer(facts: dict[str, Any]) -> Letter | None:
    """As many as there are by now; none is sent once there are none, or more, of which another mail tells."""
    it = told(facts["event"], facts["member"])
    is_so = it is not None and it.said is RsvpState.WAITING and it.state is EventState.PUBLISHED
    if it is None or not is_so or it.starts_at <= clock.now() or not 0 < it.fewer <= facts["places"]:
        return None
    came_up = f"{IN_WORDS[it.fewer]} place{'' if it.fewer == 1 else 's'} came up"
    words = letters.context(it, came_up=came_up, places=it.fewer, asked=it.guests + 1, is_first=it.position == 1)
    words["event"] = replace(words["event"], url=address_of(f"/events/{it.id}/rsvp"))
    return Letter(f"{came_up}: {it.title}, {letters.when_there(it).day}", "fewer", words)


LETTERS = {"fewer": _fewer}
