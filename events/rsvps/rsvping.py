"""Verbs of RSVPs: going, maybe, not, and taking it back; each begins with the event's lock."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, bindparam, select

from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from core.tokens import fresh_key
from events.models import Event, EventState
from events.rsvps import notices, seats
from events.rsvps.hosting import close_for_cancellation, confirm_held, release, set_capacity, tell_of_change
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.seats import lock, seat_waiting
from members.homes import SHUT
from members.models import Home, Member, Visibility

#: All verbs of RSVPs are found here, whatever they follow from.
__all__ = [
    "close_for_cancellation",
    "confirm_held",
    "decline",
    "hold",
    "lock",
    "maybe",
    "release",
    "rsvp",
    "seat_waiting",
    "set_capacity",
    "tell_of_change",
    "withdraw",
]

#: How long a seat is kept for an address that nobody has confirmed.
HOLD = timedelta(minutes=30)
HOLDING = (RsvpState.GOING, RsvpState.WAITING)
_PERSON = (
    select(Member, Home.chapter_id, Chapter, Rsvp)
    .select_from(Member)
    .join(Chapter, Chapter.id == bindparam("chapter"))
    .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
    .outerjoin(Rsvp, and_(Rsvp.event_id == bindparam("event"), Rsvp.member_id == Member.id))
    .where(Member.id == bindparam("member"), Member.banned_at.is_(None), Member.deleted_at.is_(None))
    .execution_options(populate_existing=True)
)


def rsvp(event_id: int, member_id: int, guests: int | None = None, visibility: Visibility | None = None) -> Rsvp:
    """Say that a member is going: a seat while one is free, else the end of the waitlist; said again, a new party.

    Refuses what is cancelled or has begun, more guests than the event takes, and a larger party than there are seats
    for; None leaves guests and visibility as they are. An address that is not confirmed holds its seat for 30 minutes.
    """
    event = seats.lock(event_id)
    person = _person(event, member_id)
    _refuse_shut(event, person)
    guests = person.guests if guests is None else guests
    _refuse_guests(event, guests)
    mine = person.rsvp or _add(event, person)
    mine.visibility = _visibility(event, person, visibility)
    if mine.state in HOLDING:
        if guests != mine.guests:
            seats.resize(event, mine, guests)
        return mine
    mine.guests, mine.promoted_at = guests, None
    mine.held_until = None if person.member.is_confirmed else clock.now() + HOLD
    seats.mark(event, mine, person.home_id)
    seats.join(event, mine)
    if mine.held_until is None:
        notices.tell(event, person.member, mine.state)
    return mine


def hold(event_id: int, member_id: int, guests: int | None = None, visibility: Visibility | None = None) -> Rsvp:
    """Keep a seat, or a place on the waitlist, for 30 minutes for somebody whose address is not confirmed yet."""
    return rsvp(event_id, member_id, guests, visibility)


def maybe(event_id: int, member_id: int) -> Rsvp:
    """Say that a member may come, which keeps no seat and gives back one they had; refuses as `rsvp` does."""
    event = seats.lock(event_id)
    person = _person(event, member_id)
    _refuse_shut(event, person)
    return _say(event, person, RsvpState.MAYBE)


def decline(event_id: int, member_id: int) -> Rsvp:
    """Say that a member cannot come; that gives back a seat at any time, and is otherwise refused as `rsvp` is."""
    event = seats.lock(event_id)
    person = _person(event, member_id)
    if not person.holds:
        _refuse_shut(event, person)
    return _say(event, person, RsvpState.DECLINED)


def withdraw(event_id: int, member_id: int) -> None:
    """Take an RSVP back, at any time and twice as well as once: giving a seat back never closes."""
    event = seats.lock(event_id)
    person = _person(event, member_id)
    if person.rsvp:
        _say(event, person, RsvpState.WITHDRAWN)


@dataclass(frozen=True)
class _Person:
    """Who speaks, as the rows say under the event's lock."""

    member: Member
    home_id: int | None
    chapter: Chapter
    rsvp: Rsvp | None

    @property
    def guests(self) -> int:
        """How many guests they have said to bring."""
        return self.rsvp.guests if self.rsvp and self.holds else 0

    @property
    def holds(self) -> bool:
        """Whether they have a seat or a place on the waitlist."""
        return self.rsvp is not None and self.rsvp.state in HOLDING


def _person(event: Event, member_id: int) -> _Person:
    row = db.session.execute(
        _PERSON, {"event": event.id, "chapter": event.chapter_id, "member": member_id}
    ).one_or_none()
    if row is None:
        raise Refused("This account is closed.")
    return _Person(*row)


def _refuse_shut(event: Event, person: _Person) -> None:
    if event.state is not EventState.PUBLISHED:
        raise Refused("This event is cancelled.")
    if event.ends_at <= clock.now():
        raise Refused("This event is over.")
    if event.starts_at <= clock.now():
        raise Refused("This event has begun: no more RSVPs are taken.")
    if person.chapter.is_suspended or person.chapter.state in SHUT:
        raise Refused("This chapter is closed at the moment.")


def _refuse_guests(event: Event, guests: int) -> None:
    if guests <= event.guests:
        return
    most = {0: "Guests cannot be brought to this one.", 1: "You can bring 1 guest at most."}
    raise Refused(most.get(event.guests, f"You can bring {event.guests} guests at most."), "guests")


def _visibility(event: Event, person: _Person, wanted: Visibility | None) -> Visibility:
    """What was chosen, now or the last time; a visitor's is never everybody: it says whose home is empty."""
    said = wanted or (person.rsvp.visibility if person.rsvp else person.member.visibility)
    if seats.visits(event, person.home_id):
        return seats.discreet(said)
    if wanted and wanted is not person.member.visibility:
        person.member.visibility = wanted
    return said


def _add(event: Event, person: _Person) -> Rsvp:
    """A new row, which says nothing yet."""
    added = Rsvp(
        key=fresh_key(),
        event_id=event.id,
        member_id=person.member.id,
        state=RsvpState.WITHDRAWN,
        guests=0,
        visibility=person.member.visibility,
        is_visitor=False,
        created_at=clock.now(),
        changed_at=clock.now(),
    )
    db.session.add(added)
    return added


def _say(event: Event, person: _Person, state: RsvpState) -> Rsvp:
    mine = person.rsvp or _add(event, person)
    if mine.state in HOLDING:
        seats.leave(event, mine, state)
    elif mine.state is not state:
        mine.state, mine.changed_at, mine.held_until = state, clock.now(), None
    return mine
