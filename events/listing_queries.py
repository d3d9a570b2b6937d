"""Named reads of what is on: events between two days, anywhere or around a point, as cards by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select

from chapters.models import Chapter, ChapterState, Venue
from cities import distance
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
    """A point, how far around it in km, and what the place is called."""

    latitude: float
    longitude: float
    within_km: float
    name: str


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: days (both included, by the calendar where it happens), words, and where."""

    first_on: date
    last_on: date
    words: str = ""
    around: Around | None = None


def on(wanted: Wanted, number: int, reader: times.Reader | None) -> Page[tuple[date, list[Card]]]:
    """One page of what is on and not over, cancelled ones too, in order of time; cut into days."""
    distances = _chapters_around(wanted.around) if wanted.around else None
    if distances == {}:
        return Page((), number, PAGE, 0)
    rows = db.session.execute(
        select(*listed.COLUMNS, Event.chapter_id, func.count().over().label("total"))
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .where(*_conditions(wanted), *([Event.chapter_id.in_(distances)] if distances else []))
        .order_by(Event.starts_at, Event.id)
        .limit(PAGE)
        .offset((number - 1) * PAGE)
    ).all()
    cards = [_card(row, reader, distances) for row in rows]
    return Page(_by_day(cards), number, PAGE, rows[0].total if rows else 0)


def _card(row: Row[*tuple[Any, ...]], reader: times.Reader | None, distances: dict[int, float] | None) -> Card:
    km = distances[row.chapter_id] if distances else 0.0
    distance = dates.far(km, dates.reads_miles(row.country_code)) if km >= 1 else ""
    return listed.card(row, reader, distance=distance)


def _by_day(cards: list[Card]) -> Sequence[tuple[date, list[Card]]]:
    """Two chapters far apart may have the same evening on different days: then the later day comes later."""
    ordered = sorted(cards, key=lambda card: card.starts_on)
    return [(day, list(those)) for day, those in groupby(ordered, key=lambda card: card.starts_on)]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
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
    if wanted.words:
        words = wanted.words.lower()
        conditions.append(
            or_(
                func.lower(Event.title).contains(words, autoescape=True),
                func.lower(Chapter.name).contains(words, autoescape=True),
            )
        )
    return conditions


def _chapters_around(around: Around) -> dict[int, float]:
    """Open chapters whose city lies in the circle, with its distance in km: a box in SQL, the circle here."""
    rows = db.session.execute(
        select(Chapter.id, City.latitude, City.longitude)
        .join(City, City.id == Chapter.city_id)
        .where(Chapter.state.in_(OPEN), _box(around))
    )
    distances = {row.id: _km(around, row.latitude, row.longitude) for row in rows}
    return {chapter_id: km for chapter_id, km in distances.items() if km <= around.within_km}


def _box(around: Around) -> ColumnElement[bool]:
    """The boxes around the circle, as a condition that an index can answer."""
    boxes = distance.box(around.latitude, around.longitude, around.within_km)
    return or_(
        *(City.latitude.between(box.south, box.north) & City.longitude.between(box.west, box.east) for box in boxes)
    )


def _km(around: Around, latitude: float, longitude: float) -> float:
    return distance.haversine(around.latitude, around.longitude, latitude, longitude)
