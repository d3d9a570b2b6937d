"""What is due by itself: asking again, giving back what nobody confirmed, forgetting old responses."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from core import clock
from core.database import db, writing
from events.models import Event, EventState
from events.rsvps.asking import reconfirming, responding, window


def ask_again() -> int:
    """Ask those going to events within two days whether they are still coming, one event a transaction; how many."""
    soon = _ahead(Event.starts_at <= clock.now() + reconfirming.ASKED_BEFORE)
    due = [event for event in soon if not window.is_asked(event)]
    for event in due:
        with writing():
            reconfirming.ask_again(event.id)
    return len(due)


def release_unconfirmed() -> int:
    """Give back places that nobody confirmed in time, one event a transaction; returns at how many events."""
    asked = [event for event in _ahead(Event.confirm_asked_at.is_not(None)) if window.is_asked(event)]
    late = [event for event in asked if (by := window.confirm_by(event)) and by <= clock.now()]
    due = [event for event in late if not window.is_released(event)]
    for event in due:
        with writing():
            reconfirming.release(event.id)
    return len(due)


def forget_old_responses() -> int:
    """Delete responses to events that ended thirty days ago; returns how many."""
    with writing():
        return responding.forget_old()


def _ahead(*which: ColumnElement[bool]) -> Sequence[Row[*tuple[Any, ...]]]:
    return db.session.execute(
        select(Event.id, Event.starts_at, Event.confirms_before_hours, Event.confirm_asked_at, Event.released_at)
        .where(
            Event.confirms_before_hours.is_not(None),
            Event.state == EventState.PUBLISHED,
            Event.starts_at > clock.now(),
            *which,
        )
        .order_by(Event.starts_at, Event.id)
    ).all()
