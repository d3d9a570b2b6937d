"""What is due by itself: asking who was there, and forgetting what people who walked in were called."""

from datetime import datetime, time, timedelta

from sqlalchemy import update

from core import clock
from core.database import db, writing
from core.writing import dates
from events.door import attendance_queries, attending
from events.door.models import CheckIn

KEPT_FOR = timedelta(days=30)
#: People are asked the morning after, on the clock where they were; nobody is where that was days ago.
MORNING, LATEST = time(9), timedelta(days=3)
AT_ONCE = 50


def ask_who_was_there() -> int:
    """Ask those who were going to what ended yesterday, one event a transaction; returns how many were asked."""
    due = attendance_queries.over(clock.now() - LATEST, AT_ONCE)
    return sum(_ask(event.id) for event in due if _is_morning_after(event.ends_at, event.zone))


def forget_walk_ins() -> int:
    """Forget the names of those who walked in a month ago; that they came stays."""
    old = update(CheckIn).where(CheckIn.name != "", CheckIn.created_at <= clock.now() - KEPT_FOR).values(name="")
    with writing():
        return db.session.connection().execute(old).rowcount


def _ask(event_id: int) -> int:
    with writing():
        return attending.ask(event_id)


def _is_morning_after(ends_at: datetime, zone: str) -> bool:
    """Whether it is nine there, or later, on the day after."""
    now, ended = dates.local(clock.now(), zone), dates.local(ends_at, zone)
    return (now.date() - ended.date()).days > 1 or (now.date() > ended.date() and now.time() >= MORNING)
