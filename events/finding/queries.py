"""Named reads of what is on: events between two days, anywhere or in some chapters, as cards and as counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Integer, Row, Select, bindparam, func, or_, select

from chapters.models import Chapter, ChapterState, Venue
from cities.models import City
from core import clock
from core.database import db
from core.writing import dates
from core.writing.paging import Page
from events import listed, times
from events.listed import Card
from events.models import Event, EventState

Found = Sequence[Row[*tuple[Any, ...]]]
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


#: Built once each, for building them costs more than running them. The days are those of the wall calendar there; the
#: instants, a day wider on both sides, are for the index.
_ON = (
    Event.starts_at >= bindparam("earliest"),
    Event.starts_at < bindparam("latest"),
    Event.starts_on >= bindparam("first_on"),
    Event.starts_on <= bindparam("last_on"),
    Event.ends_at > bindparam("now"),
    Event.state != EventState.SKIPPED,
    Chapter.state.in_(OPEN),
    Chapter.is_suspended.is_(False),
)
_THERE = Event.chapter_id.in_(bindparam("chapters", expanding=True))
_CARDS = (
    select(*listed.COLUMNS, Event.chapter_id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .outerjoin(Venue, Venue.id == Event.venue_id)
    .where(*_ON)
    .order_by(Event.starts_at, Event.id)
    .limit(PAGE)
    .offset(bindparam("offset", type_=Integer))
)
_CARDS_THERE = _CARDS.where(_THERE)
#: Counting along makes the database write them all out.
_CARDS_ANYWHERE = _CARDS.add_columns(func.count().over().label("total"))
_COUNTS = (
    select(Event.starts_on, Event.chapter_id, func.count().label("events"))
    .join(Chapter, Chapter.id == Event.chapter_id)
    .where(*_ON, _THERE)
    .group_by(Event.starts_on, Event.chapter_id)
)
_IDS = (
    select(Event.id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .where(*_ON, _THERE)
    .order_by(Event.starts_at, Event.id)
)
_FIRST = (
    select(Event.starts_on)
    .where(
        Event.chapter_id == Chapter.id,
        Event.starts_on > bindparam("last_on"),
        Event.starts_at > bindparam("after"),
        Event.state == EventState.PUBLISHED,
    )
    .order_by(Event.starts_at)
    .limit(1)
    .correlate(Chapter)
    .scalar_subquery()
)
_NEXT = select(func.min(_FIRST)).where(Chapter.id.in_(bindparam("chapters", expanding=True)))


def anywhere(wanted: Wanted, number: int, reader: times.Reader | None) -> Page[Card]:
    """One page of what is on and not over, cancelled ones too, in order of time."""
    rows = _rows(_CARDS_ANYWHERE, wanted, offset=_offset(number))
    return Page([listed.card(row, reader) for row in rows], number, PAGE, rows[0].total if rows else 0)


def around(
    wanted: Wanted, number: int, reader: times.Reader | None, kms: Mapping[int, float], total: int
) -> Page[Card]:
    """The same in the chapters `kms`, by id, with how far they are; `total` is how many there are, as `counts` says."""
    rows = _rows(_CARDS_THERE, wanted, offset=_offset(number), chapters=list(kms)) if total else ()
    return Page([_card(row, reader, kms) for row in rows], number, PAGE, total if rows else 0)


def counts(wanted: Wanted, chapter_ids: Collection[int]) -> Found:
    """How many there are of the same on each day in each of these chapters: `starts_on`, `chapter_id`, `events`."""
    return _rows(_COUNTS, wanted, chapters=list(chapter_ids)) if chapter_ids else ()


def ids(wanted: Wanted, chapter_ids: Collection[int]) -> list[int]:
    """The numbers of what is on, as `around` lists it, in order."""
    return [row.id for row in _rows(_IDS, wanted, chapters=list(chapter_ids))] if chapter_ids else []


def next_after(last_on: date, chapter_ids: Collection[int]) -> date | None:
    """The first day after one, and ahead, on which something is on in these chapters.

    Each chapter is asked for its own. Asked for the first of them all, PostgreSQL reads every date of the house in
    order of time until one happens to be theirs.
    """
    after = max(datetime.combine(last_on, time(0), UTC), clock.now())
    return db.session.scalar(_NEXT, {"last_on": last_on, "after": after, "chapters": list(chapter_ids)})


def _card(row: Row[*tuple[Any, ...]], reader: times.Reader | None, kms: Mapping[int, float]) -> Card:
    km = kms[row.chapter_id]
    distance = dates.far(km, dates.reads_miles(row.country_code)) if km >= 1 else ""
    return listed.card(row, reader, distance=distance)


def _rows(statement: Select[*tuple[Any, ...]], wanted: Wanted, **more: object) -> Found:
    if wanted.words:
        words = wanted.words.lower()
        is_called = (func.lower(name).contains(words, autoescape=True) for name in (Event.title, Chapter.name))
        statement = statement.where(or_(*is_called))
    asked = {
        "earliest": datetime.combine(wanted.first_on, time(0), UTC) - timedelta(days=1),
        "latest": datetime.combine(wanted.last_on, time(0), UTC) + timedelta(days=2),
        "first_on": wanted.first_on,
        "last_on": wanted.last_on,
        "now": clock.now(),
    }
    return db.session.connection().execute(statement, asked | more).all()


def _offset(number: int) -> int:
    return (number - 1) * PAGE
