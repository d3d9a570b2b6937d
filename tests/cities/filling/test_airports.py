"""Which city a code stands for."""

from collections.abc import Sequence

import pytest

from cities.filling import airports
from cities.filling.facts import Airport, Place
from cities.filling.grid import Grid
from cities.filling.metropolitan import METROPOLITAN
from tests.cities.filling.places import airport, place

TOWN = place(1, "Town", population=900_000)
SUBURB = place(2, "Suburb", latitude=0.1, population=30_000)


def cities_of(places: Sequence[Place], *listed: Airport) -> dict[str, int]:
    """The city of each code."""
    return {code.code: code.city_id for code in airports.codes(places, Grid(places), listed)}


def main_codes(places: Sequence[Place], *listed: Airport) -> dict[int, str]:
    """The code on the mark of each city."""
    return airports.main_codes(airports.codes(places, Grid(places), listed))


@pytest.mark.parametrize("named", ["Town", "town", "Suburb, Town", "Town/Elsewhere", "Elsewhere-Town"])
def test_an_airport_stands_for_the_largest_city_its_list_names(named: str) -> None:
    assert cities_of([TOWN, SUBURB], airport("TWN", named, latitude=0.3)) == {"TWN": TOWN.id}


def test_a_city_it_names_may_lie_farther_out_in_the_same_country_only() -> None:
    out = airport("TWN", "Town", latitude=1.0)

    assert cities_of([TOWN], out) == {"TWN": TOWN.id}
    assert cities_of([TOWN._replace(country_code="ES")], out) == {}


def test_an_airport_that_names_no_city_we_know_is_lent_to_a_likely_one() -> None:
    assert cities_of([TOWN, SUBURB], airport("TWN", "Village")) == {"TWN": TOWN.id}
    assert cities_of([TOWN, SUBURB], airport("TWN", "Village", latitude=2.0)) == {}


def test_a_code_listed_among_a_citys_names_is_its_own() -> None:
    suburb = SUBURB._replace(hints=frozenset({"TWN"}))

    assert cities_of([TOWN, suburb], airport("TWN", "Village")) == {"TWN": SUBURB.id}


def test_a_lent_code_gives_way_to_the_city_it_is_the_name_of() -> None:
    ulm = place(3, "Ulm", latitude=48.4, longitude=10.0, country_code="DE")

    assert cities_of([TOWN, ulm], airport("ULM", "New Ulm")) == {}


def test_a_metropolitan_code_stands_for_its_city_before_any_airport() -> None:
    paris = place(3, "Paris", country_code="FR", population=2_000_000)
    listed = (airport("CDG", "Paris", country_code="FR"), airport("PAR", "Town"))

    assert cities_of([paris, TOWN], *listed) == {"PAR": paris.id, "CDG": paris.id}
    assert main_codes([paris, TOWN], *listed) == {paris.id: "PAR"}


@pytest.mark.parametrize(
    ("changed", "main"),
    [
        ({}, "AAA"),
        ({"name": "Town International Airport"}, "BBB"),
        ({"name": "Town Air Base", "latitude": 0.0}, "AAA"),
        ({"latitude": 0.05}, "BBB"),
    ],
)
def test_the_main_code_is_that_of_the_airport_people_fly_to(changed: dict[str, object], main: str) -> None:
    listed = (airport("AAA", "Town"), airport("BBB", "Town", **({"latitude": 0.2} | changed)))

    assert main_codes([TOWN], *listed) == {TOWN.id: main}


def test_a_lent_airport_far_out_is_on_no_mark() -> None:
    assert main_codes([TOWN], airport("TWN", "Village", latitude=0.4)) == {}


def test_a_large_city_without_an_airport_has_the_code_listed_for_it() -> None:
    places = [
        place(1, "Kyoto", hints=frozenset({"UKY"}), population=1_400_000),
        place(2, "Off", hints=frozenset({"QOF"}), population=1_000_000),
        place(3, "Small", hints=frozenset({"SML"}), population=40_000),
    ]

    assert cities_of(places) == {"UKY": 1}
    assert main_codes(places) == {1: "UKY"}


def test_metropolitan_codes_are_three_capitals_each_for_a_city_of_a_country() -> None:
    assert {"NYC", "LON", "PAR", "TYO", "SEL", "ROM", "MIL"} <= set(METROPOLITAN)
    assert all(len(code) == 3 and code.isupper() for code in METROPOLITAN)
    assert all(name and len(country) == 2 for name, country in METROPOLITAN.values())
