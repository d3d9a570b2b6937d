"""A member's own calendar, as a calendar program and its owner see it."""

import re

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core import clock
from core.database import db
from core.tokens import signed
from events.models import Event
from events.rsvps import rsvping
from members.models import Member
from tests.events.rsvps.saying import going, say
from tests.people import add_event
from tests.signing_in import post, sign_in

SETTINGS = "/me/settings/calendar"


def address_of(client: FlaskClient) -> str:
    """The address on the page of whoever is signed in, without the house's."""
    found = re.search(r"<code>http://localhost(/calendar/[^<]+)</code>", client.get(SETTINGS).text)
    assert found
    return found[1]


@pytest.fixture
def mine(client: FlaskClient, bob: Member) -> str:
    """The address of bob's calendar, which he has just made."""
    post(sign_in(client, bob), SETTINGS)
    return address_of(client)


def test_all_ones_rsvps_are_in_it_and_nothing_else(
    mine: str, client: FlaskClient, lisbon: Chapter, event: Event, bob: Member, alice: Member
) -> None:
    table, walk, other = (add_event(lisbon, title=title, capacity=1) for title in ("Table", "Walk", "Other"))
    going(event, bob)
    going(table, alice)
    going(table, bob)
    say(rsvping.maybe, walk.id, bob.id)
    say(rsvping.decline, other.id, bob.id)

    feed = client.get(mine)

    said = re.findall(r"(?:SUMMARY|STATUS):(\S[^\r]*)", feed.text)
    assert feed.mimetype == "text/calendar"
    assert {*zip(said[::2], said[1::2], strict=True)} == {
        ("October dinner", "CONFIRMED"),
        ("Table", "TENTATIVE"),
        ("Walk", "TENTATIVE"),
    }
    assert "You’re on the waitlist." in feed.text
    assert "Alice" not in feed.text


def test_it_needs_no_session_tells_no_referrer_and_is_kept_by_nobody(mine: str, client: FlaskClient) -> None:
    stranger = client.application.test_client()

    feed = stranger.get(mine)

    assert feed.status_code == 200
    assert feed.headers["Referrer-Policy"] == client.get(SETTINGS).headers["Referrer-Policy"] == "no-referrer"
    assert (feed.headers["Cache-Control"], feed.headers["X-Robots-Tag"]) == ("private, no-store", "noindex")


def test_a_new_address_ends_the_old_one(mine: str, client: FlaskClient) -> None:
    post(client, SETTINGS)

    assert (client.get(mine).status_code, client.get(address_of(client)).status_code) == (404, 200)


def test_an_address_that_is_taken_away_leads_nowhere(mine: str, client: FlaskClient) -> None:
    assert post(client, f"{SETTINGS}/withdrawal").status_code == 303

    assert client.get(mine).status_code == 404
    assert "Make an address" in client.get(SETTINGS).text


def test_of_a_closed_account_there_is_no_calendar(mine: str, client: FlaskClient, bob: Member) -> None:
    bob.banned_at = clock.now()
    db.session.add(bob)
    db.session.commit()

    assert client.get(mine).status_code == 404


@pytest.mark.parametrize("token", ["x", "9" * 3000, "InNvbWV0aGluZyI.x"])
def test_what_nobody_signed_is_not_there(client: FlaskClient, token: str) -> None:
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_a_signature_for_something_else_opens_no_calendar(mine: str, client: FlaskClient) -> None:
    assert client.get(f"/calendar/{signed('unsubscribe', '1:news')}.ics").status_code == 404
