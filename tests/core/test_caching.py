"""Pages kept for readers without a session."""

from collections.abc import Iterator
from itertools import count

import pytest
from flask import Flask, session
from flask.testing import FlaskClient

from core import caching
from core.database import touched, writing
from tests.conftest import app_on_a_copy
from tests.databases import Databases


@pytest.fixture(scope="module")
def app(databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app of this module's own, with four pages that say how often they were built."""
    with app_on_a_copy(databases, template, tmp_path_factory.mktemp("data")) as app:
        builds = count(1)

        def build(slug: str) -> str:
            return f"{slug} {next(builds)}"

        app.add_url_rule(
            "/try/kept/<slug>",
            "try_kept",
            caching.kept("site", "try:{slug}", query=("page",))(build),
        )
        app.add_url_rule("/try/touching", "try_touching", caching.kept("site")(_touching))
        app.add_url_rule("/try/private", "try_private", lambda: f"private {next(builds)}")
        yield app


def _touching() -> str:
    return str(session.get("seen"))


def test_a_kept_page_is_built_once(app: Flask, client: FlaskClient) -> None:
    first = client.get("/try/kept/a").text

    assert client.get("/try/kept/a").text == first


def test_a_page_is_built_anew_when_its_scope_was_touched(app: Flask, client: FlaskClient) -> None:
    first = client.get("/try/kept/b").text
    with writing():
        touched("try:b")

    assert client.get("/try/kept/b").text != first


def test_a_page_outlives_a_touch_of_another_scope(app: Flask, client: FlaskClient) -> None:
    first = client.get("/try/kept/c").text
    with writing():
        touched("try:other")

    assert client.get("/try/kept/c").text == first


def test_pages_are_kept_apart_by_query_and_by_looks(app: Flask, client: FlaskClient) -> None:
    plain = client.get("/try/kept/d").text
    second = client.get("/try/kept/d?page=2").text
    client.set_cookie("theme", "dark")

    assert len({plain, second, client.get("/try/kept/d").text}) == 3


def test_a_page_with_a_field_nobody_reads_is_not_kept(app: Flask, client: FlaskClient) -> None:
    first = client.get("/try/kept/e?utm=1").text

    assert client.get("/try/kept/e?utm=1").text != first


def test_a_page_grows_old_with_the_slot_of_five_minutes(app: Flask, client: FlaskClient, clock: object) -> None:
    first = client.get("/try/kept/f").text
    clock.forward(minutes=6)  # type: ignore[attr-defined]

    assert client.get("/try/kept/f").text != first


def test_a_reader_with_a_session_is_given_a_page_of_their_own(app: Flask, client: FlaskClient) -> None:
    kept = client.get("/try/kept/g").text
    client.set_cookie("session", "anything")

    answer = client.get("/try/kept/g")

    assert answer.text != kept
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_kept_page_is_shared_and_known_by_its_etag(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/try/kept/h")

    again = client.get("/try/kept/h", headers={"If-None-Match": answer.headers["ETag"]})

    assert "public" in answer.headers["Cache-Control"] and "Set-Cookie" not in answer.headers
    assert again.status_code == 304 and again.data == b""


def test_a_kept_page_that_touches_the_session_of_a_stranger_raises(app: Flask, client: FlaskClient) -> None:
    with pytest.raises(RuntimeError, match="touched the session"):
        client.get("/try/touching")


def test_any_other_page_is_private(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/try/private")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_a_page_that_was_just_built_is_not_built_again_within_the_second(app: Flask, client: FlaskClient) -> None:
    app.config["PAGES_REBUILT_AFTER_SECONDS"] = 3600
    first = client.get("/try/kept/i").text
    with writing():
        touched("site")

    assert client.get("/try/kept/i").text == first
    app.config["PAGES_REBUILT_AFTER_SECONDS"] = 0


def test_facts_are_found_once_in_a_version(app: Flask) -> None:
    found = count(1)
    before = caching.version_of("site")

    first, again = (caching.remembered(before, ("facts",), lambda: next(found)) for _ in range(2))

    assert (first, again) == (1, 1)


def test_facts_are_found_anew_in_another_version_and_under_another_key(app: Flask) -> None:
    found = count(1)
    before = caching.version_of("site")
    caching.remembered(before, ("facts",), lambda: next(found))
    with writing():
        touched("site")

    assert caching.remembered(caching.version_of("site"), ("facts",), lambda: next(found)) == 2
    assert caching.remembered(caching.version_of("site"), ("others",), lambda: next(found)) == 3


def test_what_was_read_least_recently_is_forgotten_first() -> None:
    shelf = caching.Shelf[str](2)
    shelf.keep(("a",), "first")
    shelf.keep(("b",), "second")
    shelf.read(("a",))

    shelf.keep(("c",), "third")

    assert (shelf.read(("a",)), shelf.read(("b",)), shelf.read(("c",))) == ("first", None, "third")


def test_a_question_mark_in_a_path_is_not_the_one_before_a_query(app: Flask, client: FlaskClient) -> None:
    forged = client.get("/try/kept/k%3Fpage=2").text

    assert client.get("/try/kept/k?page=2?").text != forged
    assert client.get("/try/kept/k?page=2?").text.startswith("k ")
