"""What is due by itself: forgetting what people who walked in were called."""

from datetime import timedelta

from sqlalchemy import update

from core import clock
from core.database import db, writing
from events.door.models import CheckIn

KEPT_FOR = timedelta(days=30)


def forget_walk_ins() -> int:
    """Forget the names of those who walked in a month ago; that they came stays."""
    old = update(CheckIn).where(CheckIn.name != "", CheckIn.created_at <= clock.now() - KEPT_FOR).values(name="")
    with writing():
        return db.session.connection().execute(old).rowcount
