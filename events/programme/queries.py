"""The read of a programme."""

from sqlalchemy import select

from core.database import db
from events.programme.items import Item
from events.programme.models import ProgrammeItem


def of_event(event_id: int) -> list[Item]:
    """The items of an event in order."""
    rows = db.session.execute(
        select(ProgrammeItem.title, ProgrammeItem.speaker, ProgrammeItem.link)
        .where(ProgrammeItem.event_id == event_id)
        .order_by(ProgrammeItem.position)
    )
    return [Item(*row) for row in rows]
