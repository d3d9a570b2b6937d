"""Filling the gazetteer."""

from collections.abc import Sequence

from sqlalchemy import select

from cities import search
from cities.filling import importing
from cities.filling.facts import Airport, Place
from cities.models import City, CityCode, CityName, CityPrefix, Country
from core.database import db, writing
from tests.cities.filling.places import airport, place
from tests.people import saved

LISBON = place(1, "Lisbon", "lisboa", population=500_000)
PORTO = place(2, "Porto", "oporto", latitude=2.0, population=200_000)


def fill(places: Sequence[Place], *airports: Airport) -> list[str]:
    """Fill the gazetteer; returns what was said."""
    said: list[str] = []
    with writing():
        importing.fill(places, airports, said.append)
    db.session.expire_all()
    return said


def test_cities_are_there_with_country_names_and_codes() -> None:
    fill([LISBON, PORTO], airport("LIS", "Lisbon"), airport("OPO", "Porto", latitude=2.0))

    found = search.resolve("oporto")

    assert found
    assert (found.name, found.country_name, found.code) == ("Porto", "Portugal", "OPO")
    assert db.session.scalars(select(Country.continent)).all() == ["Europe"]


def test_it_says_how_far_it_is() -> None:
    assert fill([LISBON], airport("LIS", "Lisbon")) == [
        "1 cities and 1 codes read",
        "Cities written",
        "Names and codes written",
        "Beginnings written",
    ]


def test_filling_twice_changes_nothing() -> None:
    fill([LISBON, PORTO], airport("LIS", "Lisbon"))
    before = everything()

    fill([LISBON, PORTO], airport("LIS", "Lisbon"))

    assert everything() == before


def test_a_city_keeps_its_chapters_and_takes_what_is_new() -> None:
    fill([LISBON])
    lisbon = db.session.get_one(City, 1)
    lisbon.chapters = 2
    saved(lisbon)

    fill([LISBON._replace(population=600_000, keys=("lisbon", "lissabon"))])

    lisbon = db.session.get_one(City, 1)
    assert (lisbon.chapters, lisbon.population) == (2, 600_000)
    assert search.resolve("lissabon")
    assert search.resolve("lisboa") is None


def test_a_city_that_is_listed_no_more_stays_and_is_found() -> None:
    fill([LISBON, PORTO], airport("OPO", "Porto", latitude=2.0))

    fill([LISBON])

    assert search.resolve("porto")
    assert search.resolve("OPO")


def test_beginnings_are_listed_with_chapters_first() -> None:
    many = [place(number, f"Lis{number:02}", population=100_000 - number) for number in range(1, 13)]
    fill(many)
    last = db.session.get_one(City, 12)
    last.chapters = 1
    saved(last)

    fill(many)

    listed = select(CityPrefix.city_id).where(CityPrefix.prefix == "lis").order_by(CityPrefix.position)
    assert db.session.scalars(listed).all() == [12, *range(1, 10)]


def test_what_is_near_tells_namesakes_apart() -> None:
    twin = place(3, "Lisbon", latitude=2.1, population=20_000)

    fill([LISBON, PORTO, twin])

    assert db.session.get_one(City, 3).near == "Porto"
    assert db.session.get_one(City, 1).near == ""


def test_it_is_known_whether_there_are_any() -> None:
    before = importing.is_filled()

    fill([LISBON])

    assert (before, importing.is_filled()) == (False, True)


def everything() -> list[list[tuple[object, ...]]]:
    """Every row of the gazetteer."""
    tables = (Country, City, CityName, CityCode, CityPrefix)
    return [sorted(tuple(row) for row in db.session.execute(select(*table.__table__.columns))) for table in tables]
