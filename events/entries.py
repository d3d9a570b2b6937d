"""An event as calendars get it: the same entry, under the same UID, in a file, a feed and a mail."""

from typing import Any
from urllib.parse import urlsplit

from core import clock
from core.web import address_of
from events.calendars import Entry
from events.models import EventState


def uid(event_id: int) -> str:
    """What a calendar knows an event by, for good."""
    return f"event-{event_id}@{urlsplit(address_of('/')).hostname}"


def entry(event: Any) -> Entry:
    """The entry of a row of `queries.shown`, or of one that has its columns; it names no people."""
    is_off = event.state is EventState.CANCELLED
    has_place = event.latitude is not None and event.longitude is not None
    return Entry(
        uid=uid(event.id),
        sequence=event.sequence,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        produced_at=clock.now(),
        title=event.title,
        description=_description(event),
        location=where(event),
        url=address(event),
        status="CANCELLED" if is_off else "CONFIRMED",
        geo=(event.latitude, event.longitude) if has_place else None,
    )


def address(event: Any) -> str:
    """The full address of an event's page; with a request or without."""
    return address_of(f"/events/{event.id}-{event.slug}")


def where(event: Any) -> str:
    """Venue, address and city in one line, as far as they are known."""
    return ", ".join(part for part in (event.venue_name, event.venue_address, event.city_name) if part)


def _description(event: Any) -> str:
    door = f"The door: {event.door}" if event.door else ""
    reason = f"Cancelled: {event.reason}" if event.reason else ""
    return "\n\n".join(part for part in (reason, event.description, door) if part)
