"""Verbs of seats that follow from what the hosts do with an event, and from time passing."""

from datetime import datetime

from sqlalchemy import select

from core import clock
from core.database import db
from core.refusal import Refused
from events.models import Event
from events.rsvps import notices, seats
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member


def set_capacity(event: Event, capacity: int | None) -> list[Rsvp]:
    """Say how many places a locked event has, None for no limit; seats those who now fit and returns them.

    Refuses fewer places than are taken.
    """
    if capacity is not None and capacity < event.seats_taken:
        raise Refused(f"{event.seats_taken} places are taken: choose {event.seats_taken} or more", "capacity")
    event.capacity = capacity
    return seats.seat_waiting(event)


def close_for_cancellation(event: Event) -> int:
    """Tell everybody with an RSVP that a locked event is cancelled; returns how many. What they had said stays."""
    db.session.flush()
    told = _everybody(event)
    notices.forget_plans(event)
    for member in told:
        notices.cancelled(event, member)
    return len(told)


def tell_of_change(event: Event, before_at: datetime, before_where: str = "") -> int:
    """Tell everybody with an RSVP that a locked event has another time or venue; returns how many.

    Reminders are due anew, a day before the new start. `before_at` is when the event was to start until now,
    `before_where` the venue it was to be at if that is another one. Mail that still waits to be sent says it all.
    """
    db.session.flush()
    told = _everybody(event)
    on_the_way = notices.to_be_told_of_change(event)
    for member in told:
        if member.id not in on_the_way:
            notices.changed(event, member, before_at, before_where)
    notices.retime(event)
    return len(told)


def confirm_held(member: Member) -> None:
    """Make what an address held its own, now that it is confirmed; too late, it joins the end of the waitlist."""
    held = select(Rsvp.event_id).where(Rsvp.member_id == member.id, Rsvp.held_until.is_not(None))
    for event_id in sorted(db.session.scalars(held)):
        event = seats.lock(event_id)
        rsvp = _rsvp(event_id, member.id)
        if rsvp and rsvp.held_until:
            _confirm(event, rsvp, member)


def release(event_id: int, member_id: int) -> bool:
    """Give back what an address held without being confirmed in time; returns whether it still was to be given back."""
    event = seats.lock(event_id)
    rsvp = _rsvp(event_id, member_id)
    if rsvp is None or not _is_over(rsvp):
        return False
    held_until = rsvp.held_until
    seats.leave(event, rsvp, RsvpState.WITHDRAWN)
    rsvp.held_until = held_until
    return True


def _confirm(event: Event, rsvp: Rsvp, member: Member) -> None:
    is_late = rsvp.state is RsvpState.WITHDRAWN or _is_over(rsvp)
    if is_late and rsvp.state is not RsvpState.WITHDRAWN:
        seats.leave(event, rsvp, RsvpState.WITHDRAWN)
    rsvp.held_until = None
    if is_late and seats.is_open(event):
        seats.join(event, rsvp)
    notices.tell(event, member, rsvp.state)


def _is_over(rsvp: Rsvp) -> bool:
    is_holding = rsvp.state in (RsvpState.GOING, RsvpState.WAITING)
    return is_holding and rsvp.held_until is not None and rsvp.held_until <= clock.now()


def _rsvp(event_id: int, member_id: int) -> Rsvp | None:
    return db.session.scalar(
        select(Rsvp).where(Rsvp.event_id == event_id, Rsvp.member_id == member_id),
        execution_options={"populate_existing": True},
    )


def _everybody(event: Event) -> list[Member]:
    """Those who said going, waiting or maybe, and whose address is known to be theirs, in order of id."""
    said = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
    return list(
        db.session.scalars(
            select(Member)
            .join(Rsvp, Rsvp.member_id == Member.id)
            .where(Rsvp.event_id == event.id, Rsvp.state.in_(said), Rsvp.held_until.is_(None))
            .order_by(Member.id)
        )
    )
