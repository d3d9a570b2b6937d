"""What is due by itself: telling travellers of what was added, and forgetting trips that are long over."""

from datetime import timedelta

from sqlalchemy import select, update

from core import clock
from core.database import db, writing
from trips import notices, operations
from trips.models import Trip
from trips.operations import NEWS_EVERY

AT_ONCE = 50
#: So long an ended trip is kept, for its traveller alone.
KEPT = timedelta(days=30)


def tell_news() -> int:
    """Look at each trip once a day, one a transaction; returns how many were looked at."""
    return sum(_tell(trip_id) for trip_id in _due())


def purge() -> int:
    """Forget trips that ended thirty days ago; returns how many."""
    over = select(Trip.id).where(Trip.ends_at <= clock.now() - KEPT).order_by(Trip.id).limit(AT_ONCE)
    return sum(_forget(trip_id) for trip_id in db.session.scalars(over).all())


def _tell(trip_id: int) -> bool:
    """Claimed by the UPDATE that still requires it to be due, so two workers tell it once."""
    with writing():
        claimed = db.session.execute(
            update(Trip)
            .where(Trip.id == trip_id, Trip.news_at <= clock.now(), Trip.ends_at > clock.now())
            .values(news_at=clock.now() + NEWS_EVERY)
        )
        if not claimed.rowcount:  # type: ignore[attr-defined]
            return False
        added = operations.added_to(trip_id)
        operations.note(trip_id, added)
        notices.news(trip_id, added)
    return True


def _forget(trip_id: int) -> bool:
    with writing():
        operations.withdraw(trip_id)
    return True


def _due() -> list[int]:
    due = select(Trip.id).where(Trip.news_at <= clock.now(), Trip.ends_at > clock.now())
    return list(db.session.scalars(due.order_by(Trip.news_at, Trip.id).limit(AT_ONCE)))
