"""Mail about trips, which goes to the traveller and to nobody else: queued with what it reports."""

from collections.abc import Sequence

from sqlalchemy import select

from core import clock
from core.database import db
from mail import outbox
from members.models import Member
from trips.models import Trip


def news(trip_id: int, event_ids: Sequence[int]) -> None:
    """Tell a traveller who wants to know, in one mail, that these events were added along the way; none is no mail."""
    row = db.session.execute(
        select(Member.email, Member.name)
        .join(Trip, Trip.member_id == Member.id)
        .where(
            Trip.id == trip_id,
            Trip.wants_news,
            Member.confirmed_at.is_not(None),
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
        )
    ).one_or_none()
    if row and row.email and event_ids:
        once = f"trip:{trip_id}:{clock.now():%Y-%m-%dT%H}"
        outbox.queue("trip_news", row.email, row.name, {"trip": trip_id, "events": list(event_ids)}, once=once)
