"""What becomes of somebody's jobs at an event when they do not come after all."""

from sqlalchemy import update

from core.database import db
from events.chores.models import Chore
from events.models import Event


def free(event: Event, member_id: int) -> None:
    """Free what a member had taken on at a locked event; one without jobs is asked nothing."""
    if event.chores == event.chores_open:
        return
    theirs = update(Chore).where(Chore.event_id == event.id, Chore.member_id == member_id)
    freed = db.session.execute(theirs.values(member_id=None, taken_at=None).returning(Chore.id)).all()
    event.chores_open += len(freed)
