"""An event in the words of schema.org, for search engines; it names the chapter and no people."""

from typing import Any

from core.web import address_of
from events import entries, times
from events.models import EventState
from events.online.ways import Way
from events.rsvps import seating

_MODES = {Way.IN_PERSON: "Offline", Way.ONLINE: "Online", Way.HYBRID: "Mixed"}


def facts(event: Any) -> dict[str, Any]:
    """A schema.org Event from a row of `queries.shown`, to be written by the template's `tojson`."""
    known = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.description or None,
        "url": entries.address(event),
        "image": address_of(f"/events/{event.id}/card.png"),
        "startDate": _local(event.starts_at, event),
        "endDate": _local(event.ends_at, event),
        "previousStartDate": _local(event.moved_from_at, event) if event.moved_from_at else None,
        "eventStatus": f"https://schema.org/{_status(event)}",
        "eventAttendanceMode": f"https://schema.org/{_MODES[event.way]}EventAttendanceMode",
        "location": _location(event),
        "organizer": {
            "@type": "Organization",
            "name": f"{event.chapter_name} chapter",
            "url": address_of(f"/chapters/{event.chapter_slug}"),
        },
        "maximumAttendeeCapacity": event.capacity,
        "remainingAttendeeCapacity": seating.free(event.capacity, event.seats_taken + event.seats_offered),
        "isAccessibleForFree": True if event.cost.lower() == "free" else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def _status(event: Any) -> str:
    if event.state is EventState.CANCELLED:
        return "EventCancelled"
    return "EventRescheduled" if event.moved_from_at else "EventScheduled"


def _location(event: Any) -> Any:
    """The place, and the event's own page for who joins online: the link itself is for those going."""
    online = {"@type": "VirtualLocation", "url": entries.address(event)}
    return {Way.IN_PERSON: place(event), Way.ONLINE: online, Way.HYBRID: [place(event), online]}[event.way]


def place(event: Any) -> dict[str, Any]:
    """Where a row with a venue and a city is."""
    country = {"@type": "PostalAddress", "addressLocality": event.city_name, "addressCountry": event.country_code}
    street = {"streetAddress": event.venue_address} if event.venue_address else {}
    place: dict[str, Any] = {"@type": "Place", "name": event.venue_name or event.city_name, "address": country | street}
    if event.latitude is not None and event.longitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": event.latitude, "longitude": event.longitude}
    return place


def _local(at: Any, event: Any) -> str:
    return times.iso(at, event.zone)
