"""Verbs of make-ups: let an evening elsewhere count at home, or not any more; each begins with the member's lock."""

from sqlalchemy import delete

from core import clock
from core.database import db
from core.refusal import Refused
from events.door import attendance_queries
from members.locking import lock
from members.models import Member
from trips.makeups import queries
from trips.makeups.models import MakeUp


def count(member_id: int, home_id: int | None, evening_id: int | None, date_id: int | None) -> None:
    """Let an evening elsewhere count for a date at home; another date than before takes its place.

    Refuses what is not offered: see `queries.evenings`.
    """
    lock(member_id)
    for evening in queries.evenings(member_id, home_id):
        if evening.event.id == evening_id and evening.counts_for is not None and evening.counts_for.id == date_id:
            return
        if evening.event.id == evening_id and any(date.id == date_id for date in evening.may_count_for):
            db.session.merge(
                MakeUp(rsvp_id=evening.rsvp_id, member_id=member_id, event_id=date_id, created_at=clock.now())
            )
            return
    raise Refused("That evening cannot count for that date")


def take_back(member_id: int, evening_id: int) -> None:
    """Let an evening elsewhere count at home no more; nothing to do where it does not."""
    lock(member_id)
    rsvp_id = attendance_queries.rsvp_to(evening_id, member_id)
    db.session.execute(delete(MakeUp).where(MakeUp.rsvp_id == rsvp_id))


def member_deleted(member: Member) -> None:
    """Forget what somebody let count."""
    db.session.execute(delete(MakeUp).where(MakeUp.member_id == member.id))
