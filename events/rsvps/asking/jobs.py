"""What is due by itself: responses that nobody needs any more."""

from core.database import writing
from events.rsvps.asking import responding


def forget_old_responses() -> int:
    """Delete responses to events that ended thirty days ago; returns how many."""
    with writing():
        return responding.forget_old()
