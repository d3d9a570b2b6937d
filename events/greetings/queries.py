"""Named reads of greetings, for the hosts of their event and for nobody else."""

from sqlalchemy import select

from core.database import db
from events.rsvps.models import Rsvp


def at(event_id: int) -> dict[int, str]:
    """What visitors said to the hosts of an event, by the id of the member; whoever asks is one of them."""
    said = select(Rsvp.member_id, Rsvp.greeting).where(
        Rsvp.event_id == event_id, Rsvp.greeting != "", Rsvp.held_until.is_(None)
    )
    return {row.member_id: row.greeting for row in db.session.execute(said)}
