"""`flask demo seed`: the whole demonstration on the whole gazetteer, and where it refuses."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from time import process_time

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

import cities.cli
from chapters.models import Chapter
from core.clock import standing_at
from core.database import db
from events.models import Event
from members import passwords
from members.signed_in import known
from pages.demonstration import cast, gazetteer
from pages.demonstration.cities import WRITTEN, all_of_them
from tests.conftest import NOON, app_on_a_copy
from tests.databases import Databases

#: What is made differs by database in nothing that `test_seeding.py` does not see on both.
pytestmark = pytest.mark.once


def said_by(app: Flask) -> Result:
    """What the command answers in a house of its own."""
    with app.app_context():
        return app.test_cli_runner().invoke(args=["demo", "seed"])


@pytest.fixture(scope="module")
def house(databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with the real gazetteer and the demonstration in it, made by the command."""
    with app_on_a_copy(databases, template, tmp_path_factory.mktemp("house")) as app:
        with app.app_context():
            cities.cli.run()
        began_at_seconds = process_time()
        with standing_at(NOON):
            done = said_by(app)
        app.config["TOOK_SECONDS"], app.config["SAID"] = process_time() - began_at_seconds, done.output
        yield app


def test_it_says_how_far_it_is_and_then_who_can_sign_in(house: Flask) -> None:
    said = house.config["SAID"].splitlines()

    assert said[0] == "  12 %"
    assert said[7] == "  100 %"
    assert "  alice@example.com  organises Lisbon" in said
    assert said[-1].startswith("with one press on the sign-in page, or with the password ")


def test_it_keeps_the_processor_busy_for_less_than_twenty_seconds(house: Flask) -> None:
    assert house.config["TOOK_SECONDS"] < 20


def test_the_password_it_tells_is_that_of_all_four(house: Flask) -> None:
    password = cast.password(house.extensions["settings"].secret_key)

    with house.app_context():
        found = [known(person.email) for person in cast.CAST]

    assert password in house.config["SAID"]
    assert len({person.password_hash for person in found if person}) == 1
    assert passwords.matches(found[0].password_hash if found[0] else None, password)


def test_every_city_of_the_list_is_in_the_gazetteer_under_the_name_meant(house: Flask) -> None:
    wanted = all_of_them()

    with house.app_context():
        rows = gazetteer.rows(wanted)

    assert [row.country_code for row in rows] == [where[:2] for _name, where in wanted]
    assert [row.name for row in rows[:12]] == [name for name, _where in WRITTEN]


def test_there_are_at_least_a_hundred_and_sixty_chapters_on_six_continents_and_few_rest(house: Flask) -> None:
    with house.app_context():
        chapters = db.session.scalar(select(func.count()).select_from(Chapter)) or 0
        meeting = db.session.scalar(
            select(func.count(Event.chapter_id.distinct())).where(
                Event.starts_at.between(NOON, NOON + timedelta(days=365))
            )
        )

    assert chapters >= 160
    assert meeting == chapters - 4


def test_a_house_where_somebody_lives_is_left_alone(house: Flask) -> None:
    again = said_by(house)

    assert again.exit_code == 1
    assert again.output == "Somebody has moved in already: the demonstration is for an empty house.\n"


def test_a_site_on_a_public_address_refuses(databases: Databases, template: str, tmp_path: Path) -> None:
    with app_on_a_copy(databases, template, tmp_path, base_url="https://club.example.org") as app:
        done = said_by(app)

    assert done.exit_code == 1
    assert done.output == "The demonstration is for this machine alone: BASE_URL is a public address.\n"


def test_a_house_without_cities_says_what_comes_first(databases: Databases, template: str, tmp_path: Path) -> None:
    with app_on_a_copy(databases, template, tmp_path) as app:
        done = said_by(app)

    assert done.output == "There are no cities yet. First: flask --app app cities import\n"
