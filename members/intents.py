"""What somebody meant to say to an event before they were asked who they are: carried in fields, kept on a link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from members.models import Visibility

WORDS = ("going", "maybe", "declined")
MOST_GUESTS = 5
#: As long as the numbers in addresses.
_LONGEST_ID = 9


@dataclass(frozen=True)
class Intent:
    """An RSVP that waits for its person; `rsvp` is going, maybe or declined."""

    event_id: int
    rsvp: str
    guests: int = 0
    visibility: Visibility | None = None

    def facts(self) -> dict[str, Any]:
        """The same, as a mailed link keeps it: what `understood` reads."""
        given = {"event": str(self.event_id), "rsvp": self.rsvp, "guests": str(self.guests)}
        return given | ({"visibility": self.visibility.value} if self.visibility else {})


def understood(fields: Mapping[str, str]) -> Intent | None:
    """The intent in the fields `event`, `rsvp`, `guests`, `visibility`; None where they make no sense."""
    event_id = _number(fields.get("event", ""), _LONGEST_ID)
    word = fields.get("rsvp", "")
    if not event_id or word not in WORDS:
        return None
    guests = min(_number(fields.get("guests", ""), 1), MOST_GUESTS)
    seen_by = fields.get("visibility", "")
    return Intent(event_id, word, guests, Visibility(seen_by) if seen_by in set(Visibility) else None)


def _number(text: str, longest: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= longest else 0
