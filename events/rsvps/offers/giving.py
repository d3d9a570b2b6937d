"""How free places of a locked event are given to those who wait: by the rule of `seating`, in order."""

from collections.abc import Collection
from datetime import UTC, datetime

from core import clock
from events.models import EventState
from events.rsvps import notices, rows, seating
from events.rsvps.models import RsvpState
from events.rsvps.offers import waiting
from events.rsvps.rows import Hall, Party
from events.rsvps.seating import Way

#: Before anybody said anything.
EVER = datetime(1970, 1, 1, tzinfo=UTC)


def is_open(hall: Hall) -> bool:
    """Whether seats are still given: the event is neither cancelled nor has it begun."""
    return hall.state is EventState.PUBLISHED and hall.starts_at > clock.now()


def has_room(hall: Hall, party: Party, more: int) -> bool:
    """Whether so many places are free to a party, which may be those kept for visitors."""
    return seating.fits(hall.capacity, taken(hall), more, kept(hall, party.is_visitor))


def give(hall: Hall, here: Collection[Party] = (), but: Party | None = None) -> list[Party]:
    """Give what is free to all who fit; who are `here`, and speak at the moment, need not be asked or mailed.

    Those who fit are read a free place at a time, not the whole waitlist: that may be long, and nobody fit.
    """
    seated: list[Party] = []
    offered: list[Party] = []
    way = seating.way(hall.promotion, hall.starts_at, clock.now())
    while hall.waiting and is_open(hall) and (fitting := _fitting(hall, but)):
        for party in fitting:
            if way is Way.OFFERED and party not in here and party.held_until is None:
                offer(hall, party)
                offered.append(party)
            else:
                seat(hall, party)
                party.promoted_at = None if party in here else clock.now()
                seated.append(party)
        rows.write(*fitting)
    notices.places_came_up(hall.id, [party for party in seated if party not in here and party.held_until is None])
    notices.offered(hall.id, offered)
    offer_fewer(hall, here, but)
    return seated + offered


def _fitting(hall: Hall, but: Party | None) -> list[Party]:
    left = seating.free(hall.capacity, taken(hall))
    if left == 0:
        return []
    reserved = kept(hall)
    candidates = waiting.first(hall, left, reserved, _since(hall), but.id if but else 0)
    visiting = [number for number, party in enumerate(candidates) if party.is_visitor]
    sizes = enumerate(party.size for party in candidates)
    chosen = set(seating.promoted(hall.capacity, taken(hall), sizes, reserved, visiting))
    return [party for number, party in enumerate(candidates) if number in chosen]


def offer_fewer(hall: Hall, here: Collection[Party] = (), but: Party | None = None) -> None:
    """Offer what is left to the first in order for whom it is too few; nothing is kept for them, so nobody waits.

    They are mailed once for each number of places that comes up, unless they are `here`.
    """
    left = (seating.free(hall.capacity, taken(hall)) or 0) if hall.waiting and is_open(hall) else 0
    party = waiting.first_too_large(hall, left, kept(hall), _since(hall), but.id if but else 0) if left else None
    before = (hall.fewer_to, hall.fewer)
    hall.fewer_to, hall.fewer = (party.id, left - kept(hall, party.is_visitor)) if party else (None, 0)
    is_more = hall.fewer_to != before[0] or hall.fewer > before[1]
    if party and is_more and party not in here:
        notices.fewer_came_up(hall.id, party, hall.fewer)


def _since(hall: Hall) -> datetime:
    """From when on somebody must have said that they come, to be given a place now."""
    is_late = seating.way(hall.promotion, hall.starts_at, clock.now()) is Way.CONFIRMED
    return hall.starts_at - seating.LAST_HOURS if is_late else EVER


def seat(hall: Hall, party: Party) -> None:
    """Let a party on the waitlist have seats."""
    hall.waiting -= 1
    hall.going += 1
    party.state, party.place = RsvpState.GOING, None
    count(hall, party, party.size)


def offer(hall: Hall, party: Party) -> None:
    """Keep places for a party on the waitlist, until it answers or the time is over."""
    party.offered_until = seating.offered_until(hall.promotion, hall.starts_at, clock.now(), hall.zone)
    count(hall, party, party.size)


def end_offer(hall: Hall, party: Party) -> None:
    """Give back what is kept for a party that was asked; nothing where it was not."""
    if party.is_offered:
        count(hall, party, -party.size)
        party.offered_until = None


def count(hall: Hall, party: Party, seats: int) -> None:
    """Count so many seats more, or fewer, that a party has or is offered."""
    if party.is_offered:
        hall.seats_offered += seats
    else:
        hall.seats_taken += seats
    hall.visitors += seats if party.is_visitor else 0


def taken(hall: Hall) -> int:
    """How many places nobody else can have."""
    return hall.seats_taken + hall.seats_offered


def kept(hall: Hall, is_visitor: bool = False) -> int:
    """How many free places are kept from somebody."""
    return 0 if is_visitor else seating.kept(hall.visitor_seats, hall.visitors, hall.starts_at, clock.now())
