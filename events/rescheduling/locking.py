"""The lock of a series and of its dates to come: what every verb over several dates begins with."""

from collections.abc import Sequence

from sqlalchemy import select, update

from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.models import Event, EventState, Series


def locked(event: Event) -> tuple[Series, Sequence[Event]]:
    """An event's series and the dates of it that have not begun, as they are now, locked until the transaction ends.

    In order of id, so that two never wait for each other crosswise; refuses an event alone, and one that is off.
    """
    series = ledger.locked(Series, event.series_id or 0)
    if series is None:
        raise Refused("This date stands alone: nothing else follows from it", "reach")
    to_come = (Event.series_id == series.id, Event.starts_at > clock.now())
    db.session.execute(select(Event.id).where(*to_come).order_by(Event.id).with_for_update())
    raised = update(Event).where(*to_come).values(version=Event.version + 1)
    db.session.execute(raised, execution_options={"synchronize_session": False})
    again = select(Event).where(*to_come).order_by(Event.id)
    rows = db.session.scalars(again, execution_options={"populate_existing": True}).all()
    if event.state is not EventState.PUBLISHED:
        raise Refused("This date is cancelled: it cannot be changed any more")
    return series, rows
