"""Verbs of RSVPs: going, maybe, not, and taking it back; each begins with the person's lock and the event's.

In this order, which is that of whoever deletes an account or moves home: see `docs/decisions/0005-the-lock.md`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from sqlalchemy import Table, and_, bindparam, select, update

from core import clock
from core.database import db
from core.refusal import Refused
from events.models import EventState
from events.rsvps import rows, seats
from events.rsvps.asking import window
from events.rsvps.hosting import close_for_cancellation, confirm_held, set_capacity
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rsvps.rows import Hall, Party
from members import locking
from members.homes import SHUT
from members.models import Home, Member, Visibility

#: All verbs of RSVPs are found here, whatever they follow from.
__all__ = [
    "carry",
    "close_for_cancellation",
    "confirm_held",
    "decline",
    "hold",
    "maybe",
    "rsvp",
    "set_capacity",
    "withdraw",
]

#: How long a seat is kept for an address that nobody has confirmed.
HOLD = timedelta(minutes=30)
_member, _home, _rsvp = (cast(Table, model.__table__) for model in (Member, Home, Rsvp))
_PERSON = (
    select(*rows.PARTY, _home.c.chapter_id, _member.c.confirmed_at.is_not(None), _member.c.visibility)
    .select_from(_member)
    .outerjoin(_home, and_(_home.c.member_id == _member.c.id, _home.c.ended_at.is_(None)))
    .outerjoin(_rsvp, and_(_rsvp.c.event_id == bindparam("event"), _rsvp.c.member_id == _member.c.id))
    .where(_member.c.id == bindparam("member"), _member.c.banned_at.is_(None), _member.c.deleted_at.is_(None))
)
_REMEMBER = update(_member).where(_member.c.id == bindparam("member")).values(visibility=bindparam("wanted"))


def rsvp(event_id: int, member_id: int, guests: int | None = None, visibility: Visibility | None = None) -> Party:
    """Say that a member is going: a seat while one is free, else the end of the waitlist; said again, a new party.

    Whoever is offered a place takes it by that. Refuses what is cancelled or has begun, who comes in or brings more
    while RSVPs are not taken, more guests than the event takes, and a larger party than there are seats for; None
    leaves guests and visibility as they are. An address that is not confirmed holds its seat for 30 minutes.
    """
    with _spoken(event_id, member_id) as (hall, person):
        return _go(hall, person, guests, visibility, is_told=True)


def carry(event_id: int, member_id: int, guests: int) -> Party:
    """Say of somebody that they are going, as `rsvp` does, and mail them nothing.

    It is not the person who speaks: their row is read and not locked, for the caller holds the event's lock already.
    """
    with seats.locked(event_id) as hall:
        return _go(hall, _person(hall, member_id), guests, None, is_told=False)


def _go(hall: Hall, person: "_Person", guests: int | None, visibility: Visibility | None, *, is_told: bool) -> Party:
    _refuse_shut(hall)
    party = person.party
    if guests is None:
        guests = party.guests if party.holds else 0
    if not party.holds or guests > party.guests:
        _refuse_closed(hall)
    _refuse_guests(hall, guests)
    party.visibility = _visibility(hall, person, visibility)
    if party.holds:
        _say_again(hall, party, guests)
        return party
    party.guests, party.promoted_at = guests, None
    party.held_until = None if person.is_confirmed else clock.now() + HOLD
    party.approval = _approval(hall, party)
    seats.mark(hall, party, person.home_id)
    seats.join(hall, party)
    if party.held_until is None and (is_told or party.approval is Approval.ASKED):
        seats.tell(hall, party)
    return party


def _say_again(hall: Hall, party: Party, guests: int) -> None:
    """Who holds a place says how many they are; one that is offered is theirs by that."""
    before = party.state
    seats.resize(hall, party, guests)
    if party.is_offered:
        seats.take(hall, party)
    if party.state is not before:
        seats.tell(hall, party)


def hold(event_id: int, member_id: int, guests: int | None = None, visibility: Visibility | None = None) -> Party:
    """Keep a seat, or a place on the waitlist, for 30 minutes for somebody whose address is not confirmed yet."""
    return rsvp(event_id, member_id, guests, visibility)


def maybe(event_id: int, member_id: int) -> Party:
    """Say that a member may come, which keeps no seat and gives back one they had; refuses as `rsvp` does."""
    with _spoken(event_id, member_id) as (hall, person):
        _refuse_shut(hall)
        if not person.party.holds:
            _refuse_closed(hall)
        return _say(hall, person.party, RsvpState.MAYBE)


def decline(event_id: int, member_id: int) -> Party:
    """Say that a member cannot come; that gives back a seat at any time, and is otherwise refused as `rsvp` is."""
    with _spoken(event_id, member_id) as (hall, person):
        if not person.party.holds:
            _refuse_shut(hall)
        return _say(hall, person.party, RsvpState.DECLINED)


def withdraw(event_id: int, member_id: int) -> None:
    """Take an RSVP back, at any time and twice as well as once: giving a seat back never closes."""
    with _spoken(event_id, member_id) as (hall, person):
        if person.party.id:
            _say(hall, person.party, RsvpState.WITHDRAWN)


@dataclass(frozen=True)
class _Person:
    """Who speaks, as the rows say under the event's lock; `home_id` is where they are at home now."""

    party: Party
    home_id: int | None
    is_confirmed: bool
    visibility: Visibility


