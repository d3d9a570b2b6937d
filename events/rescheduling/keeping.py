"""What somebody says who was asked again: the new date suits them, or they cannot come."""

from collections.abc import Iterable

from sqlalchemy import update

from core import clock
from core.database import db
from events.rescheduling.reading import LIVE
from events.rsvps import rsvping, seats
from events.rsvps.models import Rsvp


def keep(event_ids: Iterable[int], member_id: int) -> None:
    """Keep what one has said to events that were moved, each under its lock; to any other nothing changes."""
    for event_id in sorted(event_ids):
        seats.lock(event_id)
        mine = update(Rsvp).where(Rsvp.event_id == event_id, Rsvp.member_id == member_id, Rsvp.state.in_(LIVE))
        said = mine.where(Rsvp.asked_again_at.is_not(None)).values(changed_at=clock.now())
        db.session.execute(said, execution_options={"synchronize_session": False})


def decline(event_ids: Iterable[int], member_id: int) -> None:
    """Say of events that were moved that one cannot come; places go to the next in order."""
    for event_id in sorted(event_ids):
        rsvping.decline(event_id, member_id)
