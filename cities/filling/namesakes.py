"""What tells cities of one name in one country apart, where their region does not: no database."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cities.filling.facts import Place
from cities.filling.grid import Grid

WITHIN_KM = 100.0


def near(places: Sequence[Place], grid: Grid) -> dict[int, str]:
    """The largest city within 100 km, by the id of each that shares its name; `places` come the largest first.

    The largest of several with one name needs nobody beside it, unless a larger city is near it.
    """
    described = {}
    for namesakes in _namesakes(places):
        for number, place in enumerate(namesakes):
            larger = _largest_near(place, grid)
            if larger and (number or larger.population > place.population):
                described[place.id] = larger.name
    return described


def _namesakes(places: Sequence[Place]) -> Iterator[list[Place]]:
    groups: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        if not place.region:
            groups[place.country_code, place.keys[0]].append(place)
    return (group for group in groups.values() if len(group) > 1)


def _largest_near(place: Place, grid: Grid) -> Place | None:
    """The largest that is near and called otherwise."""
    around = (other for _, other in grid.near(place.latitude, place.longitude, WITHIN_KM))
    others = [other for other in around if other.keys[0] != place.keys[0]]
    return max(others, key=lambda other: (other.population, other.id), default=None)
