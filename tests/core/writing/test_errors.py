"""Error pages: in the product's look, with what happened and what to do, and without a database."""

import html5lib
import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from core.refusal import Refused, TooMany
from core.writing.errors import page
from tests.watching import Watch

HEADINGS = {
    400: "That could not be read",
    403: "This isn’t yours to open",
    404: "This page isn’t here",
    405: "That can’t be done here",
    410: "This page is gone",
    413: "That is too big",
    422: "That didn’t go through",
    429: "That was a lot at once",
    500: "Something broke at our end",
    503: "Back in a moment",
}


@pytest.fixture
def failing(committing: Flask) -> FlaskClient:
    """A client of an app where each address fails in its own way, as it does in the running product."""
    committing.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)

    def fail(error: Exception) -> str:
        raise error

    committing.add_url_rule("/fails/<int:code>", "status", abort)
    committing.add_url_rule("/refuses", "refuses", lambda: fail(Refused("Choose another day.")))
    committing.add_url_rule("/slows", "slows", lambda: fail(TooMany(30)))
    committing.add_url_rule("/breaks", "breaks", lambda: fail(ZeroDivisionError("a secret of ours")))
    committing.add_url_rule("/waits", "waits", lambda: fail(OperationalError("SELECT 1", {}, Exception("gone"))))
    return committing.test_client()


@pytest.mark.parametrize(("status", "heading"), HEADINGS.items())
def test_every_error_has_a_page_that_says_what_happened(app: Flask, status: int, heading: str) -> None:
    with app.test_request_context("/anything"):
        answer = page(status)

    html = answer.get_data(as_text=True)
    html5lib.HTMLParser(strict=True).parse(html)
    assert answer.status_code == status
    assert f"<h1>{heading}</h1>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="/"' in html


@pytest.mark.parametrize("status", HEADINGS)
def test_no_error_page_asks_the_database(app: Flask, watch: Watch, status: int) -> None:
    with app.test_request_context("/anything"), watch.statements() as seen:
        page(status)

    assert seen == []


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 422, 429, 503])
def test_a_view_that_gives_up_is_answered_with_its_page(failing: FlaskClient, status: int) -> None:
    answer = failing.get(f"/fails/{status}")

    assert answer.status_code == status
    assert HEADINGS[status] in answer.text


def test_a_page_that_is_not_there_offers_a_search(client: FlaskClient) -> None:
    answer = client.get("/nothing-here")

    assert answer.status_code == 404
    assert 'action="/chapters" role="search"' in answer.text


def test_a_wrong_method_is_told_which_ones_are_right(client: FlaskClient) -> None:
    answer = client.delete("/about")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_form_without_its_token_is_asked_to_be_sent_again(client: FlaskClient) -> None:
    answer = client.post("/sign-up")

    assert answer.status_code == 400
    assert "This form is from an earlier visit" in answer.text


def test_a_refusal_nobody_caught_is_told_in_its_own_words(failing: FlaskClient) -> None:
    answer = failing.get("/refuses")

    assert answer.status_code == 422
    assert "Choose another day." in answer.text


def test_too_many_are_told_when_to_come_back(failing: FlaskClient) -> None:
    answer = failing.get("/slows")

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "30"


def test_a_fault_of_ours_says_nothing_but_a_reference(failing: FlaskClient) -> None:
    answer = failing.get("/breaks")

    assert answer.status_code == 500
    assert "Reference " in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_a_database_that_does_not_answer_is_a_moment_to_wait(failing: FlaskClient) -> None:
    answer = failing.get("/waits")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Nothing you typed is lost" in answer.text


def test_an_error_page_is_never_kept(client: FlaskClient) -> None:
    answer = client.get("/nothing-here")

    assert answer.headers["Cache-Control"] == "private, no-store"
