"""The one verb of the door: a press, kept under the event's lock together with how many are here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from chapters import confirming
from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.door import arrivals
from events.door.arrivals import Here
from events.door.models import CheckIn
from events.models import Event, EventState
from events.rsvps.models import Rsvp


@dataclass(frozen=True)
class Pressed:
    """What was pressed, and when: about the RSVP with a key, about the walk-in of an earlier press, or somebody new."""

    key: str
    at: datetime
    came: int = 1
    is_undo: bool = False
    rsvp_key: str = ""
    walk_in: str = ""
    name: str = ""


def press(event_id: int, pressed: Pressed, *, by: int) -> Here | None:
    """Keep a press; returns what stands about that party then. The same key again changes nothing.

    Refuses an event that is cancelled, a moment when its door was not kept, and an RSVP that is not one of its own.
    """
    event = ledger.locked(Event, event_id)
    if event is None or event.state is not EventState.PUBLISHED:
        raise Refused("This event is cancelled: its door is not kept.")
    rsvp_id = _rsvp_id(event_id, pressed.rsvp_key) if pressed.rsvp_key else None
    walk_in = None if rsvp_id else pressed.walk_in or pressed.key
    about = CheckIn.walk_in == walk_in if walk_in else CheckIn.rsvp_id == rsvp_id
    before = _presses(event_id, about)
    if _is_known(pressed.key):
        return arrivals.standing(before)
    at = min(pressed.at, clock.now())
    if not arrivals.is_open(at, event.starts_at, event.ends_at):
        raise Refused("The door of this event is not kept at the moment.")
    made = CheckIn(
        key=pressed.key,
        event_id=event_id,
        rsvp_id=rsvp_id,
        walk_in=walk_in,
        is_undo=pressed.is_undo,
        came=pressed.came,
        name=pressed.name if walk_in else "",
        pressed_at=at,
        created_at=clock.now(),
        by_id=by,
    )
    db.session.add(made)
    stood, stands = arrivals.standing(before), arrivals.standing([*before, made])
    event.checked_in += (stands.came if stands else 0) - (stood.came if stood else 0)
    db.session.flush()
    confirming.sign(event.chapter_id)
    return stands


def _presses(event_id: int, about: ColumnElement[bool]) -> Sequence[CheckIn]:
    return db.session.scalars(select(CheckIn).where(CheckIn.event_id == event_id, about)).all()


def _is_known(key: str) -> bool:
    return db.session.scalar(select(CheckIn.id).where(CheckIn.key == key)) is not None


def _rsvp_id(event_id: int, key: str) -> int:
    found = db.session.scalar(select(Rsvp.id).where(Rsvp.event_id == event_id, Rsvp.key == key))
    if found is None:
        raise Refused("Nobody by that name is on the list of this event.")
    return found
