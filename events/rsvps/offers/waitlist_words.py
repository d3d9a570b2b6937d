"""The rule of the waitlist as an event's page says it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import clock
from events.rsvps import seating
from events.rsvps.seating import Promotion, Way

LARGE = "A party that is too large for it stays first and is offered fewer; smaller ones behind are not held up."
BY_DAY = "from ten at night to eight in the morning not counted"


@dataclass(frozen=True)
class Words:
    """How a freed place finds the next in order, and how many places are kept for visitors until when."""

    promise: str
    kept: int
    kept_until: str


def words(event: Any, moment: Callable[[datetime], str]) -> Words:
    """What an event's page says; `moment` writes an instant in words."""
    kept_until = moment(event.starts_at - seating.KEPT_FOR_VISITORS)
    return Words(promise(event, moment), kept_for_visitors(event), kept_until)


def kept_for_visitors(event: Any) -> int:
    """How many of the free places are kept for visitors at the moment."""
    free = seating.free(event.capacity, event.seats_taken + event.seats_offered)
    return min(free or 0, seating.kept(event.visitor_seats, event.visitors, event.starts_at, clock.now()))


def left(event: Any, home_id: int | None) -> int | None:
    """How many places are free to somebody at home there; who is at home here is kept from those kept for visitors."""
    kept = kept_for_visitors(event) if home_id == event.chapter_id else 0
    return seating.free(event.capacity, event.seats_taken + event.seats_offered, kept)


def promise(event: Any, moment: Callable[[datetime], str]) -> str:
    """How a freed place finds the next in order, from this moment on; `moment` writes an instant in words."""
    way = seating.way(event.promotion, event.starts_at, clock.now())
    last_day, last_hours = (moment(event.starts_at - before) for before in (seating.LAST_DAY, seating.LAST_HOURS))
    if way is Way.CONFIRMED:
        return f"A freed place goes to the first in order who says now that they would come at once. {LARGE}"
    if way is Way.SEATED:
        return f"A freed place goes to the next in order, at once until {last_day}; then we ask them first. {LARGE}"
    if event.promotion is Promotion.ASK_FIRST and clock.now() < event.starts_at - seating.LAST_DAY:
        return f"A freed place is kept for the next in order for twelve hours, {BY_DAY}. {LARGE}"
    return f"A freed place is kept for the next in order for two hours, until {last_hours}. {LARGE}"
