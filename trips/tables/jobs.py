"""What is due by itself: forgetting tables whose evenings are over."""

from core.database import writing
from trips.tables import operations


def forget_old_tables() -> int:
    """Delete offers whose evenings are over; returns how many."""
    with writing():
        return operations.forget_old()
