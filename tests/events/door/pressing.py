"""What tests of the door press, and how many it says are here."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from core import clock
from core.database import db, writing
from core.tokens import fresh_key
from events.door import operations
from events.door.arrivals import Here
from events.door.operations import Pressed
from events.models import Event
from events.rsvps.models import Rsvp
from members.models import Member
from tests.events.rsvps.saying import going

#: Lisbon's dinner begins at 19:00 there, which is 18:00 in Greenwich.
STARTS = datetime(2026, 10, 14, 18, tzinfo=UTC)
TEN_PAST = STARTS + timedelta(minutes=10)


def press(
    event: Event, by: Member, rsvp: Rsvp | None = None, *, ago: timedelta = timedelta(0), **more: object
) -> Here | None:
    """One press at the door, as a view hands it in."""
    given: dict[str, object] = {"key": fresh_key(24), "rsvp_key": rsvp.key if rsvp else ""} | more
    with writing():
        return operations.press(event.id, Pressed(at=clock.now() - ago, **given), by=by.id)  # type: ignore[arg-type]


def coming(event: Event, member: Member, guests: int = 0) -> Rsvp:
    """Somebody who is going, as their row says."""
    return rsvp_by(going(event, member, guests).id)


def rsvp_by(rsvp_id: int) -> Rsvp:
    """An RSVP's row."""
    return db.session.get_one(Rsvp, rsvp_id)


def checked_in(event: Event) -> int:
    """What the event's row says."""
    return db.session.scalars(select(Event.checked_in).where(Event.id == event.id)).one()
