"""Finding cities."""

import pytest
from sqlalchemy import insert

from cities import search
from cities.models import City, CityName, CityPrefix
from core.database import db
from tests.gazetteer import ROWS
from tests.people import saved
from tests.watching import Watch


@pytest.mark.parametrize(
    "said", ["Lisbon", "lisboa", "LISSABON", "LIS", "lis", "2267057", " Lisbon, Portugal ", "Lisbon, PT"]
)
def test_a_city_is_found_by_any_name_by_a_code_and_by_its_number(cities: dict[str, City], said: str) -> None:
    found = search.resolve(said)

    assert found
    assert (found.id, found.name, found.country_name) == (2267057, "Lisbon", "Portugal")


@pytest.mark.parametrize("said", ["Köln", "Koln", "koeln", "Cologne", "CGN", "cgn"])
def test_all_that_koln_is_called_is_koln(cities: dict[str, City], said: str) -> None:
    found = search.resolve(said)

    assert found
    assert found.name == "Köln"


@pytest.mark.parametrize(
    "said", ["", " ", ",", "Lisb", "Atlantis", "99", "9" * 5000, "-1", "\x00", "😀", "%", "l" * 1_000_000, "²"]
)
def test_what_nobody_is_called_is_no_city(cities: dict[str, City], said: str) -> None:
    assert search.resolve(said) is None


@pytest.mark.parametrize("said", ["Nuku'alofa", "Nuku’alofa", "Nuku‘alofa", "nuku`alofa", "Nuku´alofa"])
def test_every_apostrophe_is_the_same(cities: dict[str, City], said: str) -> None:
    found = search.resolve(said)

    assert found
    assert found.country_code == "TO"


@pytest.mark.parametrize(
    ("said", "region"),
    [
        ("Portland", "Oregon"),
        ("Portland, Maine", "Maine"),
        ("portland, me", "Maine"),
        ("Portland, OR", "Oregon"),
        ("Portland, M", "Maine"),
        ("Portland, Maine, United States", "Maine"),
        ("Portland, US, ME", "Maine"),
        ("Portland, Atlantis", "Oregon"),
    ],
)
def test_what_follows_the_comma_tells_namesakes_apart_as_far_as_it_can_be_read(
    cities: dict[str, City], said: str, region: str
) -> None:
    add_city("Portland", "portland", region="Maine", country_code="US", population=60_000)

    found = search.resolve(said)

    assert found
    assert found.region == region
    assert search.matching(said)[0].region == region


def test_namesakes_of_one_country_are_told_by_what_is_near(cities: dict[str, City]) -> None:
    add_city("Lisbon", "lisbon", near="Porto", country_code="PT", population=20_000)

    found = search.resolve("Lisbon, near Porto")

    assert found
    assert found.near == "Porto"


def test_the_code_comes_first_then_names_in_full_then_beginnings_then_other_names(cities: dict[str, City]) -> None:
    add_city("Portlandia", "portlandia", population=9_000_000)
    add_city("Elsewhere", "elsewhere", "portlands", population=8_000_000)
    add_city("Port", "port", population=16_000)
    add_city("Haven", "haven", "port", population=15_000)

    assert names(search.matching("PORT")) == ["Port", "Portlandia", "Portland", "Porto", "Haven", "Elsewhere"]
    assert names(search.matching("opo")) == ["Porto"]


def test_another_name_in_full_counts_as_much_as_the_beginning_of_a_primary_name(cities: dict[str, City]) -> None:
    add_city("Milanówek", "milanowek", population=16_000)
    add_city("Milan", "milan", "milano", population=1_300_000)

    assert names(search.matching("Milano")) == ["Milan", "Milanówek"]


def test_among_equals_a_chapter_comes_before_more_people(cities: dict[str, City]) -> None:
    paris, porto = cities["Paris"], cities["Porto"]
    porto.chapters = 1
    saved(porto)

    assert names(search.matching("p"))[:2] == ["Porto", paris.name]


def test_so_many_are_suggested_as_were_asked_for(cities: dict[str, City]) -> None:
    assert len(search.matching("p", 2)) == 2


@pytest.mark.parametrize("typed", ["", " ", "\x00", ",", "😀", "%", "_", "l" * 1_000_000])
def test_nothing_is_suggested_for_what_begins_no_name(cities: dict[str, City], typed: str) -> None:
    assert list(search.matching(typed)) == []


def test_a_wildcard_is_looked_for_as_it_stands(cities: dict[str, City]) -> None:
    add_city("100%", "100% city")

    assert names(search.matching("100%")) == ["100%"]
    assert names(search.matching("1%")) == []


def test_a_short_beginning_is_read_from_its_list(cities: dict[str, City]) -> None:
    many = [add_city(f"Lis{number}", f"lis{number}", population=10_000_000 + number) for number in range(10)]
    listed = [{"prefix": "lis", "position": place, "city_id": city.id} for place, city in enumerate(many[:10])]
    db.session.execute(insert(CityPrefix), listed)

    found = search.matching("lis")

    assert names(found)[0] == "Lisbon"
    assert names(found)[1:] == [f"Lis{number}" for number in range(9, 0, -1)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Lisbom", "Lisbon"),
        ("Lsibon", "Lisbon"),
        ("Porrto", "Porto"),
        ("xTokyo", "Tokyo"),
        ("Charlote, NC", "Charlotte"),
    ],
)
def test_a_wrong_name_is_like_the_one_that_was_meant(cities: dict[str, City], said: str, meant: str) -> None:
    assert names(search.closest(said))[0] == meant


def test_five_names_are_like_a_wrong_one_at_most(cities: dict[str, City]) -> None:
    for letter in "abcdefg":
        add_city(f"Lisbo{letter}", f"lisbo{letter}")

    assert len(search.closest("Lisbox")) == 5


@pytest.mark.parametrize("said", ["", "zz", "😀", "\x00", "qqqqqqq", "l" * 1_000_000])
def test_nothing_is_like_what_is_like_nothing(cities: dict[str, City], said: str) -> None:
    assert list(search.closest(said)) == []


def test_codes_stand_in_order_of_what_people_know(cities: dict[str, City]) -> None:
    found = search.codes_of([cities["Paris"].id, cities["Lisbon"].id])

    assert found == {cities["Paris"].id: ["PAR"], cities["Lisbon"].id: ["LIS"]}


def test_one_suggestion_and_fifty_cost_the_same(cities: dict[str, City], watch: Watch) -> None:
    with watch.statements() as for_one:
        search.matching("lisbon")
    for number in range(50):
        add_city(f"Lisbon {number}", f"lisbon {number}")

    with watch.statements() as for_fifty:
        search.matching("lisbo", 50)

    assert len(for_fifty) <= len(for_one) == 2


def add_city(name: str, *keys: str, **changed: object) -> City:
    """One more city, of 20,000 people in Portugal unless said otherwise."""
    given: dict[str, object] = {
        "country_code": "PT",
        "latitude": 39.0,
        "longitude": -8.0,
        "zone": "Europe/Lisbon",
        "population": 20_000,
    }
    number = db.session.query(City).count() - len(ROWS)
    city = saved(City(id=100 + number, name=name, **(given | changed)))
    for place, key in enumerate(keys):
        saved(CityName(city_id=city.id, key=key, rank=int(place > 0)))
    return city


def names(found: object) -> list[str]:
    """The names of cities, in order."""
    return [row.name for row in found]  # type: ignore[attr-defined]
