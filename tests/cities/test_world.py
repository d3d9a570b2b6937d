"""The real gazetteer: 34,006 cities, each found by what people call it."""

import json

import pytest
from flask import Flask
from sqlalchemy import func, select

from chapters import operations
from cities import search
from cities.filling import importing, sources
from cities.filling.facts import Place
from cities.filling.grid import Grid
from cities.models import City, CityCode
from core.database import db, writing
from pages.demonstration.cities import all_of_them
from pages.demonstration.gazetteer import rows
from tests.watching import Watch


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lis", "Lisbon"),
        ("CGN", "Köln"),
        ("Koln", "Köln"),
        ("Köln", "Köln"),
        ("Cologne", "Köln"),
        ("NYC", "New York City"),
        ("new york", "New York City"),
        ("東京", "Tokyo"),
        ("Sao Paulo", "São Paulo"),
        ("São Paulo", "São Paulo"),
        ("LON", "London"),
        ("PAR", "Paris"),
        ("TYO", "Tokyo"),
        ("SEL", "Seoul"),
        ("ROM", "Rome"),
        ("MIL", "Milan"),
        ("Milano", "Milan"),
        ("Wien", "Vienna"),
        ("Москва", "Moscow"),
        ("Nuku'alofa", "Nuku‘alofa"),
        ("Nuku’alofa", "Nuku‘alofa"),
        ("Xi`an", "Xi’an"),
        ("Portland, ME", "Portland"),
        ("Washington, D.C.", "Washington"),
    ],
)
def test_what_people_type_finds_the_city_they_mean_first(world: Flask, typed: str, name: str) -> None:
    assert search.matching(typed, 7)[0].name == name


def test_every_chapter_of_the_demonstration_is_found_first_by_its_letters_and_by_its_name(world: Flask) -> None:
    wanted = all_of_them()
    with writing():
        chapters = [operations.found(city.id) for city in rows(wanted)]
    regions = {city.id: city.region for city in db.session.scalars(select(City).where(City.chapters > 0))}

    by_letters = {chapter.letters: search.matching(chapter.letters)[0].id for chapter in chapters}
    by_name = {
        chapter.slug: search.matching(f"{chapter.name}, {regions[chapter.city_id]}")[0].id for chapter in chapters
    }

    assert len(chapters) == len(wanted) >= 160
    assert by_letters == {chapter.letters: chapter.city_id for chapter in chapters}
    assert by_name == {chapter.slug: chapter.city_id for chapter in chapters}


def test_every_airport_within_sixty_km_of_a_city_finds_one(world: Flask, everywhere: list[Place]) -> None:
    grid = Grid(everywhere)
    reachable = {
        airport.code for airport in sources.airports() if next(grid.near(airport.latitude, airport.longitude, 60), None)
    }
    known = set(db.session.scalars(select(CityCode.code)))

    lost = [code for code in reachable - known if search.resolve(code) is None]

    assert len(reachable & known) > 5000
    assert lost == []


def test_all_of_it_is_there_once(world: Flask) -> None:
    assert db.session.scalar(select(func.count()).select_from(City)) == 34_006
    assert db.session.scalars(select(CityCode.code).where(CityCode.is_metropolitan)).all()[30:]
    assert importing.is_filled()


@pytest.mark.parametrize("typed", ["s", "sa", "san", "sant", "santa", "saint ", "lisbon"])
def test_a_suggestion_costs_two_statements_at_most(world: Flask, typed: str) -> None:
    with Watch(db.engines["reading"]).statements() as seen:
        found = search.matching(typed, 7)

    assert found
    assert len([statement for statement in seen if statement != "BEGIN"]) <= 2


def test_suggestions_answer_from_the_whole_world(world: Flask) -> None:
    answer = world.test_client().get("/cities?q=lis&limit=3")

    first = json.loads(answer.text)[0]
    assert (first["id"], first["name"], first["country"], first["codes"]) == (2267057, "Lisbon", "Portugal", ["LIS"])
