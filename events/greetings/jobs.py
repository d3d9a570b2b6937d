"""What is due by itself: forgetting old greetings."""

from core.database import writing
from events.greetings import operations


def forget_old_greetings() -> int:
    """Delete what visitors said to hosts of events that ended a week ago; returns how much."""
    with writing():
        return operations.forget_old()
