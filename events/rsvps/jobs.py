"""What is due by itself: giving back seats held for an address that nobody confirmed, reminding of the day before."""

from sqlalchemy import select

from core import clock
from core.database import db, writing
from events.models import Event, EventState
from events.rsvps import hosting
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.notices import REMINDED_BEFORE

AT_ONCE = 50


def release_held() -> int:
    """Give back seats held past their time, one a transaction; returns how many."""
    return sum(_release(event_id, member_id) for event_id, member_id in _due())


def remind() -> int:
    """Remind those going of events that begin within a day, one event a transaction; returns how many events."""
    soon = (
        select(Event.id)
        .where(
            Event.starts_at > clock.now(),
            Event.starts_at <= clock.now() + REMINDED_BEFORE,
            Event.state == EventState.PUBLISHED,
            Event.reminded_at.is_(None),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(AT_ONCE)
    )
    event_ids = db.session.scalars(soon).all()
    for event_id in event_ids:
        with writing():
            hosting.remind(event_id)
    return len(event_ids)


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
