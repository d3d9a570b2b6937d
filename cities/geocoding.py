"""The gazetteer as a geocoder of geopy: cities by name or code, the city nearest to a point, without a network."""

from collections.abc import Sequence
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from cities import distance, pasted, ranking, search
from cities.models import City
from cities.ranking import Found
from core.database import db

#: No city is farther from any place on Earth.
RINGS_KM = (25.0, 250.0, 2500.0, 20_038.0)


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Answers as geopy's other geocoders do, so that one of them can take its place; needs an app context."""

    def __init__(self) -> None:
        super().__init__(scheme="https", timeout=1, user_agent="chapterhouse")

    def geocode(self, query: str, *, exactly_one: bool = True) -> Any:
        """The place of a city, a code, coordinates or a pasted map link; None for what we do not know.

        A list of all that may be meant unless `exactly_one`.
        """
        spot = pasted.spot(query)
        if spot:
            found = [Location(query.strip(), Point(spot.latitude, spot.longitude), {})]
        else:
            found = [_location(row) for row in search.matching(query)]
        return _one_or_all(found, exactly_one)

    def reverse(self, query: Any, *, exactly_one: bool = True) -> Any:
        """The city nearest to a point, or the nearest ten."""
        point = Point(query)
        found = [_location(row) for row in _nearest(point.latitude, point.longitude)]
        return _one_or_all(found, exactly_one)


def _nearest(latitude: float, longitude: float) -> Sequence[Found]:
    for within_km in RINGS_KM:
        boxes = distance.box(latitude, longitude, within_km)
        rows = [row for box in boxes for row in db.session.execute(ranking.rows().where(*_inside(box)))]
        aways = [(distance.haversine(latitude, longitude, row.latitude, row.longitude), row.id, row) for row in rows]
        near = sorted(away for away in aways if away[0] <= within_km)
        if near:
            break
    return [row for _, _, row in near[: search.MOST]]


def _inside(box: distance.Box) -> tuple[Any, Any]:
    return City.latitude.between(box.south, box.north), City.longitude.between(box.west, box.east)


def _location(row: Found) -> Location:
    words = [row.name, row.region or (f"near {row.near}" if row.near else ""), row.country_name]
    address = ", ".join(word for word in words if word)
    return Location(address, Point(row.latitude, row.longitude), dict(row._mapping))


def _one_or_all(found: list[Location], exactly_one: bool) -> Any:
    if not found:
        return None
    return found[0] if exactly_one else found
