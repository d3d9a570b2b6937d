"""Where a reader stands to an event: which of its states the RSVP panel is in."""

from typing import Any

from core import clock, dates
from events.models import EventState
from events.rsvps import seating
from events.rsvps.asking import window
from events.rsvps.models import Approval, RsvpState
from events.rsvps.offers import waitlist_words

SAID = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
#: What somebody who comes every time said to a date on which they do not.
SKIPPING = (RsvpState.DECLINED, RsvpState.WITHDRAWN)


def state(event: Any, mine: Any, is_hosting: bool, home_id: int | None) -> str:
    """The first state that holds, in the order in which they matter; `mine` is as `queries.standing` reads it or None.

    One of: manage, cancelled, past, over, held, still, promoted, today, standing, going, begun, asked, fewer, offered,
    last-hours, waiting, turned_down, early, late, skipped, full, maybe, declined, visitor, open.
    """
    holds = _phase(event, mine, is_hosting) | _own(event, mine) | _waiting(event, mine)
    holds |= _offer(event, mine, home_id)
    return next(name for name, is_so in holds.items() if is_so)


def _phase(event: Any, mine: Any, is_hosting: bool) -> dict[str, bool]:
    is_over = event.ends_at <= clock.now()
    return {
        "manage": is_hosting,
        "cancelled": event.state is EventState.CANCELLED,
        "past": is_over and _said(mine) in SAID,
        "over": is_over,
    }


def _own(event: Any, mine: Any) -> dict[str, bool]:
    is_going = _said(mine) is RsvpState.GOING
    is_holding = is_going or _said(mine) is RsvpState.WAITING
    return {
        "held": is_holding and mine.held_until is not None,
        "still": is_going and _is_asked_again(event, mine),
        "promoted": is_going and mine.promoted_at is not None,
        "today": is_going and _is_today(event),
        "standing": is_going and mine.is_every_time,
        "going": is_going,
        "begun": event.starts_at <= clock.now(),
    }


def _waiting(event: Any, mine: Any) -> dict[str, bool]:
    is_waiting = _said(mine) is RsvpState.WAITING
    is_asked = is_waiting and mine.offered_until is not None
    last_hours_at = event.starts_at - seating.LAST_HOURS
    return {
        "asked": is_waiting and mine.approval is Approval.ASKED,
        "fewer": is_waiting and mine.is_offered_fewer,
        "offered": is_asked,
        "last-hours": is_waiting and clock.now() >= last_hours_at > mine.changed_at,
        "waiting": is_waiting,
        "turned_down": mine is not None and mine.approval is Approval.REFUSED,
    }


def _offer(event: Any, mine: Any, home_id: int | None) -> dict[str, bool]:
    taken = window.of(event)
    return {
        "early": taken.is_early(clock.now()),
        "late": taken.is_late(clock.now()),
        "skipped": _said(mine) in SKIPPING and mine.is_every_time,
        "full": left(event, home_id) == 0,
        "maybe": _said(mine) is RsvpState.MAYBE,
        "declined": _said(mine) is RsvpState.DECLINED,
        "visitor": visits(event, home_id),
        "open": True,
    }


def left(event: Any, home_id: int | None) -> int | None:
    """How many places are free to somebody at home there; who is at home here is kept from those kept for visitors."""
    kept = waitlist_words.kept_for_visitors(event) if home_id == event.chapter_id else 0
    return seating.free(event.capacity, event.seats_taken + event.seats_offered, kept)


def visits(event: Any, home_id: int | None) -> bool:
    """Whether somebody at home there would be visiting."""
    return home_id is not None and home_id != event.chapter_id


def _said(mine: Any) -> RsvpState | None:
    return mine.state if mine else None


def _is_asked_again(event: Any, mine: Any) -> bool:
    """Asked again, nothing said since, and still in time."""
    confirm_by = window.confirm_by(event)
    is_silent = mine.confirm_asked_at is not None and mine.changed_at <= mine.confirm_asked_at
    return is_silent and confirm_by is not None and not window.is_released(event) and clock.now() < confirm_by


def _is_today(event: Any) -> bool:
    """Today is decided where the event is."""
    return dates.local(clock.now(), event.zone).date() == dates.local(event.starts_at, event.zone).date()
