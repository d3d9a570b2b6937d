"""What somebody meant to say to an event before they were asked who they are: carried in fields, kept on a link."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from members.models import Visibility

WORDS = ("going", "maybe", "declined")
MOST_GUESTS = 5
#: What is responded to the hosts' questions comes in fields that are called so, with the question's id behind it.
RESPONSE = re.compile(r"response-[1-9][0-9]{0,8}")
MOST_RESPONSES = 5
LONGEST_RESPONSE = 200
#: As long as the numbers in addresses.
_LONGEST_ID = 9


@dataclass(frozen=True)
class Intent:
    """An RSVP that waits for its person; `rsvp` is going, maybe or declined, `responses` are by name of the field."""

    event_id: int
    rsvp: str
    guests: int = 0
    visibility: Visibility | None = None
    responses: Mapping[str, str] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """The same, as a mailed link keeps it: what `understood` reads."""
        given = {"event": str(self.event_id), "rsvp": self.rsvp, "guests": str(self.guests)}
        return {**given, **self.responses} | ({"visibility": self.visibility.value} if self.visibility else {})


def understood(fields: Mapping[str, str]) -> Intent | None:
    """The intent in the fields `event`, `rsvp`, `guests`, `visibility`, `response-…`; None where they make no sense."""
    event_id = _number(fields.get("event", ""), _LONGEST_ID)
    word = fields.get("rsvp", "")
    if not event_id or word not in WORDS:
        return None
    guests = min(_number(fields.get("guests", ""), 1), MOST_GUESTS)
    seen_by = fields.get("visibility", "")
    visibility = Visibility(seen_by) if seen_by in set(Visibility) else None
    return Intent(event_id, word, guests, visibility, responses(fields))


def responses(fields: Mapping[str, str]) -> dict[str, str]:
    """What is responded in those of the fields that are called so; not more than can be asked."""
    found = [(name, text) for name, text in fields.items() if RESPONSE.fullmatch(name) and text]
    return {name: text[:LONGEST_RESPONSE] for name, text in found[:MOST_RESPONSES]}


def _number(text: str, longest: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= longest else 0
