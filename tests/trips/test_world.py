"""Trips to where the map ends: what is in reach is exactly what a measure of every chapter says."""

import random
from collections.abc import Sequence
from datetime import date

import pytest
from geopy.distance import geodesic

from chapters.models import Chapter
from cities.distance import haversine
from cities.models import City, Country
from core.database import db
from tests.people import add_chapter, add_event
from trips import queries
from trips.itinerary import Stop

#: Where the date line or a pole is near.
PLACES = {
    "Suva": (-18.1416, 178.4415),
    "Nuku’alofa": (-21.1394, -175.2018),
    "Apia": (-13.8333, -171.7667),
    "Taveuni": (-16.8, -179.98),
    "Longyearbyen": (78.2186, 15.6401),
    "Amundsen–Scott": (-89.99, 0.0),
    "Alert": (82.5018, -62.3481),
}
RADII_KM = (10, 20, 40, 80, 150)
#: A list measures on a round earth, which is off by this part of the way at most.
TOLERANCE = 0.006
ON = date(2026, 10, 14)


@pytest.fixture
def islands() -> Sequence[tuple[int, City]]:
    """The places, and around each of them twenty chapters more with a dinner each: event's number and city."""
    chance = random.Random(7)
    db.session.add(Country(code="FJ", name="Fiji", continent="Oceania"))
    db.session.flush()
    places = [*PLACES.values()]
    for latitude, longitude in PLACES.values():
        places += [_aside(latitude, longitude, chance) for _ in range(20)]
    return [(_dinner(number, *place), db.session.get_one(City, number)) for number, place in enumerate(places, 1)]


@pytest.mark.parametrize("place", PLACES)
def test_a_trip_lists_exactly_what_measuring_everything_lists(place: str, islands: Sequence[tuple[int, City]]) -> None:
    here = PLACES[place]
    city_id = [*PLACES].index(place) + 1

    listed = {km: set(queries.events_in([Stop(city_id, ON, ON, km)])) for km in RADII_KM}

    assert listed == {km: _within(islands, here, km) for km in RADII_KM}
    assert [km for km in RADII_KM if listed[km] - _exactly(islands, here, km * (1 + TOLERANCE))] == []
    assert [km for km in RADII_KM if _exactly(islands, here, km * (1 - TOLERANCE)) - listed[km]] == []
    assert len(listed[150]) > 1


def _within(islands: Sequence[tuple[int, City]], here: tuple[float, float], km: float) -> set[int]:
    return {number for number, city in islands if haversine(*here, city.latitude, city.longitude) <= km}


def _exactly(islands: Sequence[tuple[int, City]], here: tuple[float, float], km: float) -> set[int]:
    return {number for number, city in islands if geodesic(here, (city.latitude, city.longitude)).km <= km}


def _aside(latitude: float, longitude: float, chance: random.Random) -> tuple[float, float]:
    """Somewhere about two degrees away, across the line or the pole where that is where it lies."""
    north = latitude + chance.uniform(-1.5, 1.5)
    if abs(north) > 90:
        return (180 - abs(north)) * (1 if north > 0 else -1), (longitude + 360) % 360 - 180
    east = longitude + chance.uniform(-2, 2) * (8 if abs(latitude) > 70 else 1)
    return north, (east + 180) % 360 - 180


def _dinner(number: int, latitude: float, longitude: float) -> int:
    city = City(
        id=number,
        name=f"Place {number}",
        country_code="FJ",
        latitude=latitude,
        longitude=longitude,
        zone="UTC",
        population=1000,
    )
    db.session.add(city)
    db.session.flush()
    chapter: Chapter = add_chapter(city, slug=f"place-{number}", letters="")
    return add_event(chapter, starts_on=ON).id
