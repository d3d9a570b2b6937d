"""What is due by itself: standing RSVPs on dates that are new."""

from core.database import writing
from events.standing import carrying, due


def carry_standing() -> int:
    """Carry standing RSVPs to the dates they lack, one event a transaction; returns how many RSVPs were made."""
    made = 0
    for series in due.behind():
        made += sum(_carry_to(event_id) for event_id in due.lacking(series.id))
        with writing():
            carrying.done(series.id, series.filled_until_on)
    return made


def _carry_to(event_id: int) -> int:
    """Everybody who is due on one date, so many at a time."""
    made = 0
    while carried := _some(event_id):
        made += carried
    return made


def _some(event_id: int) -> int:
    with writing():
        return len(carrying.carry(event_id))
