"""Which city a code of IATA stands for, and which of a city's codes comes first: no database."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cities.distance import haversine
from cities.filling.facts import Airport, Place
from cities.filling.grid import Grid
from cities.filling.metropolitan import METROPOLITAN
from cities.folding import fold

#: An airport is lent to a city that it does not name when it lies as near as this.
LENT_WITHIN_KM = 60.0
#: One that names its city may lie farther out.
NAMED_WITHIN_KM = 150.0
#: A lent airport this near may still be what a city is known by.
MAIN_WITHIN_KM = 30.0
#: At this distance a city counts half of what it would beside the runway.
HALF_KM = 15.0
LARGE = 100_000
#: Codes that begin so belong to stations and to places without a runway.
_OFF = "QXZ"
_LESSER = ("heliport", "seaplane", "air base", "air force", "army", "naval", "aerodrome", "airfield", "municipal")
_PIECES = re.compile(r"[/,(]| - |–|-| and ")


class Code(NamedTuple):
    """A code, the city it stands for, and how well it would stand for that city alone: the greatest is the main one."""

    code: str
    city_id: int
    is_metropolitan: bool
    weight: tuple[int, ...]


def codes(places: Sequence[Place], grid: Grid, airports: Iterable[Airport]) -> list[Code]:
    """Every code that stands for a city, metropolitan ones first, then airports by code; none twice."""
    world = _World(places, grid)
    found = {code.code: code for code in _metropolitan(world)}
    for airport in airports:
        code = None if airport.code in found else _of_airport(airport, world)
        if code:
            found[code.code] = code
    for code in _listed(world, places, found):
        found.setdefault(code.code, code)
    return list(found.values())


def main_codes(found: Iterable[Code]) -> dict[int, str]:
    """The code that stands on a city's mark, by city."""
    best: dict[int, Code] = {}
    for code in found:
        known = best.get(code.city_id)
        if code.weight and (known is None or code.weight > known.weight):
            best[code.city_id] = code
    return {city_id: code.code for city_id, code in best.items()}


def _listed(world: "_World", places: Sequence[Place], found: dict[str, Code]) -> Iterator[Code]:
    """For large cities without an airport the code that GeoNames lists among their names."""
    have = {code.city_id for code in found.values()}
    for place in places:
        if place.population >= LARGE and place.id not in have:
            free = sorted(
                h for h in place.hints if h not in found and h[0] not in _OFF and h.lower() not in world.primary
            )
            yield from (Code(code, place.id, False, (0,)) for code in free[:1])


class _World:
    """The cities by their names and by where they lie."""

    def __init__(self, places: Sequence[Place], grid: Grid) -> None:
        self.grid = grid
        self.primary = {place.keys[0] for place in places}
        self.named: defaultdict[str, list[Place]] = defaultdict(list)
        for place in places:
            for key in place.keys:
                self.named[key].append(place)


def _metropolitan(world: _World) -> Iterator[Code]:
    for number, (code, (name, country_code)) in enumerate(METROPOLITAN.items()):
        here = [place for place in world.named[fold(name)] if place.country_code == country_code]
        if here:
            yield Code(code, max(here, key=lambda place: place.population).id, True, (9, -number))


def _of_airport(airport: Airport, world: _World) -> Code | None:
    named = _named(airport, world)
    if named:
        return _code(airport, *named)
    near = list(world.grid.near(airport.latitude, airport.longitude, LENT_WITHIN_KM))
    hinted = [(km, place) for km, place in near if airport.code in place.hints]
    if hinted:
        return _code(airport, *min(hinted))
    if not near or airport.code.lower() in world.primary:
        return None
    km, place = max(near, key=lambda pair: pair[1].population / (1 + (pair[0] / HALF_KM) ** 2))
    return _code(airport, km, place) if km <= MAIN_WITHIN_KM else Code(airport.code, place.id, False, ())


def _named(airport: Airport, world: _World) -> tuple[float, Place] | None:
    """The largest city of the name that the list gives, or of a part of it ("Raleigh/Durham"), not too far away."""
    for names in ([airport.city], _PIECES.split(airport.city)):
        here = [(_km(airport, place), place) for name in names for place in world.named.get(fold(name), ())]
        fit = [(km, place) for km, place in here if km <= _reach(airport, place)]
        if fit:
            return max(fit, key=lambda pair: pair[1].population)
    return None


def _reach(airport: Airport, place: Place) -> float:
    return NAMED_WITHIN_KM if place.country_code == airport.country_code else LENT_WITHIN_KM


def _code(airport: Airport, km: float, place: Place) -> Code:
    name = airport.name.lower()
    is_lesser = any(word in name for word in _LESSER)
    is_hinted = airport.code in place.hints
    weight = (int(not is_lesser), is_hinted + ("international" in name), int(is_hinted), -round(km))
    return Code(airport.code, place.id, False, weight)


def _km(airport: Airport, place: Place) -> float:
    return haversine(airport.latitude, airport.longitude, place.latitude, place.longitude)
