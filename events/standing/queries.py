"""Named reads of somebody's standing RSVPs, and of the dates these hold."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, exists, func, select

from chapters.models import Chapter
from chapters.queries import NAMED
from cities.models import City
from core.database import db
from events.models import Event, Series
from events.rsvps.models import Rsvp, RsvpState
from events.standing.due import is_ahead
from events.standing.models import StandingRsvp
from members.models import Member

Found = Row[*tuple[Any, ...]]

MOST_MINE = 100
HOLDING = (RsvpState.GOING, RsvpState.WAITING)


def mine(series_id: int, member_id: int) -> Found | None:
    """A member's standing RSVP: `guests`, `since_at`, `responses`, and how many dates to come it holds (`held`)."""
    held = _held().where(Event.series_id == StandingRsvp.series_id).correlate(StandingRsvp).scalar_subquery()
    return db.session.execute(
        select(StandingRsvp.guests, StandingRsvp.since_at, StandingRsvp.responses, held.label("held")).where(
            StandingRsvp.series_id == series_id, StandingRsvp.member_id == member_id
        )
    ).one_or_none()


def of_member(member_id: int) -> Sequence[Found]:
    """Where a member is in every time and dates lie ahead: the series' id, title and rule, its chapter, `held`."""
    held = _held().where(Event.series_id == StandingRsvp.series_id).correlate(StandingRsvp).scalar_subquery()
    return db.session.execute(
        select(Series.id, Series.title, Series.rule, Chapter.name.label("chapter_name"), held.label("held"))
        .join(StandingRsvp, StandingRsvp.series_id == Series.id)
        .join(Chapter, Chapter.id == Series.chapter_id)
        .where(StandingRsvp.member_id == member_id, exists().where(Event.series_id == Series.id, *is_ahead()))
        .order_by(StandingRsvp.since_at, Series.id)
        .limit(MOST_MINE)
    ).all()


def among(member_id: int, event_ids: Collection[int]) -> frozenset[int]:
    """The ids of those of these events that a standing RSVP of the member holds a place or a wait on."""
    held = (
        select(Event.id)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .join(
            StandingRsvp,
            and_(StandingRsvp.series_id == Event.series_id, StandingRsvp.member_id == Rsvp.member_id),
        )
        .where(
            Rsvp.member_id == member_id,
            Rsvp.state.in_(HOLDING),
            Rsvp.created_at >= StandingRsvp.since_at,
            Event.id.in_(event_ids),
            *is_ahead(),
        )
    )
    return frozenset(db.session.scalars(held))


def held_since(series_id: int, member_id: int, since_at: datetime) -> Sequence[int]:
    """The ids, in order, of the dates to come that a member holds a place or a wait on and said nothing to before."""
    held = (
        select(Event.id)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .where(
            Event.series_id == series_id,
            Rsvp.member_id == member_id,
            Rsvp.state.in_(HOLDING),
            Rsvp.created_at >= since_at,
            *is_ahead(),
        )
        .order_by(Event.id)
    )
    return db.session.scalars(held).all()


def told(series_id: int, member_id: int) -> Found | None:
    """What the mail about all dates rests on: the member's name, the series, its chapter; None once it is not so."""
    return db.session.execute(
        select(
            Member.name,
            Series.title,
            Series.rule,
            *NAMED,
            City.name.label("city_name"),
        )
        .select_from(StandingRsvp)
        .join(Member, Member.id == StandingRsvp.member_id)
        .join(Series, Series.id == StandingRsvp.series_id)
        .join(Chapter, Chapter.id == Series.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .where(
            StandingRsvp.series_id == series_id,
            StandingRsvp.member_id == member_id,
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
        )
    ).one_or_none()


def dates_of(series_id: int, member_id: int) -> Sequence[Found]:
    """The dates to come of a series in order of time, and what the member said to each (`said`, None for nothing)."""
    return db.session.execute(
        select(Event.id, Event.slug, Event.starts_at, Event.ends_at, Event.zone, Rsvp.state.label("said"))
        .outerjoin(Rsvp, and_(Rsvp.event_id == Event.id, Rsvp.member_id == member_id))
        .where(Event.series_id == series_id, *is_ahead())
        .order_by(Event.starts_at, Event.id)
    ).all()


def _held() -> Select[int]:
    """How many dates to come a standing RSVP holds a place or a wait on."""
    return (
        select(func.count())
        .select_from(Event)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .where(
            Rsvp.member_id == StandingRsvp.member_id,
            Rsvp.state.in_(HOLDING),
            Rsvp.created_at >= StandingRsvp.since_at,
            *is_ahead(),
        )
    )
