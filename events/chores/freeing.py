"""What becomes of somebody's jobs at an event when they do not come after all."""

from sqlalchemy import update

from core.database import db
from events.chores.models import Chore
from events.models import Event
from events.rsvps.rows import Hall, Party


def free(hall: Hall, party: Party) -> None:
    """Free what somebody had taken on at a locked event; one without jobs is asked nothing."""
    if not hall.chores_taken:
        return
    theirs = update(Chore).where(Chore.event_id == hall.id, Chore.member_id == party.member_id)
    freed = db.session.execute(theirs.values(member_id=None, taken_at=None, spot="").returning(Chore.id)).all()
    more = Event.chores_open + len(freed)
    db.session.execute(update(Event).where(Event.id == hall.id).values(chores_open=more))
