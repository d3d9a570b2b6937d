"""Commands on chapters."""

import pytest
from flask import Flask

from chapters import queries
from cities.models import City
from tests.people import add_chapter


@pytest.mark.parametrize("said", ["Porto", "OPO", "2735943", "oporto"])
def test_a_chapter_is_founded_in_a_city_by_name_code_or_number(app: Flask, cities: dict[str, City], said: str) -> None:
    result = app.test_cli_runner().invoke(args=["chapters", "found", said])

    assert result.output == "Porto (OPO), Europe/Lisbon: /chapters/porto\n"
    found = queries.by_slug("porto")
    assert found
    assert found.city_name == "Porto"


def test_it_may_have_a_name_and_an_address_of_its_own(app: Flask, cities: dict[str, City]) -> None:
    args = ["chapters", "found", "Porto", "--name", "Ribeira", "--slug", "ribeira"]

    assert "/chapters/ribeira" in app.test_cli_runner().invoke(args=args).output


def test_an_unknown_city_is_said_in_a_line(app: Flask, cities: dict[str, City]) -> None:
    result = app.test_cli_runner().invoke(args=["chapters", "found", "Atlantis"])

    assert result.exit_code == 1
    assert result.output.startswith("We don’t know “Atlantis”.")


def test_what_is_refused_is_said_in_a_line(app: Flask, cities: dict[str, City]) -> None:
    add_chapter(cities["Porto"])

    result = app.test_cli_runner().invoke(args=["chapters", "found", "Porto"])

    assert result.exit_code == 1
    assert "Porto has a chapter called Porto already" in result.output
