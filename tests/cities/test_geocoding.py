"""The gazetteer as a geocoder."""

import pytest
from geopy.geocoders.base import Geocoder

from cities.geocoding import GazetteerGeocoder
from cities.models import City


def test_it_stands_where_any_geocoder_of_geopy_may() -> None:
    assert isinstance(GazetteerGeocoder(), Geocoder)


@pytest.mark.parametrize("asked", ["Lisbon", "LIS", "lisboa, portugal"])
def test_a_city_is_placed(cities: dict[str, City], asked: str) -> None:
    found = GazetteerGeocoder().geocode(asked)

    assert (found.address, found.latitude, found.longitude) == ("Lisbon, Portugal", 38.72509, -9.1498)
    assert found.raw["zone"] == "Europe/Lisbon"


def test_a_pasted_point_is_itself(cities: dict[str, City]) -> None:
    found = GazetteerGeocoder().geocode("https://www.openstreetmap.org/#map=17/38.71/-9.14")

    assert (found.latitude, found.longitude) == (38.71, -9.14)


def test_what_is_not_known_has_no_place(cities: dict[str, City]) -> None:
    assert GazetteerGeocoder().geocode("Atlantis") is None
    assert GazetteerGeocoder().geocode("Atlantis", exactly_one=False) is None


def test_all_that_are_meant_come_best_first(cities: dict[str, City]) -> None:
    found = GazetteerGeocoder().geocode("por", exactly_one=False)

    assert [place.address for place in found] == ["Portland, Oregon, United States", "Porto, Portugal"]


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((38.7, -9.1), "Lisbon, Portugal"),
        ("41.0, -8.6", "Porto, Portugal"),
        ((-21.0, 179.9), "Nuku‘alofa, Tonga"),
        ((-89.9, 0.0), "São Paulo, Brazil"),
    ],
)
def test_a_point_has_the_city_nearest_to_it(cities: dict[str, City], point: object, name: str) -> None:
    assert GazetteerGeocoder().reverse(point).address == name


def test_an_empty_gazetteer_knows_no_nearest() -> None:
    assert GazetteerGeocoder().reverse((0.0, 0.0)) is None
