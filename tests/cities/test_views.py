"""Suggestions over HTTP."""

import json

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from cities.models import City
from tests.people import saved
from tests.watching import Watch


def test_a_suggestion_says_what_and_where_with_its_codes_and_the_chapter_there(
    client: FlaskClient, lisbon: Chapter
) -> None:
    answer = client.get("/cities?q=lisb")

    assert answer.mimetype == "application/json"
    assert json.loads(answer.text) == [
        {
            "id": 2267057,
            "name": "Lisbon",
            "region": "",
            "country": "Portugal",
            "codes": ["LIS"],
            "chapter": {"slug": "lisbon", "name": "Lisbon", "distance_km": 0},
        }
    ]


def test_a_city_without_a_chapter_names_the_nearest(client: FlaskClient, lisbon: Chapter) -> None:
    (porto,) = json.loads(client.get("/cities?q=porto").text)

    assert porto["chapter"] == {"slug": "lisbon", "name": "Lisbon", "distance_km": 273}


def test_a_club_without_chapters_names_none(client: FlaskClient, cities: dict[str, City]) -> None:
    (porto,) = json.loads(client.get("/cities?q=porto").text)

    assert porto["chapter"] is None


def test_the_state_tells_where_or_else_what_is_near(client: FlaskClient, cities: dict[str, City]) -> None:
    cities["Porto"].near = "Braga"
    saved(cities["Porto"])

    (charlotte,) = json.loads(client.get("/cities?q=charlotte").text)
    (porto,) = json.loads(client.get("/cities?q=porto").text)

    assert (charlotte["region"], porto["region"]) == ("North Carolina", "near Braga")


def test_no_more_come_than_were_asked_for(client: FlaskClient, cities: dict[str, City]) -> None:
    assert len(json.loads(client.get("/cities?q=p&limit=2").text)) == 2


@pytest.mark.parametrize("query", ["", "q=", "q=Atlantis", "q=%F0%9F%98%80", "q=%25", "q=,"])
def test_nothing_found_is_an_empty_list(client: FlaskClient, cities: dict[str, City], query: str) -> None:
    answer = client.get(f"/cities?{query}")

    assert answer.status_code == 200
    assert json.loads(answer.text) == []


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=11", "limit=-1", "limit=x", "limit=" + "9" * 500, "q=" + "l" * 101]
)
def test_fields_that_make_no_sense_are_refused_in_words(
    client: FlaskClient, cities: dict[str, City], query: str
) -> None:
    answer = client.get(f"/cities?{query}")

    assert answer.status_code == 400
    assert json.loads(answer.text)["error"].endswith(".")


def test_a_nul_is_refused(client: FlaskClient, cities: dict[str, City]) -> None:
    assert client.get("/cities?q=%00").status_code == 400


def test_suggestions_are_the_same_for_everybody_and_may_be_kept(client: FlaskClient, lisbon: Chapter) -> None:
    first = client.get("/cities?q=lisb")

    again = client.get("/cities?q=lisb", headers={"If-None-Match": first.headers["ETag"]})

    assert "public" in first.headers["Cache-Control"]
    assert "Set-Cookie" not in first.headers
    assert again.status_code == 304


def test_one_suggestion_and_ten_cost_the_same(client: FlaskClient, lisbon: Chapter, watch: Watch) -> None:
    with watch.statements() as for_one:
        client.get("/cities?q=tokyo")
    with watch.statements() as for_many:
        client.get("/cities?q=p&limit=10")

    assert len(for_many) <= len(for_one) <= 6
