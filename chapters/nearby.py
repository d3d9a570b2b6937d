"""Named reads of chapters by distance: those near a point, the nearest of all, those with the same mark too near."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_

from chapters.facts import ANYWHERE_KM
from chapters.mark import Mark
from chapters.models import Chapter
from chapters.queries import Found, Ids, is_called, listed
from cities import distance
from cities.models import City
from core.database import db

#: Within this distance two chapters should not bear the same mark.
ALIKE_WITHIN_KM = 500.0
#: Near enough to be looked for first among a chapter's neighbours.
NEIGHBOURS_WITHIN_KM = 600.0
#: So near most cities have a chapter, once there are many.
CLOSE_KM = 100.0


class Away(NamedTuple):
    """A chapter of a list and how far away it is, as the crow flies."""

    chapter: Found
    km: float


def near(latitude: float, longitude: float, within_km: float, among: Ids | None = None) -> list[Away]:
    """The open chapters whose city lies within a distance of a point, nearest first."""
    rows = db.session.execute(listed(among, *_box(latitude, longitude, within_km))).all()
    return _nearest_first(rows, latitude, longitude, within_km)


def nearest(latitude: float, longitude: float, but: int | None = None, most: int = 3) -> list[Away]:
    """The open chapters nearest to a point, without the one with the id `but`."""
    for within_km in (NEIGHBOURS_WITHIN_KM, ANYWHERE_KM):
        found = [away for away in near(latitude, longitude, within_km) if away.chapter.id != but]
        if len(found) >= most:
            break
    return found[:most]


def nearest_to_each(places: Iterable[tuple[int, float, float]]) -> dict[int, Away]:
    """The open chapter nearest to each place (its id, latitude, longitude), by id; the largest of several in one city.

    Three statements at most: most places have one within a hundred kilometres, and far away is looked at all at once.
    """
    found: dict[int, Away] = {}
    waiting = list(places)
    for within_km in (CLOSE_KM, NEIGHBOURS_WITHIN_KM, ANYWHERE_KM):
        if not waiting:
            break
        boxes = [_box(latitude, longitude, within_km) for _, latitude, longitude in waiting]
        rows = db.session.execute(listed(None, or_(*(condition for box in boxes for condition in box)))).all()
        for place_id, latitude, longitude in waiting:
            aways = _measured(rows, latitude, longitude, within_km)
            if aways:
                found[place_id] = min(aways, key=lambda away: (away.km, -away.chapter.members, away.chapter.slug))
        waiting = [place for place in waiting if place[0] not in found]
    return found


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
