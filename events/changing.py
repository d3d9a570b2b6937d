"""Changing or calling off one date, and no other."""

from datetime import datetime

from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger, walltime
from events.models import Event, EventState
from events.plans import Details
from events.scheduling import FURTHEST, columns
from members.models import Member


def edit(event: Event, details: Details, *, by: Member) -> Event:
    """Change one date and no other; refuses what has passed or is cancelled, and fewer places than are taken.

    A new time or venue raises the calendar's SEQUENCE; a new day also says from when it was moved.
    """
    locked = _changeable(event)
    starts_at, ends_at = walltime.span(details.starts_on, details.start_time, details.end_time, locked.zone)
    _refuse_time(locked, starts_at)
    _refuse_capacity(locked, details.capacity)
    before = (locked.starts_at, locked.ends_at, locked.venue_id)
    if details.starts_on != locked.starts_on:
        locked.moved_from_at = locked.moved_from_at or locked.starts_at
    when = {"starts_on": details.starts_on, "starts_at": starts_at, "ends_at": ends_at, "is_edited": True}
    for name, value in (columns(locked.chapter_id, details) | when).items():
        setattr(locked, name, value)
    locked.sequence += before != (locked.starts_at, locked.ends_at, locked.venue_id)
    _done(locked, "edit", by)
    return locked


def cancel(event: Event, reason: str, *, by: Member) -> Event:
    """Call one date off, in the hosts' words; it stays visible as cancelled. Twice is once; refuses what has passed."""
    locked = ledger.locked(Event, event.id)
    if locked is not None and locked.state is EventState.CANCELLED:
        return locked
    locked = _changeable(event)
    locked.state, locked.reason, locked.cancelled_at = EventState.CANCELLED, reason, clock.now()
    locked.sequence += 1
    _done(locked, "cancel", by)
    return locked


def _changeable(event: Event) -> Event:
    locked = ledger.locked(Event, event.id)
    if locked is None or locked.state is not EventState.PUBLISHED:
        raise Refused("This date is cancelled: it cannot be changed any more")
    if locked.ends_at <= clock.now():
        raise Refused("This date has passed: it cannot be changed any more")
    return locked


def _refuse_time(event: Event, starts_at: datetime) -> None:
    if starts_at != event.starts_at and starts_at <= clock.now():
        raise Refused("That time has passed already: choose a later one", "starts_on")
    if starts_at - clock.now() > FURTHEST:
        raise Refused("Choose a day within two years", "starts_on")


def _refuse_capacity(event: Event, capacity: int | None) -> None:
    if capacity is not None and capacity < event.seats_taken:
        raise Refused(f"{event.seats_taken} places are taken: choose {event.seats_taken} or more", "capacity")


def _done(event: Event, action: str, by: Member) -> None:
    db.session.flush()
    ledger.note(by, action, "event", event.id)
    ledger.show(db.session.get_one(Chapter, event.chapter_id))
