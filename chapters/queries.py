"""Named reads of chapters: one by its address, the directory, those near a point, the world at a glance."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from chapters.facts import ANYWHERE_KM
from chapters.mark import Mark
from chapters.models import Chapter, ChapterState, Venue
from cities import distance
from cities.models import City, Country
from core.database import db
from core.paging import Page

Found = Row[*tuple[Any, ...]]
#: Chapter ids from a read above, to narrow a list by.
Ids = Select[*tuple[int]]

#: States in which a chapter stands in lists.
OPEN = (ChapterState.PROVISIONAL, ChapterState.ACTIVE, ChapterState.DORMANT)
#: Within this distance two chapters should not bear the same mark.
ALIKE_WITHIN_KM = 500.0
#: Near enough to be looked for first among a chapter's neighbours.
NEIGHBOURS_WITHIN_KM = 600.0
PAGE = 20
#: More dots than this on one map of the world are no map any more.
MOST_DOTS = 1000


class Away(NamedTuple):
    """A chapter of a list and how far away it is, as the crow flies."""

    chapter: Found
    km: float


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
        _listed(among, *([Country.continent == continent] if continent else []))
        .add_columns(total)
        .order_by(Chapter.slug)
        .limit(PAGE)
        .offset((number - 1) * PAGE)
    ).all()
    return Page(rows, number, PAGE, rows[0].total if rows else 0)


def around(
    latitude: float,
    longitude: float,
    within_km: float,
    city_ids: Sequence[int],
    words: str,
    among: Ids | None = None,
) -> list[Away]:
    """What somebody looks for by words, each with its distance from a point.

    First the open chapters in `city_ids`, in that order, then those whose name begins with `words`, then all within
    the distance, nearest first.
    """
    is_named = func.lower(Chapter.name).startswith(words.lower(), autoescape=True)
    asked = or_(Chapter.city_id.in_(city_ids), is_named, *_box(latitude, longitude, within_km))
    rows = db.session.execute(_listed(among, asked)).all()
    places = {city_id: place for place, city_id in enumerate(city_ids)}

    def order(away: Away) -> tuple[int, float, str]:
        is_hit = away.chapter.name.lower().startswith(words.lower())
        return places.get(away.chapter.city_id, len(places) + (not is_hit)), away.km, away.chapter.slug

    aways = [Away(row, distance.haversine(latitude, longitude, row.latitude, row.longitude)) for row in rows]
    return sorted((away for away in aways if away.km <= within_km or order(away)[0] <= len(places)), key=order)


def named(words: str) -> Found | None:
    """The first open chapter whose name begins with `words`, in order of addresses."""
    is_named = func.lower(Chapter.name).startswith(words.lower(), autoescape=True)
    return db.session.execute(_listed(None, is_named).order_by(Chapter.slug).limit(1)).one_or_none()


def near(latitude: float, longitude: float, within_km: float, among: Ids | None = None) -> list[Away]:
    """The open chapters whose city lies within a distance of a point, nearest first."""
    rows = db.session.execute(_listed(among, *_box(latitude, longitude, within_km))).all()
    return _nearest_first(rows, latitude, longitude, within_km)


def nearest(latitude: float, longitude: float, but: int | None = None, most: int = 3) -> list[Away]:
    """The open chapters nearest to a point, without the one with the id `but`."""
    for within_km in (NEIGHBOURS_WITHIN_KM, ANYWHERE_KM):
        found = [away for away in near(latitude, longitude, within_km) if away.chapter.id != but]
        if len(found) >= most:
            break
    return found[:most]


def marks_near(latitude: float, longitude: float, but: int | None = None) -> Collection[Mark]:
    """The marks of chapters within 500 km of a point, without the one with the id `but`; closed ones bear none."""
    return {
        Mark(away.chapter.tincture, away.chapter.metal, away.chapter.division)
        for away in near(latitude, longitude, ALIKE_WITHIN_KM)
        if away.chapter.id != but
    }


def alike(chapter: Found) -> Sequence[str]:
    """The names of chapters within 500 km of one (a row of `by_slug`) that bear its mark, nearest first."""
    own = (chapter.tincture, chapter.metal, chapter.division)
    return [
        other.name
        for other, _ in near(chapter.latitude, chapter.longitude, ALIKE_WITHIN_KM)
        if other.id != chapter.id and (other.tincture, other.metal, other.division) == own
    ]


def world(most: int = MOST_DOTS) -> Sequence[Found]:
    """The open chapters as dots and shields, the largest first; `total` and `on_continent` count all there are."""
    return db.session.execute(
        select(
            Chapter.id,
            Chapter.slug,
            Chapter.name,
            Chapter.tincture,
            Chapter.metal,
            Chapter.division,
            Chapter.letters,
            City.latitude,
            City.longitude,
            Country.continent,
            func.count().over(partition_by=Country.continent).label("on_continent"),
            func.count().over().label("total"),
        )
        .join(City, City.id == Chapter.city_id)
        .join(Country, Country.code == City.country_code)
        .where(*_IS_OPEN)
        .order_by(Chapter.members.desc(), Chapter.id)
        .limit(most)
    ).all()


def continents(world: Sequence[Found]) -> dict[str, int]:
    """How many open chapters each continent of the rows of `world` has, most first."""
    counts = {row.continent: row.on_continent for row in world}
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def venues_of(chapter_id: int) -> Sequence[Found]:
    """A chapter's venues with all their columns, by name."""
    return db.session.execute(
        select(*Venue.__table__.columns).where(Venue.chapter_id == chapter_id).order_by(Venue.name, Venue.id)
    ).all()


_IS_OPEN = (Chapter.state.in_(OPEN), Chapter.is_suspended.is_(False))

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
    Chapter.tincture,
    Chapter.metal,
    Chapter.division,
    Chapter.letters,
    *_CITY,
)


def _listed(among: Ids | None, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    narrowed = [Chapter.id.in_(among)] if among is not None else []
    return (
        select(*_ROW)
        .join(City, City.id == Chapter.city_id)
        .join(Country, Country.code == City.country_code)
        .where(*_IS_OPEN, *conditions, *narrowed)
    )


def _box(latitude: float, longitude: float, within_km: float) -> list[ColumnElement[bool]]:
    """The boxes around a circle, as conditions that an index can answer."""
    boxes = distance.box(latitude, longitude, within_km)
    return [
        or_(
            *(City.latitude.between(box.south, box.north) & City.longitude.between(box.west, box.east) for box in boxes)
        )
    ]


def _nearest_first(rows: Sequence[Found], latitude: float, longitude: float, within_km: float) -> list[Away]:
    aways = [Away(row, distance.haversine(latitude, longitude, row.latitude, row.longitude)) for row in rows]
    return sorted((away for away in aways if away.km <= within_km), key=lambda away: (away.km, away.chapter.slug))
