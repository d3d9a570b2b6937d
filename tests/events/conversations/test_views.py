"""Commenting on an event, with and without an account."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from events.models import Event
from members.models import Member
from tests.signing_in import post, sign_in
from tests.watching import Watch

Browsers = Callable[[], FlaskClient]


@pytest.fixture
def address(event: Event) -> str:
    """Where the event is read."""
    return f"/events/{event.id}-{event.slug}"


def test_a_member_comments_and_another_answers(
    another_client: Browsers, event: Event, address: str, alice: Member
) -> None:
    browser = sign_in(another_client(), alice)
    path = f"/events/{event.id}/comments"

    first = post(browser, path, body="Bring a *book*.")
    number = first.headers["Location"].rpartition("-")[2]
    post(browser, path, body="Any book.", parent=number)

    page = browser.get(address).text
    assert (first.status_code, first.headers["Location"]) == (303, f"{address}#c-{number}")
    assert "<p>Bring a <em>book</em>.</p>" in page and "Any book." in page and "2 comments" in page


def test_a_stranger_is_told_how_much_is_said_and_by_nobodys_name(
    client: FlaskClient, another_client: Browsers, event: Event, address: str, alice: Member
) -> None:
    post(sign_in(another_client(), alice), f"/events/{event.id}/comments", body="Bring a book.")

    page = client.get(address).text

    assert "1 comment<" in page and "Sign in to read it and to write" in page
    assert "Bring a book." not in page and "Alice" not in page
    assert post(client, f"/events/{event.id}/comments", body="x").headers["Location"].startswith("/sign-in")


def test_a_refused_comment_keeps_its_words_under_the_event(client: FlaskClient, event: Event, bob: Member) -> None:
    browser = sign_in(client, bob)

    empty = post(browser, f"/events/{event.id}/comments", body="")
    stray = post(browser, f"/events/{event.id}/comments", body="To nobody", parent="404")

    assert (empty.status_code, stray.status_code) == (422, 422)
    assert "<title>Error: October dinner" in empty.text and "Write something first" in empty.text
    assert "To nobody" in stray.text and 'id="rsvp"' in stray.text


def test_a_first_comment_waits_for_the_hosts(
    another_client: Browsers, event: Event, address: str, alice: Member, bob: Member, carla: Member
) -> None:
    host, writer, other = (sign_in(another_client(), member) for member in (alice, bob, carla))

    post(writer, f"/events/{event.id}/comments", body="Is there parking?")

    own = writer.get(address).text
    assert "Is there parking?" in own and "No comments yet" not in own
    assert "Is there parking?" not in other.get(address).text
    assert "Is there parking?" in host.get("/organise/comments").text


def test_nothing_is_said_about_an_unknown_event(client: FlaskClient, bob: Member) -> None:
    assert post(sign_in(client, bob), "/events/404/comments", body="x").status_code == 404


def test_the_event_costs_a_reader_two_more_questions_however_much_is_said(
    client: FlaskClient, event: Event, address: str, alice: Member, watch: Watch
) -> None:
    browser = sign_in(client, alice)
    counts = []
    for number in range(3):
        with watch.statements() as seen:
            browser.get(address)
        counts.append(len(seen))
        post(browser, f"/events/{event.id}/comments", body=f"Number {number}")

    assert counts[1] == counts[2] == counts[0] + 2
