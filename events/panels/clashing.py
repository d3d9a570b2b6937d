"""What the RSVP panel tells those who are going to something else at that time."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from cities import distance
from core.writing import dates
from events import times
from events.panels import pieces
from events.panels.parts import Link, Panel
from events.showing import Shown


def clash(page: Shown) -> Panel:
    """One press goes here instead, the other keeps both."""
    other = page.elsewhere
    return Panel(
        "wait",
        "alert",
        "You’re already somewhere then",
        f"{_overlap(other, page.event)}{_away(other, page.event)}.",
        about=Link(
            f"{other.title}, {other.chapter_name}", "events.show", at={"event_id": other.id, "slug": other.slug}
        ),
        form=replace(pieces.rsvping(page, "Go to this one instead"), instead_of=other.id),
        after=pieces.window(page),
    )


def _overlap(other: Any, this: Any) -> str:
    """ "ends at 12:00 and this starts at 11:30", on the clocks there and here."""
    is_first = other.starts_at <= this.starts_at
    verbs, there, here = (
        (("ends", "starts"), other.ends_at, this.starts_at)
        if is_first
        else (("starts", "ends"), other.starts_at, this.ends_at)
    )
    words = f"{verbs[0]} at {_clock(other, there, this)}", f"this {verbs[1]} at {_clock(this, here, other)}"
    return (" and " if other.zone == this.zone else ", and ").join(words)


def _clock(event: Any, at: datetime, beside: Any) -> str:
    """ "12:00", and whose time that is where the two go by different clocks."""
    words = times.clock_of(at, event.zone, event.country_code)
    return words if event.zone == beside.zone else f"{words}, {event.city_name} time"


def _away(other: Any, this: Any) -> str:
    """ ", 25 km away" between two places to go to that are not next to each other."""
    if not (other.way.is_somewhere and this.way.is_somewhere):
        return ""
    km = distance.haversine(other.latitude, other.longitude, other.here_latitude, other.here_longitude)
    return f", {dates.far(km, dates.reads_miles(this.country_code))} away" if km >= 1 else ""
