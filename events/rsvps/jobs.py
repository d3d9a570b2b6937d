"""What is due by itself: seats held or offered that nobody answered for, and reminders of the day before."""

from collections.abc import Sequence

from sqlalchemy import select

from core import clock
from core.database import db, writing
from events.models import Event, EventState
from events.rsvps import hosting
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.notices import REMINDED_BEFORE
from events.rsvps.seating import KEPT_FOR_VISITORS

AT_ONCE = 50


def release_held() -> int:
    """Give back seats held past their time, one a transaction; returns how many."""
    return sum(_release(event_id, member_id) for event_id, member_id in _due())


def pass_on() -> int:
    """Pass on offers that nobody answered, and places that are kept for visitors no more; returns how many."""
    return sum(_lapse(event_id, member_id) for event_id, member_id in _unanswered()) + sum(map(_open, _kept()))


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


def _lapse(event_id: int, member_id: int) -> bool:
    with writing():
        return hosting.lapse(event_id, member_id)


def _open(event_id: int) -> int:
    with writing():
        return hosting.free(event_id)


def _unanswered() -> list[tuple[int, int]]:
    over = (
        select(Rsvp.event_id, Rsvp.member_id)
        .join(Event, Event.id == Rsvp.event_id)
        .where(
            Rsvp.offered_until <= clock.now(),
            Rsvp.state == RsvpState.WAITING,
            Event.state == EventState.PUBLISHED,
            Event.starts_at > clock.now(),
        )
        .order_by(Rsvp.offered_until, Rsvp.id)
        .limit(AT_ONCE)
    )
    return [(event_id, member_id) for event_id, member_id in db.session.execute(over)]


def _kept() -> Sequence[int]:
    """Events that kept places for visitors until now."""
    open_now = select(Event.id).where(
        Event.starts_at > clock.now(),
        Event.starts_at <= clock.now() + KEPT_FOR_VISITORS,
        Event.state == EventState.PUBLISHED,
        Event.visitor_seats > 0,
        Event.freed_for.is_distinct_from(Event.starts_at),
    )
    return db.session.scalars(open_now.order_by(Event.starts_at, Event.id).limit(AT_ONCE)).all()


def _due() -> list[tuple[int, int]]:
    over = (
        select(Rsvp.event_id, Rsvp.member_id)
        .where(Rsvp.held_until <= clock.now(), Rsvp.state.in_((RsvpState.GOING, RsvpState.WAITING)))
        .order_by(Rsvp.held_until, Rsvp.id)
        .limit(AT_ONCE)
    )
    return [(event_id, member_id) for event_id, member_id in db.session.execute(over)]
