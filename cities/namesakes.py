"""What tells cities of one name in one country apart, where their region does not: a pure rule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cities.distance import haversine
from cities.sources import Place

WITHIN_KM = 100.0


def near(places: Sequence[Place]) -> dict[int, str]:
    """The largest city within 100 km, by the id of each that shares its name; `places` come the largest first.

    The largest of several with one name needs nobody beside it, unless a larger city is near it.
    """
    described = {}
    for namesakes in _namesakes(places):
        for number, place in enumerate(namesakes):
            larger = _largest_near(place, places)
            if larger and (number or larger.population > place.population):
                described[place.id] = larger.name
    return described


def _namesakes(places: Iterable[Place]) -> Iterator[list[Place]]:
    groups: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        if not place.region:
            groups[place.country_code, place.keys[0]].append(place)
    return (group for group in groups.values() if len(group) > 1)


def _largest_near(place: Place, places: Iterable[Place]) -> Place | None:
    """The first of `places`, and so the largest, that is near and called otherwise."""
    others = (other for other in places if other.id != place.id and other.keys[0] != place.keys[0])
    return next((other for other in others if _is_near(place, other)), None)


def _is_near(place: Place, other: Place) -> bool:
    if abs(place.latitude - other.latitude) > 1:
        return False
    return haversine(place.latitude, place.longitude, other.latitude, other.longitude) <= WITHIN_KM
