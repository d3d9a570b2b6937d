"""Where a reader stands to an event: which of its states the RSVP panel is in."""

from typing import Any

from core import clock, dates
from events.models import EventState
from events.rsvps import seating
from events.rsvps.asking import window
from events.rsvps.models import Approval, RsvpState

SAID = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)


def state(event: Any, mine: Any, is_hosting: bool, home_id: int | None) -> str:
    """The first state that holds, in the order in which they matter; `mine` is as `queries.standing` reads it or None.

    One of: manage, cancelled, past, over, held, still, promoted, today, going, begun, asked, waiting, turned_down,
    early, late, full, maybe, declined, visitor, open.
    """
    holds = _phase(event, mine, is_hosting) | _own(event, mine) | _offer(event, mine, home_id)
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
        "going": is_going,
        "begun": event.starts_at <= clock.now(),
        "asked": is_holding and mine.approval is Approval.ASKED,
        "waiting": is_holding,
        "turned_down": mine is not None and mine.approval is Approval.REFUSED,
    }


def _offer(event: Any, mine: Any, home_id: int | None) -> dict[str, bool]:
    taken = window.of(event)
    return {
        "early": taken.is_early(clock.now()),
        "late": taken.is_late(clock.now()),
        "full": seating.free(event.capacity, event.seats_taken) == 0,
        "maybe": _said(mine) is RsvpState.MAYBE,
        "declined": _said(mine) is RsvpState.DECLINED,
        "visitor": home_id is not None and home_id != event.chapter_id,
        "open": True,
    }


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
