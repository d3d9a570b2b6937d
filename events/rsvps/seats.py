"""The seats of one event: they change under its lock, and here alone."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from core import clock, consequences
from core.database import db, touched
from core.refusal import Refused
from events.rsvps import notices, rows, seating
from events.rsvps.asking import notices as of_asking
from events.rsvps.models import Approval, RsvpState
from events.rsvps.offers import giving
from events.rsvps.rows import Hall, Party
from members.models import Visibility


def lock(event_id: int) -> Hall:
    """The event's seats as they are now, locked until the transaction ends; refuses an unknown event."""
    db.session.flush()
    hall = rows.lock(event_id)
    if hall is None:
        raise Refused("This event is not here any more.")
    return hall


@contextmanager
def locked(event_id: int) -> Iterator[Hall]:
    """The same, and at the end its numbers are written; lists show them, and are built anew if they changed."""
    hall = lock(event_id)
    before = hall.counts
    yield hall
    if hall.counts != before:
        rows.save(hall)
        touched("site", f"chapter:{hall.chapter_slug}")


def join(hall: Hall, party: Party) -> None:
    """Put a party at the end of the waitlist and seat all who fit, so that a newcomer passes nobody.

    One that waits for a decision keeps its place there, and nobody is seated.
    """
    hall.next_place += 1
    hall.waiting += 1
    party.state, party.place, party.changed_at = RsvpState.WAITING, hall.next_place, clock.now()
    party.passed_up = 0
    if party.approval is Approval.ASKED:
        rows.write(party)
    elif hall.waiting == 1 and giving.has_room(hall, party, party.size):
        giving.seat(hall, party)
        rows.write(party)
    else:
        rows.write(party)
        giving.give(hall, here=[party])


def leave(hall: Hall, party: Party, state: RsvpState) -> None:
    """Give back what a party holds, seats or a place on the waitlist, and seat those who now fit."""
    if party.state is RsvpState.GOING:
        hall.going -= 1
        giving.count(hall, party, -party.size)
        consequences.happened("seat_given_back", hall=hall, party=party)
    elif party.state is RsvpState.WAITING:
        hall.waiting -= 1
        giving.end_offer(hall, party)
    party.state, party.place, party.changed_at = state, None, clock.now()
    party.held_until = party.promoted_at = None
    rows.write(party)
    seat_waiting(hall)


def resize(hall: Hall, party: Party, guests: int) -> None:
    """Change how many guests a party brings; refuses what does not fit, and then it stays as it was.

    To say so is to say again that they would come: in the last hours that is what a place on the waitlist needs.
    """
    more = guests - party.guests
    if party.state is RsvpState.GOING or party.is_offered:
        if more > 0 and not giving.has_room(hall, party, more):
            raise Refused(_too_few(hall, party), "guests")
        giving.count(hall, party, more)
    party.guests, party.changed_at = guests, clock.now()
    party.passed_up = party.passed_up if not more else 0
    rows.write(party)
    giving.give(hall, here=[party])


def take(hall: Hall, party: Party) -> None:
    """Let a party have the place that is offered to it."""
    giving.end_offer(hall, party)
    giving.seat(hall, party)
    party.changed_at = clock.now()
    rows.write(party)


def lapse(hall: Hall, party: Party) -> None:
    """End an offer that nobody answered: it goes to the next, and who was asked stays on the waitlist, last."""
    giving.end_offer(hall, party)
    hall.next_place += 1
    party.place = hall.next_place
    rows.write(party)
    giving.give(hall, but=party)


def mark(hall: Hall, party: Party, home_id: int | None) -> None:
    """Say anew from where somebody comes, and whether that makes them a visitor; to be written by the caller."""
    is_visitor = visits(hall, home_id)
    if is_visitor != party.is_visitor and (party.state is RsvpState.GOING or party.is_offered):
        hall.visitors += party.size if is_visitor else -party.size
    party.home_id, party.is_visitor = home_id, is_visitor
    if is_visitor:
        party.visibility = discreet(party.visibility)


def seat_waiting(hall: Hall, newcomers: Collection[Party] = ()) -> list[Party]:
    """Let all of the waitlist who fit come to a place, in order and as the hour has it, and mail them; returns them.

    Newcomers need not be asked, and are told by another mail. Nobody does once the event has begun or is cancelled.
    """
    return giving.give(hall, here=newcomers)


def tell(hall: Hall, party: Party) -> None:
    """Tell somebody what came of saying that they are going; where an organiser decides, it is those who are told."""
    if party.holds and party.approval is Approval.ASKED:
        of_asking.to_decide(hall.id, hall.chapter_id)
    else:
        notices.tell(hall.id, party, party.state)


def is_open(hall: Hall) -> bool:
    """Whether seats are still given: the event is neither cancelled nor has it begun."""
    return giving.is_open(hall)


def visits(hall: Hall, home_id: int | None) -> bool:
    """Whether somebody at home there is a visitor here; who is at home nowhere is new, not a visitor."""
    return home_id is not None and home_id != hall.chapter_id


def discreet(visibility: Visibility) -> Visibility:
    """The same, but never everybody: what a visitor may choose."""
    return Visibility.ATTENDEES if visibility is Visibility.EVERYBODY else visibility


def _too_few(hall: Hall, party: Party) -> str:
    left = seating.free(hall.capacity, giving.taken(hall), giving.kept(hall, party.is_visitor))
    if not left:
        return "No place is free for another guest. Your own is kept as it was."
    places = "Only 1 more place is" if left == 1 else f"Only {left} more places are"
    return f"{places} free, fewer than you asked for. Yours are kept as they were."
