"""Verbs of whoever is offered fewer places than they asked for; each begins with the person's lock and the event's."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.refusal import Refused
from events.rsvps import rows, seats
from events.rsvps.models import RsvpState
from events.rsvps.offers import giving
from events.rsvps.rows import Hall, Party
from members import locking


def take(event_id: int, member_id: int, places: int) -> Party:
    """Come with so many, if they are still free; said twice is said once.

    Refuses where they are not, and then whoever waits keeps their place, for all they asked for.
    """
    with _answered(event_id, member_id) as (hall, party):
        if party.state is RsvpState.GOING:
            return party
        size = _waiting(party).size
        if not _come(hall, party, places):
            raise Refused(f"Somebody took a place while you were reading. You still wait for all {size}.")
        seats.tell(hall, party)
        return party


def stay(event_id: int, member_id: int, places: int) -> Party:
    """Let so many go and keep one's place in order, for all that one asked for; they are offered to who comes next."""
    with _answered(event_id, member_id) as (hall, party):
        if party.state is RsvpState.GOING:
            return party
        _waiting(party).passed_up = max(party.passed_up, min(places, party.guests))
        rows.write(party)
        giving.offer_fewer(hall)
        return party


def _come(hall: Hall, party: Party, places: int) -> bool:
    """Whether they are going, with so many; who stands in front and fits by now goes first."""
    if places < party.size and giving.has_room(hall, party, places):
        seats.resize(hall, party, places - 1)
    return party.state is RsvpState.GOING


@contextmanager
def _answered(event_id: int, member_id: int) -> Iterator[tuple[Hall, Party]]:
    locking.hold(member_id)
    with seats.locked(event_id) as hall:
        party = rows.party(hall, member_id)
        if party is None or not giving.is_open(hall):
            raise Refused("No place is offered here any more.")
        yield hall, party


def _waiting(party: Party) -> Party:
    """Refuses whoever does not wait, or is offered all they asked for by now."""
    if party.is_offered:
        raise Refused(f"More came up meanwhile: all {party.size} places are kept for you.")
    if party.state is not RsvpState.WAITING:
        raise Refused("You’re not on the waitlist any more.")
    return party
