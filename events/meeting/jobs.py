"""What is due by itself: forgetting what nobody answered."""

from core.database import writing
from events.meeting import operations


def forget_unanswered() -> int:
    """Forget whom people said they met and who never said so, once they no longer can; returns how many rows."""
    with writing():
        return operations.forget_unanswered()
