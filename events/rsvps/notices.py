"""Mail about one's RSVP: queued with what it reports, written when it is delivered, and only if it still holds."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Protocol

from events.rsvps.models import RsvpState
from mail import outbox

REMINDED_BEFORE = timedelta(hours=24)


class Reader(Protocol):
    """Whom a mail goes to: a party, or a row with these columns; without an address nothing is queued."""

    @property
    def member_id(self) -> int:
        """Whose RSVP it is about."""

    @property
    def name(self) -> str:
        """What the envelope says."""

    @property
    def email(self) -> str | None:
        """None where the account is gone."""


class Offered(Reader, Protocol):
    """Whom a place is kept for, and until when."""

    @property
    def offered_until(self) -> datetime | None:
        """When the offer runs out."""


class Waiting(Reader, Protocol):
    """Who waits, and where."""

    @property
    def place(self) -> int | None:
        """Their place on the waitlist, which nobody else ever has there."""


def tell(event_id: int, reader: Reader, state: RsvpState) -> None:
    """Tell somebody what came of saying that they are going; a seat comes with the event as a file."""
    kinds = {RsvpState.GOING: "youre_in", RsvpState.WAITING: "waitlisted"}
    if state in kinds:
        _queue(kinds[state], event_id, [reader])


def places_came_up(event_id: int, readers: Iterable[Reader]) -> None:
    """Tell people that they moved up from the waitlist."""
    _queue("place_came_up", event_id, readers)


def offered(event_id: int, parties: Iterable[Offered]) -> None:
    """Ask people on the waitlist whether they take a place that is kept for them until then."""
    for party in parties:
        _queue("offered", event_id, [party], until=party.offered_until.isoformat() if party.offered_until else "")


def fewer_came_up(event_id: int, party: Waiting, places: int) -> None:
    """Offer fewer places than they asked for to somebody who waits, once for each number while they wait there."""
    _queue("fewer", event_id, [party], once=f"fewer:{event_id}:{party.place}:{places}", places=places)


def remind(event_id: int, starts_at: datetime, readers: Iterable[Reader]) -> None:
    """Remind people of an event that is soon, once for each start it is given."""
    _queue("reminder", event_id, readers, once=f"{_reminders(event_id)}:{starts_at:%Y%m%dT%H%M}")


def cancelled(event_id: int, readers: Iterable[Reader]) -> None:
    """Tell people, once, that an event is cancelled."""
    _queue("cancelled", event_id, readers, once=f"cancelled:{event_id}")


def forget_reminders(event_id: int) -> None:
    """Take back the reminders of an event that are still queued."""
    outbox.withdraw(_reminders(event_id))


def _reminders(event_id: int) -> str:
    return f"reminder:{event_id}"


def _queue(kind: str, event_id: int, readers: Iterable[Reader], once: str | None = None, **more: Any) -> None:
    """A message to each; with `once` each of them gets it once."""
    outbox.put(
        [
            outbox.message(
                kind,
                reader.email,
                reader.name,
                {"event": event_id, "member": reader.member_id, **more},
                once=f"{once}:{reader.member_id}" if once else None,
            )
            for reader in readers
            if reader.email
        ]
    )
