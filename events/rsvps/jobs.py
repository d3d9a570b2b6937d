"""What is due by itself: seats that were held for an address which nobody confirmed."""

from sqlalchemy import select

from core import clock
from core.database import db, writing
from events.rsvps import hosting
from events.rsvps.models import Rsvp, RsvpState

AT_ONCE = 50


def release_held() -> int:
    """Give back seats held past their time, one a transaction; returns how many."""
    return sum(_release(event_id, member_id) for event_id, member_id in _due())


def _release(event_id: int, member_id: int) -> bool:
    with writing():
        return hosting.release(event_id, member_id)


def _due() -> list[tuple[int, int]]:
    over = (
        select(Rsvp.event_id, Rsvp.member_id)
        .where(Rsvp.held_until <= clock.now(), Rsvp.state.in_((RsvpState.GOING, RsvpState.WAITING)))
        .order_by(Rsvp.held_until, Rsvp.id)
        .limit(AT_ONCE)
    )
    return [(event_id, member_id) for event_id, member_id in db.session.execute(over)]