@contextmanager
def _spoken(event_id: int, member_id: int) -> Iterator[tuple[Hall, _Person]]:
    """The seats of an event and who speaks, both locked: neither leaves nor moves home while they say it."""
    locking.hold(member_id)
    with seats.locked(event_id) as hall:
        yield hall, _person(hall, member_id)


def _person(hall: Hall, member_id: int) -> _Person:
    row = db.session.connection().execute(_PERSON, {"event": hall.id, "member": member_id}).one_or_none()
    if row is None:
        raise Refused("This account is closed.")
    *said, home_id, is_confirmed, visibility = row
    return _Person(rows.met(hall, said), home_id, is_confirmed, visibility)


def _refuse_shut(hall: Hall) -> None:
    if hall.state is not EventState.PUBLISHED:
        raise Refused("This event is cancelled.")
    if hall.ends_at <= clock.now():
        raise Refused("This event is over.")
    if hall.starts_at <= clock.now():
        raise Refused("This event has begun: no more RSVPs are taken.")
    if hall.is_suspended or hall.chapter_state in SHUT:
        raise Refused("This chapter is closed at the moment.")


def _refuse_closed(hall: Hall) -> None:
    """Who has a place keeps it, and gives it back at any time; nobody takes one while RSVPs are not taken."""
    taken = window.of(hall)
    if taken.is_early(clock.now()):
        raise Refused("RSVPs are not open yet: this page says from when on.")
    if taken.is_late(clock.now()):
        raise Refused("RSVPs have closed. You can still give a place back.")


def _approval(hall: Hall, party: Party) -> Approval | None:
    """Whoever was let in once comes back as they like; refuses who was turned down, while somebody decides."""
    if not hall.needs_approval:
        return party.approval if party.approval is Approval.GIVEN else None
    if party.approval is Approval.REFUSED:
        raise Refused("The hosts have no place for you this time.")
    return party.approval or Approval.ASKED


def _refuse_guests(hall: Hall, guests: int) -> None:
    if guests <= hall.guests:
        return
    most = {0: "Guests cannot be brought to this one.", 1: "You can bring 1 guest at most."}
    raise Refused(most.get(hall.guests, f"You can bring {hall.guests} guests at most."), "guests")


def _visibility(hall: Hall, person: _Person, wanted: Visibility | None) -> Visibility:
    """What was chosen, now or the last time; a visitor's is never everybody: it says whose home is empty."""
    said = wanted or (person.party.visibility if person.party.id else person.visibility)
    if seats.visits(hall, person.home_id):
        return seats.discreet(said)
    if wanted and wanted is not person.visibility:
        db.session.connection().execute(_REMEMBER, {"member": person.party.member_id, "wanted": wanted})
    return said


def _say(hall: Hall, party: Party, state: RsvpState) -> Party:
    if party.holds:
        seats.leave(hall, party, state)
    elif not party.id or party.state is not state:
        party.state, party.changed_at, party.held_until = state, clock.now(), None
        rows.write(party)
    return party
