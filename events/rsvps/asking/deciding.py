"""Verbs of approval: an organiser says yes or no to somebody who asked to come."""

from sqlalchemy import select

from chapters import confirming
from core.database import db
from core.refusal import Refused
from events.rsvps import rows, seats
from events.rsvps.asking import notices
from events.rsvps.models import Approval, RsvpState
from events.rsvps.offers import waiting
from events.rsvps.rows import Hall, Party
from members import acts
from members.models import Member


def approve(event_id: int, key: str, *, by: int) -> Party:
    """Say yes: whoever asked has a seat while one is free, else a place on the waitlist by when they asked; tells them.

    Refuses what somebody has decided already, or is not asked any more.
    """
    with seats.locked(event_id) as hall:
        party = _asking(hall, key)
        _let_in(hall, [party])
        seats.tell(hall, party)
        acts.record(by, "rsvp approved", f"event:{event_id}", member=key)
        confirming.sign(hall.chapter_id)
        return party


def turn_down(event_id: int, key: str, *, by: int) -> Party:
    """Say no, and tell them; they are not asked again. Refuses as `approve` does."""
    with seats.locked(event_id) as hall:
        party = _asking(hall, key)
        party.approval = Approval.REFUSED
        seats.leave(hall, party, RsvpState.WITHDRAWN)
        notices.turned_down(hall.id, party)
        acts.record(by, "rsvp turned down", f"event:{event_id}", member=key)
        confirming.sign(hall.chapter_id)
        return party


def approve_all(hall: Hall) -> None:
    """Say yes to everybody who waits for a decision at a locked event; by itself nobody does."""
    if parties := waiting.asking(hall):
        _let_in(hall, parties)
        for party in parties:
            seats.tell(hall, party)


def _let_in(hall: Hall, parties: list[Party]) -> None:
    """They are seated with all others who fit, in the order of the waitlist, and told of it by their own mail."""
    for party in parties:
        party.approval = Approval.GIVEN
    rows.write(*parties)
    seats.seat_waiting(hall, newcomers=parties)


def _asking(hall: Hall, key: str) -> Party:
    member_id = db.session.scalar(select(Member.id).where(Member.key == key))
    party = rows.party(hall, member_id) if member_id else None
    if party is None or party.approval is not Approval.ASKED or not party.holds or party.held_until:
        raise Refused("That has been decided already, or is not asked any more.")
    return party
