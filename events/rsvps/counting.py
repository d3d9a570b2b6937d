"""How often somebody may say something to events, however they say it; counted before anything is locked."""

from core import limits
from core.limits import Limit

RSVPS = Limit("rsvp", 30, 60)
#: Each of these may be mailed; giving a place back is never counted, for that never closes.
GOING = Limit("going to an event", 10, 24 * 3600)


def count(member_id: int, event_id: int, rsvp: str) -> None:
    """Count one word (going, maybe, declined, withdrawn) of a member to an event; raises TooMany."""
    limits.spend(RSVPS, str(member_id))
    if rsvp == "going":
        limits.spend(GOING, str(member_id), str(event_id))
