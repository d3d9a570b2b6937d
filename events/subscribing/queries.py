"""Named reads of what calendars hold, as rows for `entries.entry`: what is ahead and the last sixty days, in order."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, select

from core import clock
from core.database import db
from events import coming
from events.models import Event, EventState
from events.online.queries import LINK_OF_RSVP
from events.rsvps.models import Rsvp, RsvpState
from events.subscribing.models import PrivateCalendar
from members.models import Member

Found = Row[*tuple[Any, ...]]

#: What a calendar keeps of what is over, and the most it holds.
KEPT_PAST = timedelta(days=60)
MOST_ENTRIES = 3000


def of_chapter(chapter_id: int) -> Sequence[Found]:
    """The dates of a chapter."""
    return db.session.execute(_held().where(Event.chapter_id == chapter_id)).all()


def of_series(series_id: int) -> Sequence[Found]:
    """The dates of one series."""
    return db.session.execute(_held().where(Event.series_id == series_id)).all()


def of_member(member_id: int) -> Sequence[Found]:
    """The dates to which a member is going, may come, or waits: `said` tells which, `link` where they join online."""
    live = (RsvpState.GOING, RsvpState.MAYBE, RsvpState.WAITING)
    mine = and_(Rsvp.event_id == Event.id, Rsvp.member_id == member_id, Rsvp.state.in_(live))
    return db.session.execute(_held().add_columns(Rsvp.state.label("said"), LINK_OF_RSVP).join(Rsvp, mine)).all()


def key_of(member_id: int) -> str | None:
    """What stands in the address of a member's own calendar; None where it has none."""
    return db.session.scalar(select(PrivateCalendar.key).where(PrivateCalendar.member_id == member_id))


def member_behind(key: str) -> int | None:
    """Whose calendar that is; None once the address was taken away, and of an account that is closed."""
    return db.session.scalar(
        select(PrivateCalendar.member_id)
        .join(Member, Member.id == PrivateCalendar.member_id)
        .where(PrivateCalendar.key == key, Member.banned_at.is_(None), Member.deleted_at.is_(None))
    )


def _held() -> Select[*tuple[Any, ...]]:
    is_kept = (Event.state != EventState.SKIPPED, Event.ends_at > clock.now() - KEPT_PAST)
    return coming.entries().where(*is_kept).limit(MOST_ENTRIES)
