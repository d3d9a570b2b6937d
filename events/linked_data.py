"""An event in the words of schema.org, for search engines; it names the chapter and no people."""

from typing import Any

from core.web import address_of
from events import entries, times
from events.models import EventState
from events.rsvps import seating


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
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": place(event),
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
