"""Named reads of chapters by distance: those near a point, the nearest of all, those with the same mark too near."""

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, or_, select

from chapters.facts import ANYWHERE_KM
from chapters.mark import Mark
from chapters.models import Chapter
from chapters.queries import IS_OPEN, Found, Ids, is_called, listed
from cities import distance
from cities.models import City
from core import caching
from core.database import db

#: Within this distance two chapters should not bear the same mark.
ALIKE_WITHIN_KM = 500.0
#: Near enough to be looked for first among a chapter's neighbours.
NEIGHBOURS_WITHIN_KM = 600.0
#: So many places know which chapter is nearest to them: what people type is mostly the same.
MOST_PLACES = 5000

#: Built once: it is asked at every letter somebody types.
_IN_THE_WORLD = (
    select(Chapter.id, Chapter.slug, Chapter.name, Chapter.city_id, Chapter.members, City.latitude, City.longitude)
    .join(City, City.id == Chapter.city_id)
    .where(*IS_OPEN)
)
#: Built once as well: a search, and each city of a trip, begins with it.
_IN_A_BOX = listed(
    None,
    City.latitude.between(bindparam("south"), bindparam("north")),
    City.longitude.between(bindparam("west"), bindparam("east")),
)


class Away(NamedTuple):
    """A chapter of a list and how far away it is, as the crow flies."""

    chapter: Found
    km: float


def near(latitude: float, longitude: float, within_km: float, among: Ids | None = None) -> list[Away]:
    """The open chapters whose city lies within a distance of a point, nearest first."""
    boxes = distance.box(latitude, longitude, within_km)
    if among is None:
        connection = db.session.connection()
        rows = [row for box in boxes for row in connection.execute(_IN_A_BOX, box._asdict())]
    else:
        rows = list(db.session.execute(listed(among, *_box(latitude, longitude, within_km))))
    return _nearest_first(rows, latitude, longitude, within_km)


def nearest(latitude: float, longitude: float, but: int | None = None, most: int = 3) -> list[Away]:
    """The open chapters nearest to a point, without the one with the id `but`."""
    for within_km in (NEIGHBOURS_WITHIN_KM, ANYWHERE_KM):
        found = [away for away in near(latitude, longitude, within_km) if away.chapter.id != but]
        if len(found) >= most:
            break
    return found[:most]


def nearest_to_each(places: Sequence[tuple[int, float, float]]) -> dict[int, Away]:
    """The open chapter nearest to each place (a city's id, latitude, longitude), by id; the largest of one city's.

    Rows hold a chapter's id, slug, name, city_id, members, latitude and longitude. Whoever types asks at every letter,
    so that all chapters are read once, and measured once for a place, until something changes that pages show.
    """
    world = caching.remembered(caching.version_of("site"), ("nearest chapters",), _World)
    found = ((place_id, world.nearest_to(latitude, longitude)) for place_id, latitude, longitude in places)
    return {place_id: away for place_id, away in found if away}


class _World:
    """All open chapters by where they lie, and for the latest places that were asked for which of them is nearest."""

    def __init__(self) -> None:
        rows = db.session.connection().execute(_IN_THE_WORLD)
        self._chapters = [(distance.vector(row.latitude, row.longitude), row) for row in rows]
        self._known: dict[tuple[float, float], Away | None] = {}

    def nearest_to(self, latitude: float, longitude: float) -> Away | None:
        """The chapter nearest to a place."""
        place = latitude, longitude
        if place not in self._known:
            if len(self._known) >= MOST_PLACES:
                self._known.clear()
            self._known[place] = self._measured(latitude, longitude)
        return self._known[place]

    def _measured(self, latitude: float, longitude: float) -> Away | None:
        here = distance.vector(latitude, longitude)
        nearness = [(round(distance.nearness(here, there), 12), row) for there, row in self._chapters]
        if not nearness:
            return None
        nearest = max(nearness, key=itemgetter(0))[0]
        row = min((row for near, row in nearness if near == nearest), key=lambda row: (-row.members, row.slug))
        return Away(row, distance.haversine(latitude, longitude, row.latitude, row.longitude))


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
    asked = or_(Chapter.city_id.in_(city_ids), is_called(words), *_box(latitude, longitude, within_km))
    rows = db.session.execute(listed(among, asked)).all()
    places = {city_id: place for place, city_id in enumerate(city_ids)}

    def order(away: Away) -> tuple[int, float, str]:
        called = (away.chapter.name.lower().startswith(words.lower()), away.chapter.letters == words.upper())
        return places.get(away.chapter.city_id, len(places) + (not any(called))), away.km, away.chapter.slug

    aways = [Away(row, distance.haversine(latitude, longitude, row.latitude, row.longitude)) for row in rows]
    return sorted((away for away in aways if away.km <= within_km or order(away)[0] <= len(places)), key=order)


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


def _box(latitude: float, longitude: float, within_km: float) -> list[ColumnElement[bool]]:
    """The boxes around a circle, as conditions that an index can answer."""
    boxes = distance.box(latitude, longitude, within_km)
    return [
        or_(
            *(City.latitude.between(box.south, box.north) & City.longitude.between(box.west, box.east) for box in boxes)
        )
    ]


def _nearest_first(rows: Sequence[Found], latitude: float, longitude: float, within_km: float) -> list[Away]:
    return sorted(_measured(rows, latitude, longitude, within_km), key=lambda away: (away.km, away.chapter.slug))


def _measured(rows: Sequence[Found], latitude: float, longitude: float, within_km: float) -> list[Away]:
    aways = [Away(row, distance.haversine(latitude, longitude, row.latitude, row.longitude)) for row in rows]
    return [away for away in aways if away.km <= within_km]
