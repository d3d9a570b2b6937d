"""The seats of one event: they change under its lock, and here alone."""

from sqlalchemy import bindparam, select, update

from chapters.models import Chapter
from core import clock, consequences
from core.database import db, touched
from core.refusal import Refused
from events.models import Event, EventState
from events.rsvps import notices, seating
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member, Visibility

Promoted = tuple[Rsvp, Member]
_LOCK = (
    update(Event)
    .where(Event.id == bindparam("event"))
    .values(version=Event.version + 1)
    .returning(Event)
    .execution_options(synchronize_session=False, populate_existing=True)
)


def lock(event_id: int) -> Event:
    """The event as it is now, locked until the transaction ends by the UPDATE that reads it; refuses an unknown one."""
    event = db.session.scalars(_LOCK, {"event": event_id}).one_or_none()
    if event is None:
        raise Refused("This event is not here any more.")
    return event


def join(event: Event, rsvp: Rsvp) -> None:
    """Put an RSVP at the end of a locked event's waitlist and seat all who fit, so that a newcomer passes nobody."""
    event.next_place += 1
    event.waiting += 1
    rsvp.state, rsvp.place, rsvp.changed_at = RsvpState.WAITING, event.next_place, clock.now()
    if event.waiting == 1 and seating.fits(event.capacity, event.seats_taken, rsvp.guests + 1):
        _seat(event, rsvp)
    else:
        db.session.flush()
        _seat_all(event, newcomer=rsvp)
    _show(event)


def leave(event: Event, rsvp: Rsvp, state: RsvpState) -> None:
    """Give back what an RSVP holds at a locked event, a seat or a place on the waitlist, and seat those who now fit."""
    if rsvp.state is RsvpState.GOING:
        event.going -= 1
        _count(event, rsvp, -(rsvp.guests + 1))
        consequences.happened("seat_given_back", event=event, member_id=rsvp.member_id)
    elif rsvp.state is RsvpState.WAITING:
        event.waiting -= 1
    rsvp.state, rsvp.place, rsvp.changed_at = state, None, clock.now()
    rsvp.held_until = rsvp.promoted_at = None
    seat_waiting(event)
    _show(event)


def resize(event: Event, rsvp: Rsvp, guests: int) -> None:
    """Change a party at a locked event; refuses what does not fit, and then the party stays as it was."""
    if rsvp.state is RsvpState.GOING:
        more = guests - rsvp.guests
        if more > 0 and not seating.fits(event.capacity, event.seats_taken, more):
            raise Refused(_too_few(event), "guests")
        _count(event, rsvp, more)
    rsvp.guests, rsvp.changed_at = guests, clock.now()
    seat_waiting(event)
    _show(event)


def mark(event: Event, rsvp: Rsvp, home_id: int | None) -> None:
    """Say anew from where somebody comes to a locked event, and whether that makes them a visitor."""
    is_visitor = visits(event, home_id)
    if rsvp.state is RsvpState.GOING and is_visitor != rsvp.is_visitor:
        event.visitors += (rsvp.guests + 1) * (1 if is_visitor else -1)
        _show(event)
    rsvp.home_id, rsvp.is_visitor = home_id, is_visitor
    if is_visitor:
        rsvp.visibility = discreet(rsvp.visibility)


def seat_waiting(event: Event) -> list[Rsvp]:
    """Seat all of a locked event's waitlist who fit, in order, and mail them; returns them.

    Nobody is seated once the event has begun or is cancelled. To be called after places were added.
    """
    db.session.flush()
    return [rsvp for rsvp, _member in _seat_all(event)]


def visits(event: Event, home_id: int | None) -> bool:
    """Whether somebody at home there is a visitor here; who is at home nowhere is new, not a visitor."""
    return home_id is not None and home_id != event.chapter_id


def discreet(visibility: Visibility) -> Visibility:
    """The same, but never everybody: what a visitor may choose."""
    return Visibility.ATTENDEES if visibility is Visibility.EVERYBODY else visibility


def is_open(event: Event) -> bool:
    """Whether seats are still given: the event is neither cancelled nor has it begun."""
    return event.state is EventState.PUBLISHED and event.starts_at > clock.now()


def _seat_all(event: Event, newcomer: Rsvp | None = None) -> list[Promoted]:
    """Those who fit are read a free place at a time, not the whole waitlist: that may be long, and nobody fit."""
    done: list[Promoted] = []
    while event.waiting and is_open(event) and (candidates := _candidates(event)):
        waitlist = [(rsvp.id, rsvp.guests + 1) for rsvp, _member in candidates]
        chosen = set(seating.promoted(event.capacity, event.seats_taken, waitlist))
        done += [pair for pair in candidates if pair[0].id in chosen]
        for rsvp, member in candidates:
            if rsvp.id in chosen:
                _seat(event, rsvp)
                _tell_promoted(event, rsvp, member, newcomer)
        db.session.flush()
    return done


def _candidates(event: Event) -> list[Promoted]:
    left = seating.free(event.capacity, event.seats_taken)
    if left == 0:
        return []
    waiting = (
        select(Rsvp, Member)
        .join(Member, Member.id == Rsvp.member_id)
        .where(Rsvp.event_id == event.id, Rsvp.state == RsvpState.WAITING)
        .order_by(Rsvp.place)
        .limit(left)
    )
    if left is not None:
        waiting = waiting.where(Rsvp.guests < left)
    return [(rsvp, member) for rsvp, member in db.session.execute(waiting)]


def _seat(event: Event, rsvp: Rsvp) -> None:
    event.waiting -= 1
    event.going += 1
    rsvp.state, rsvp.place = RsvpState.GOING, None
    _count(event, rsvp, rsvp.guests + 1)


def _tell_promoted(event: Event, rsvp: Rsvp, member: Member, newcomer: Rsvp | None) -> None:
    if rsvp is newcomer:
        return
    rsvp.promoted_at = clock.now()
    if rsvp.held_until is None:
        notices.place_came_up(event, member)


def _count(event: Event, rsvp: Rsvp, seats: int) -> None:
    event.seats_taken += seats
    event.visitors += seats if rsvp.is_visitor else 0


def _too_few(event: Event) -> str:
    left = seating.free(event.capacity, event.seats_taken)
    if not left:
        return "No place is free for another guest. Your own is kept as it was."
    places = "Only 1 more place is" if left == 1 else f"Only {left} more places are"
    return f"{places} free, fewer than you asked for. Yours are kept as they were."


def _show(event: Event) -> None:
    """Lists show how many are going and waiting."""
    chapter = db.session.get_one(Chapter, event.chapter_id)
    touched("site", f"chapter:{chapter.slug}")
