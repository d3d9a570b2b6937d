"""What the packages know."""

from zoneinfo import available_timezones

import pytest

from cities.filling import sources
from cities.filling.facts import Place


@pytest.fixture(scope="module")
def places(everywhere: list[Place]) -> dict[int, Place]:
    """All cities by their numbers."""
    return {place.id: place for place in everywhere}


def test_cities_come_the_largest_first(everywhere: list[Place]) -> None:
    populations = [place.population for place in everywhere]

    assert populations == sorted(populations, reverse=True)


def test_a_city_has_its_names_folded_with_the_primary_one_first_and_codes_apart(places: dict[int, Place]) -> None:
    lisbon = places[2267057]

    assert lisbon.keys[0] == "lisbon"
    assert {"lisboa", "лиссабон", "里斯本"} <= set(lisbon.keys)
    assert lisbon.hints == {"LIS"}
    assert "lis" not in lisbon.keys


def test_states_are_named_in_the_usa_only(places: dict[int, Place]) -> None:
    assert places[4460243].region == "North Carolina"
    assert places[2267057].region == ""


def test_every_city_has_a_name_to_be_found_by_and_a_zone_we_can_reckon_in(places: dict[int, Place]) -> None:
    zones = available_timezones()

    assert [place.name for place in places.values() if not place.keys or place.zone not in zones] == []


def test_every_city_fits_its_columns(places: dict[int, Place]) -> None:
    assert max(len(place.name) for place in places.values()) <= 120
    assert max(len(key) for place in places.values() for key in place.keys) <= 200
    assert max(len(place.zone) for place in places.values()) <= 40


def test_countries_have_the_continents_that_chapters_are_listed_under(places: dict[int, Place]) -> None:
    lands = {land.code: land for land in sources.lands({place.country_code for place in places.values()})}

    assert (lands["PT"].name, lands["PT"].continent) == ("Portugal", "Europe")
    assert (lands["RE"].name, lands["NL"].name) == ("Réunion", "Netherlands")
    assert len({land.continent for land in lands.values()}) == 6


def test_airports_come_once_each_by_code() -> None:
    codes = [airport.code for airport in sources.airports()]

    assert codes == sorted(set(codes))
    assert "CGN" in codes
