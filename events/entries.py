"""An event as calendars and maps get it: the same entry, under the same UID, in a file, a feed and a mail."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from core import clock
from core.web import address_of
from events.calendars import Entry
from events.models import EventState
from events.online.ways import Way


@dataclass(frozen=True)
class Maps:
    """Where a venue lies, as addresses that map programs open."""

    geo: str
    osm: str


def maps(event: Any) -> Maps | None:
    """Where an event's venue lies, if that is known; a row of `queries.shown`."""
    if event.latitude is None or event.longitude is None:
        return None
    point = f"{event.latitude:.5f},{event.longitude:.5f}"
    mark = f"mlat={event.latitude:.5f}&mlon={event.longitude:.5f}#map=18/{event.latitude:.5f}/{event.longitude:.5f}"
    label = quote(event.venue_name or event.title, safe="")
    return Maps(f"geo:{point}?q={point}({label})", f"https://www.openstreetmap.org/?{mark}")


def uid(event_id: int) -> str:
    """What a calendar knows an event by, for good."""
    return f"event-{event_id}@{urlsplit(address_of('/')).hostname}"


def entry(event: Any, link: str = "") -> Entry:
    """The entry of a row of `queries.shown`, or of one that has its columns; it names no people.

    `link` is where the one whose calendar it is joins online.
    """
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
        conference="" if is_off else link,
        status="CANCELLED" if is_off else "CONFIRMED",
        geo=(event.latitude, event.longitude) if has_place else None,
    )


def address(event: Any) -> str:
    """The full address of an event's page; with a request or without."""
    return address_of(f"/events/{event.id}-{event.slug}")


def where(event: Any) -> str:
    """Venue, address and city in one line, as far as they are known, and whether one may join online."""
    place = ", ".join(part for part in (event.venue_name, event.venue_address, event.city_name) if part)
    return {Way.IN_PERSON: place, Way.ONLINE: "Online", Way.HYBRID: f"{place}, or online"}[event.way]


def _description(event: Any) -> str:
    door = f"The door: {event.door}" if event.door else ""
    reason = f"Cancelled: {event.reason}" if event.reason else ""
    return "\n\n".join(part for part in (reason, event.description, door) if part)
