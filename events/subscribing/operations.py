"""Verbs of a member's own calendar: it is given an address, another one, or none."""

from typing import cast

from sqlalchemy import Table, delete

from core import clock
from core.database import db, upsert
from core.tokens import fresh_key
from events.subscribing.models import PrivateCalendar


def open_anew(member_id: int) -> None:
    """Give a member's calendar an address; the one that it had leads nowhere from then on."""
    given = {"key": fresh_key(), "created_at": clock.now()}
    row = upsert(cast(Table, PrivateCalendar.__table__)).values(member_id=member_id, **given)
    db.session.execute(row.on_conflict_do_update(index_elements=["member_id"], set_=given))


def close(member_id: int) -> None:
    """Take the address away; twice is once."""
    db.session.execute(delete(PrivateCalendar).where(PrivateCalendar.member_id == member_id))
