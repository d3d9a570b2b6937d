"""Who keeps a door, looked up at each use."""

from typing import Any

from sqlalchemy import exists, select

from core.database import db
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from members import permissions
from members.signed_in import SignedIn


def may_keep(who: SignedIn, event: Any) -> bool:
    """Whether somebody keeps the door of a row of an event: the chapter's hosts and above, and who took that job."""
    return permissions.may_host(who, event.chapter_id) or _has_taken_it(who.member_id, event.id)


def _has_taken_it(member_id: int, event_id: int) -> bool:
    taken = exists().where(Chore.event_id == event_id, Chore.member_id == member_id, Chore.kind == ChoreKind.DOOR)
    return bool(db.session.scalar(select(taken)))
