"""Verbs of seats that follow from what the hosts do with an event, and from time passing."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update

from core import clock
from core.database import db
from core.refusal import Refused
from events.models import Event
from events.rsvps import notices, rows, seats
from events.rsvps.asking import deciding
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.offers import giving
from events.rsvps.rows import Hall, Party
from members.models import Member


def set_capacity(event: Event, capacity: int | None) -> list[Party]:
    """Say how many places a locked event has, None for no limit; seats those who now fit and returns them.

    Refuses fewer places than are taken. Where nobody decides any more, who waited for a decision is let in first.
    """
    taken = event.seats_taken + event.seats_offered
    if capacity is not None and capacity < taken:
        raise Refused(f"{taken} places are taken: choose {taken} or more", "capacity")
    event.capacity = capacity
    with seats.locked(event.id) as hall:
        if not hall.needs_approval:
            deciding.approve_all(hall)
        return seats.seat_waiting(hall)


def close_for_cancellation(event: Event) -> int:
    """Tell everybody with an RSVP that a locked event is cancelled; returns how many. What they had said stays."""
    db.session.flush()
    readers = _everybody(event.id)
    notices.forget_reminders(event.id)
    notices.cancelled(event.id, readers)
    return len(readers)


def remind(event_id: int) -> int:
    """Remind those going, once, of an event that begins within a day; returns how many.

    Whoever said so within that day is not reminded: they have just been told.
    """
    with seats.locked(event_id) as hall:
        event = db.session.get_one(Event, event_id, populate_existing=True)
        if event.reminded_at or not giving.is_open(hall):
            return 0
        event.reminded_at = clock.now()
        said_before = Rsvp.changed_at <= hall.starts_at - notices.REMINDED_BEFORE
        readers = _readers(event_id, Rsvp.state == RsvpState.GOING, said_before)
        notices.remind(event_id, hall.starts_at, readers)
        return len(readers)


def confirm_held(member: Member) -> None:
    """Make what an address held its own, now that it is confirmed; too late, it joins the end of the waitlist."""
    held = select(Rsvp.event_id).where(Rsvp.member_id == member.id, Rsvp.held_until.is_not(None))
    for event_id in sorted(db.session.scalars(held)):
        with seats.locked(event_id) as hall:
            party = rows.party(hall, member.id)
            if party and party.held_until:
                _confirm(hall, party)


def release(event_id: int, member_id: int) -> bool:
    """Give back what an address held without being confirmed in time; returns whether it still was to be given back."""
    with seats.locked(event_id) as hall:
        party = rows.party(hall, member_id)
        if party is None or not _is_over(party):
            return False
        _release(hall, party)
        return True


def lapse(event_id: int, member_id: int) -> bool:
    """Pass an offer that was not answered in time on to the next; returns whether it still was to be passed on."""
    with seats.locked(event_id) as hall:
        party = rows.party(hall, member_id)
        is_due = party is not None and party.is_offered and (party.offered_until or clock.now()) <= clock.now()
        if party is None or not is_due or not giving.is_open(hall):
            return False
        seats.lapse(hall, party)
        return True


def free(event_id: int) -> int:
    """Give to anybody, once for each start, what was kept for visitors until now; returns how many came to a place.

    An offer that runs out later is passed on by `lapse`: whoever let it run out is not asked again by this.
    """
    with seats.locked(event_id) as hall:
        db.session.execute(update(Event).where(Event.id == event_id).values(freed_for=hall.starts_at))
        return len(seats.seat_waiting(hall))


def _confirm(hall: Hall, party: Party) -> None:
    if _is_over(party):
        _release(hall, party)
    is_late = party.state is RsvpState.WITHDRAWN
    party.held_until = None
    if is_late and giving.is_open(hall):
        seats.join(hall, party)
    else:
        rows.write(party)
        giving.offer_fewer(hall, here=[party])
    seats.tell(hall, party)


def _release(hall: Hall, party: Party) -> None:
    """What was held stays on record, so that a late confirmation knows what it was for."""
    held_until = party.held_until
    seats.leave(hall, party, RsvpState.WITHDRAWN)
    party.held_until = held_until
    rows.write(party)


def _is_over(party: Party) -> bool:
    return party.holds and party.held_until is not None and party.held_until <= clock.now()


def _everybody(event_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Those who said going, waiting or maybe."""
    return _readers(event_id, Rsvp.state.in_((RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)))


def _readers(event_id: int, *which: ColumnElement[bool]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Whom mails about an event go to: those whose address is known to be theirs, in order of id."""
    people = select(Rsvp.member_id, Member.name, Member.email).join(Member, Member.id == Rsvp.member_id)
    return db.session.execute(
        people.where(Rsvp.event_id == event_id, Rsvp.held_until.is_(None), *which).order_by(Rsvp.member_id)
    ).all()
