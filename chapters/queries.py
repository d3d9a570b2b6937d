"""Named reads of chapters: one by its address, the directory, the world at a glance."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from chapters.models import Chapter, ChapterState, Venue
from cities.models import City, Country
from core.database import db
from core.writing.paging import Page

Found = Row[*tuple[Any, ...]]
#: Chapter ids from a read above, to narrow a list by.
Ids = Select[*tuple[int]]

#: What a city mark is drawn of.
ARMS = (Chapter.tincture, Chapter.metal, Chapter.division, Chapter.letters)
#: A chapter beside something of its own: its address, its name, whose clock and miles it goes by, and its colours.
NAMED = (
    Chapter.slug.label("chapter_slug"),
    Chapter.name.label("chapter_name"),
    Chapter.country_code,
    Chapter.tincture,
    Chapter.metal,
)
#: States in which a chapter stands in lists.
OPEN = (ChapterState.PROVISIONAL, ChapterState.ACTIVE, ChapterState.DORMANT)
PAGE = 20
#: More dots than this on one map of the world are no map any more.
MOST_DOTS = 1000


def by_slug(slug: str) -> Found | None:
    """The chapter at an address: all its columns, city, country; None for an unknown, applied or suspended one."""
    return db.session.execute(
        select(*Chapter.__table__.columns, *_CITY)
        .join(City, City.id == Chapter.city_id)
        .join(Country, Country.code == City.country_code)
        .where(Chapter.slug == slug, Chapter.state != ChapterState.APPLIED, Chapter.is_suspended.is_(False))
    ).one_or_none()


def directory(number: int, among: Ids | None = None, continent: str = "") -> Page[Found]:
    """One page of the open chapters in order of their addresses, which is the alphabet without accents."""
    total = func.count().over().label("total")
    rows = db.session.execute(
        listed(among, *([Country.continent == continent] if continent else []))
        .add_columns(total)
        .order_by(Chapter.slug)
        .limit(PAGE)
        .offset((number - 1) * PAGE)
    ).all()
    return Page(rows, number, PAGE, rows[0].total if rows else 0)


def named(words: str) -> Found | None:
    """The first open chapter whose name begins with `words`, or whose mark bears them, in order of addresses."""
    return db.session.execute(listed(None, is_called(words)).order_by(Chapter.slug).limit(1)).one_or_none()


def world(most: int = MOST_DOTS) -> Sequence[Found]:
    """The open chapters as dots and shields, the largest first; `total` and `on_continent` count all there are."""
    return db.session.execute(
        select(
            Chapter.id,
            Chapter.slug,
            Chapter.name,
            *ARMS,
            City.latitude,
            City.longitude,
            Country.continent,
            func.count().over(partition_by=Country.continent).label("on_continent"),
            func.count().over().label("total"),
        )
        .join(City, City.id == Chapter.city_id)
        .join(Country, Country.code == City.country_code)
        .where(*IS_OPEN)
        .order_by(Chapter.members.desc(), Chapter.id)
        .limit(most)
    ).all()


def continents(world: Sequence[Found]) -> dict[str, int]:
    """How many open chapters each continent of the rows of `world` has, most first."""
    counts = {row.continent: row.on_continent for row in world}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def is_called(words: str) -> ColumnElement[bool]:
    """Whether a chapter's name begins with `words`, or its mark bears them."""
    return or_(func.lower(Chapter.name).startswith(words.lower(), autoescape=True), Chapter.letters == words.upper())


def listed(among: Ids | None, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """What a list needs of the open chapters that meet `conditions`, among those of a read above where one is given."""
    narrowed = [Chapter.id.in_(among)] if among is not None else []
    return (
        select(*_ROW)
        .join(City, City.id == Chapter.city_id)
        .join(Country, Country.code == City.country_code)
        .where(*IS_OPEN, *conditions, *narrowed)
    )


def venues_of(chapter_id: int) -> Sequence[Found]:
    """A chapter's venues with all their columns, by name."""
    return db.session.execute(
        select(*Venue.__table__.columns).where(Venue.chapter_id == chapter_id).order_by(Venue.name, Venue.id)
    ).all()


IS_OPEN = (Chapter.state.in_(OPEN), Chapter.is_suspended.is_(False))

_CITY = (
    City.name.label("city_name"),
    City.region,
    City.near,
    City.latitude,
    City.longitude,
    Country.name.label("country_name"),
    Country.continent,
)

_ROW = (
    Chapter.id,
    Chapter.slug,
    Chapter.name,
    Chapter.city_id,
    Chapter.zone,
    Chapter.country_code,
    Chapter.state,
    Chapter.members,
    *ARMS,
    *_CITY,
)
