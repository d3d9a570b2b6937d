"""Named reads of the door: what was pressed, and whether the list was read lately."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, exists, select

from core.database import db
from events.door.models import CheckIn
from events.rsvps.models import Rsvp
from members.models import Act, Member

Found = Row[*tuple[Any, ...]]


def presses(event_id: int) -> Sequence[Found]:
    """Everything that was pressed at an event's door, in the order in which it was."""
    return db.session.execute(
        select(
            CheckIn.key,
            CheckIn.rsvp_id,
            CheckIn.walk_in,
            CheckIn.is_undo,
            CheckIn.came,
            CheckIn.name,
            CheckIn.pressed_at,
        )
        .where(CheckIn.event_id == event_id)
        .order_by(CheckIn.pressed_at, CheckIn.key)
    ).all()


def has_done_since(member_id: int, action: str, subject: str, since: datetime) -> bool:
    """Whether it stands on record that a member did this since then."""
    done = exists().where(Act.member_id == member_id, Act.action == action, Act.subject == subject, Act.at > since)
    return bool(db.session.scalar(select(done)))


def name_of(rsvp_key: str) -> str:
    """Whose RSVP that is."""
    return (
        db.session.scalar(select(Member.name).join(Rsvp, Rsvp.member_id == Member.id).where(Rsvp.key == rsvp_key)) or ""
    )
