"""Named reads of what standing RSVPs still owe: series with new dates, the dates, and the people on each."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, exists, or_, select

from chapters.models import Chapter
from chapters.queries import IS_OPEN
from core import clock
from core.database import db
from events.models import Event, EventState, Series
from events.rsvps.asking import window
from events.rsvps.models import Rsvp
from events.standing.models import StandingRsvp
from members.models import Member

Found = Row[*tuple[Any, ...]]

#: So many people are carried to a date in one transaction, and so many series in one turn of the job.
AT_ONCE = 50
MOST_SERIES = 50


def behind() -> Sequence[Found]:
    """The series, `id` and `filled_until_on`, with dates that somebody's standing RSVP has not been carried to."""
    return db.session.execute(
        select(Series.id, Series.filled_until_on)
        .join(Chapter, Chapter.id == Series.chapter_id)
        .where(
            exists().where(StandingRsvp.series_id == Series.id, is_behind(Series.filled_until_on)),
            *IS_OPEN,
        )
        .order_by(Series.id)
        .limit(MOST_SERIES)
    ).all()


def is_behind(until: Any) -> ColumnElement[bool]:
    """Whether a standing RSVP has not been carried up to a day."""
    return or_(StandingRsvp.carried_until_on.is_(None), StandingRsvp.carried_until_on < until)


def lacking(series_id: int, most: int | None = None) -> Sequence[int]:
    """The ids, in order, of the dates to come (the first `most` of them) on which standing RSVPs are due by now.

    Those on which RSVPs are not taken yet, or no more, are left out.
    """
    first = select(Event.id).where(Event.series_id == series_id, *is_ahead()).order_by(Event.starts_at).limit(most)
    dates = db.session.execute(
        select(
            Event.id,
            Event.starts_on,
            Event.start_time,
            Event.starts_at,
            Event.zone,
            Event.opens_before_days,
            Event.closes_before_hours,
        )
        .where(Event.id.in_(first), exists().where(StandingRsvp.series_id == Event.series_id, says_nothing()))
        .order_by(Event.id)
    )
    now = clock.now()
    return [row.id for row in dates if not (window.of(row).is_early(now) or window.of(row).is_late(now))]


def says_nothing() -> ColumnElement[bool]:
    """Whether the member of a standing RSVP has said nothing to an event: a word of one's own is never overridden."""
    return ~exists().where(Rsvp.event_id == Event.id, Rsvp.member_id == StandingRsvp.member_id).correlate(
        Event, StandingRsvp
    )


def people(event_id: int) -> Sequence[Found]:
    """Whose standing RSVP is due on a locked event, who stood first first: member, guests (as many as it takes).

    Rows that somebody is just ending are left out, the others cannot be ended until this transaction is over.
    """
    return db.session.execute(_DUE, {"event": event_id, "now": clock.now()}).all()


def is_ahead() -> tuple[ColumnElement[bool], ...]:
    """Conditions of a date that is to come and not off."""
    return (Event.state == EventState.PUBLISHED, Event.starts_at > clock.now())


_DUE = (
    select(
        StandingRsvp.member_id,
        StandingRsvp.guests,
        StandingRsvp.visibility,
        StandingRsvp.since_at,
        StandingRsvp.responses,
        Event.questions,
        Event.guests.label("most"),
    )
    .join(Event, Event.series_id == StandingRsvp.series_id)
    .join(Member, Member.id == StandingRsvp.member_id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .where(
        Event.id == bindparam("event"),
        Event.state == EventState.PUBLISHED,
        Event.starts_at > bindparam("now", type_=Event.starts_at.type),
        Member.confirmed_at.is_not(None),
        Member.banned_at.is_(None),
        Member.deleted_at.is_(None),
        says_nothing(),
        *IS_OPEN,
    )
    .order_by(StandingRsvp.since_at, StandingRsvp.member_id)
    .limit(AT_ONCE)
    .with_for_update(read=True, of=StandingRsvp, skip_locked=True)
)
