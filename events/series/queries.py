"""Named reads of one series: the plan, its dates to come, what has been, and what its calendar holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, case, func, select

from chapters.models import Chapter, ChapterState, Venue
from cities.models import City
from core import clock
from core.database import db
from events import listed
from events.models import Event, EventState, Series
from events.queries import CHAPTER

Found = Row[*tuple[Any, ...]]

#: So many dates stand on the page of a series unless all are asked for, and so many of those that were.
SHOWN = 6
MOST = 120
SHOWN_PAST = 3

_SHOWN = (
    select(
        *(column for column in Series.__table__.columns if column.name != "chores"),
        *CHAPTER,
        Venue.name.label("venue_name"),
        Venue.address.label("venue_address"),
        Venue.latitude,
        Venue.longitude,
        case((Chapter.state == ChapterState.DORMANT, Chapter.confirmed_at)).label("silent_since"),
    )
    .join(Chapter, Chapter.id == Series.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .outerjoin(Venue, Venue.id == Series.venue_id)
    .where(
        Series.id == bindparam("series"),
        Chapter.state != ChapterState.APPLIED,
        Chapter.is_suspended.is_(False),
    )
)


@dataclass(frozen=True)
class Ahead:
    """The next dates as rows for `listed.card`, and how many more there are until when; skipped ones are no dates."""

    rows: Sequence[Found]
    more: int
    last_on: date | None


@dataclass(frozen=True)
class Past:
    """The last dates that were held, the latest first, and how many there have been: the latest is number `held`."""

    rows: Sequence[Found]
    held: int


def shown(series_id: int) -> Found | None:
    """A series with its chapter and venue; None where it is unknown or its chapter is not open to be looked at."""
    return db.session.connection().execute(_SHOWN, {"series": series_id}).one_or_none()


def ahead(series_id: int, most: int = SHOWN) -> Ahead:
    """The dates that are not over, in order of time; cancelled, moved and skipped ones say so."""
    is_date = Event.state != EventState.SKIPPED
    rows = db.session.execute(
        select(
            *listed.COLUMNS,
            Event.moved_from_at,
            Event.reason,
            func.count().filter(is_date).over().label("total"),
            func.max(Event.starts_on).filter(is_date).over().label("last_on"),
        )
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .where(Event.series_id == series_id, Event.ends_at > clock.now())
        .order_by(Event.starts_at, Event.id)
        .limit(most)
    ).all()
    if not rows:
        return Ahead((), 0, None)
    return Ahead(rows, rows[0].total - sum(row.state is not EventState.SKIPPED for row in rows), rows[0].last_on)


def past(series_id: int, most: int = SHOWN_PAST) -> Past:
    """The dates that were held: neither skipped nor cancelled, and over."""
    rows = db.session.execute(
        select(
            Event.id,
            Event.slug,
            Event.title,
            Event.starts_on,
            Event.seats_taken,
            Event.posts,
            func.count().over().label("held"),
        )
        .where(Event.series_id == series_id, Event.ends_at <= clock.now(), Event.state == EventState.PUBLISHED)
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(most)
    ).all()
    return Past(rows, rows[0].held if rows else 0)


def last_on(series_id: int) -> date | None:
    """The day of the last date that was not skipped, past or to come."""
    return db.session.scalar(
        select(func.max(Event.starts_on)).where(Event.series_id == series_id, Event.state != EventState.SKIPPED)
    )
