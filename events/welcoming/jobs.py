"""What is due by itself: somebody to greet those who said since that they come, or that they may be seen."""

from core.database import writing
from events import ledger
from events.models import Event
from events.welcoming import operations, queries


def match_newcomers() -> int:
    """Match those who are new with who greets, one event a transaction; returns how many events that were."""
    return sum(_match(event_id) for event_id in queries.due())


def _match(event_id: int) -> int:
    with writing():
        if event := ledger.locked(Event, event_id):
            operations.match(event)
    return 1
