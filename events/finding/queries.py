"""Named reads of what is on: events between two days, anywhere or in some chapters, as cards and as counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, literal, or_, select

from chapters.models import Chapter, ChapterState, Venue
from cities.models import City
from core import clock, dates
from core.database import db
from core.paging import Page
from events import listed, times
from events.listed import Card
from events.models import Event, EventState

PAGE = 40
OPEN = (ChapterState.PROVISIONAL, ChapterState.ACTIVE, ChapterState.DORMANT)


@dataclass(frozen=True)
class Around:
    """A point, how far around it in km, and what the place is called; a city also has a number and a zone."""

    latitude: float
    longitude: float
    within_km: float
    name: str
    city_id: int | None = None
    zone: str = ""
    country_code: str = ""

    @property
    def reads_miles(self) -> bool:
        """Whether people there measure ways in miles."""
        return dates.reads_miles(self.country_code)


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: days (both included, by the calendar where it happens), words, and where."""

    first_on: date
    last_on: date
    words: str = ""
    around: Around | None = None


def on(
    wanted: Wanted,
    number: int,
    reader: times.Reader | None,
    kms: Mapping[int, float] | None = None,
    total: int | None = None,
) -> Page[Card]:
    """One page of what is on and not over, cancelled ones too, in order of time.

    `kms` holds the chapters around the place wanted, by id, with how far they are; None is anywhere. `total` is how
    many there are, where that is known: counting them along makes the database write them all out.
    """
    if total == 0:
        return Page((), number, PAGE, 0)
    counted = func.count().over() if total is None else literal(total)
    rows = db.session.execute(
        select(*listed.COLUMNS, Event.chapter_id, counted.label("total"))
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .where(*_conditions(wanted, kms))
        .order_by(Event.starts_at, Event.id)
        .limit(PAGE)
        .offset((number - 1) * PAGE)
    ).all()
    return Page([_card(row, reader, kms) for row in rows], number, PAGE, rows[0].total if rows else 0)


def counts(wanted: Wanted, chapter_ids: Collection[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    """How many there are of the same on each day in each of these chapters: `starts_on`, `chapter_id`, `events`."""
    if not chapter_ids:
        return ()
    return db.session.execute(
        select(Event.starts_on, Event.chapter_id, func.count().label("events"))
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(*_conditions(wanted, chapter_ids))
        .group_by(Event.starts_on, Event.chapter_id)
    ).all()


def ids(wanted: Wanted, chapter_ids: Collection[int]) -> list[int]:
    """The numbers of what is on, as `on` lists it, in order."""
    if not chapter_ids:
        return []
    return list(
        db.session.scalars(
            select(Event.id)
            .join(Chapter, Chapter.id == Event.chapter_id)
            .where(*_conditions(wanted, chapter_ids))
            .order_by(Event.starts_at, Event.id)
        )
    )


def next_after(last_on: date, chapter_ids: Collection[int]) -> date | None:
    """The first day after one on which something is on in these chapters."""
    return db.session.scalar(
        select(Event.starts_on)
        .where(
            Event.chapter_id.in_(chapter_ids),
            Event.starts_on > last_on,
            Event.starts_at > datetime.combine(last_on, time(0), UTC),
            Event.state == EventState.PUBLISHED,
        )
        .order_by(Event.starts_at, Event.id)
        .limit(1)
    )


def _card(row: Row[*tuple[Any, ...]], reader: times.Reader | None, kms: Mapping[int, float] | None) -> Card:
    km = kms[row.chapter_id] if kms else 0.0
    distance = dates.far(km, dates.reads_miles(row.country_code)) if km >= 1 else ""
    return listed.card(row, reader, distance=distance)


def _conditions(wanted: Wanted, chapter_ids: Collection[int] | None) -> list[ColumnElement[bool]]:
    """The days are those of the wall calendar there; the instants, a day wider on both sides, are for the index."""
    earliest = datetime.combine(wanted.first_on, time(0), UTC) - timedelta(days=1)
    latest = datetime.combine(wanted.last_on, time(0), UTC) + timedelta(days=2)
    conditions: list[ColumnElement[bool]] = [
        Event.starts_at >= earliest,
        Event.starts_at < latest,
        Event.starts_on >= wanted.first_on,
        Event.starts_on <= wanted.last_on,
        Event.ends_at > clock.now(),
        Event.state != EventState.SKIPPED,
        Chapter.state.in_(OPEN),
        Chapter.is_suspended.is_(False),
    ]
    if chapter_ids is not None:
        conditions.append(Event.chapter_id.in_(list(chapter_ids)))
    if wanted.words:
        words = wanted.words.lower()
        conditions.append(
            or_(
                func.lower(Event.title).contains(words, autoescape=True),
                func.lower(Chapter.name).contains(words, autoescape=True),
            )
        )
    return conditions
