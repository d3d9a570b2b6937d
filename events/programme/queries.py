"""The read of a programme."""

from sqlalchemy import bindparam, select

from core.database import db
from events.programme.items import Item
from events.programme.models import ProgrammeItem

_OF_EVENT = (
    select(ProgrammeItem.title, ProgrammeItem.speaker, ProgrammeItem.link)
    .where(ProgrammeItem.event_id == bindparam("event"))
    .order_by(ProgrammeItem.position)
)


def of_event(event_id: int) -> list[Item]:
    """The items of an event in order."""
    return [Item(*row) for row in db.session.connection().execute(_OF_EVENT, {"event": event_id})]
