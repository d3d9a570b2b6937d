"""What is due by itself: forgetting notes whose days are over."""

from core.database import writing
from trips.coffee import operations


def forget_old_notes() -> int:
    """Delete notes whose days are over; returns how many."""
    with writing():
        return operations.forget_old()
