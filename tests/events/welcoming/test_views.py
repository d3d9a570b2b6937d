"""What an event's page says of greeting, to whom, and the line that a greeter writes on it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from events.models import Event
from members.models import Member
from tests.events.rsvps.saying import going
from tests.events.welcoming.greeting import comes, greets, match
from tests.signing_in import post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]


@pytest.fixture
def dinner(event: Event, alice: Member, bob: Member, carla: Member) -> Event:
    """Bob greets Carla, who visits for the first time."""
    greets(event, bob, organiser=alice)
    comes(event, carla)
    match(event)
    return event


def test_both_are_told_of_each_other(
    dinner: Event, bob: Member, carla: Member, signed_in: SignedIn, address: str
) -> None:
    greeter, newcomer = signed_in(bob).get(address).text, signed_in(carla).get(address).text

    assert "<h2>You greet</h2>" in greeter
    assert "First time" in greeter
    assert "Visiting from Charlotte" in greeter
    assert "<h2>Somebody greets you</h2>" in newcomer
    assert "Ask for them at the door." in newcomer


def test_nobody_else_is_told(
    dinner: Event, alice: Member, dan: Member, client: FlaskClient, signed_in: SignedIn, address: str
) -> None:
    going(dinner, dan)

    for page in (client.get(address).text, signed_in(alice).get(address).text, signed_in(dan).get(address).text):
        assert 'id="greeter"' not in page


def test_a_line_says_where_they_find_each_other(
    dinner: Event, bob: Member, carla: Member, signed_in: SignedIn, address: str
) -> None:
    answer = post(signed_in(bob), f"/events/{dinner.id}/greeter", spot="By the door, in a red scarf")

    assert (answer.status_code, answer.location) == (303, f"{address}#greeter")
    assert "“By the door, in a red scarf”" in signed_in(carla).get(address).text
    assert 'value="By the door, in a red scarf"' in signed_in(bob).get(address).text


@pytest.mark.parametrize("spot", ["x" * 141, "By the\x00door"])
def test_a_line_that_is_too_long_or_no_text_is_refused_and_kept(
    dinner: Event, bob: Member, signed_in: SignedIn, spot: str
) -> None:
    answer = post(signed_in(bob), f"/events/{dinner.id}/greeter", spot=spot)

    assert answer.status_code == 422
    assert 'id="spot-error"' in answer.text


def test_who_does_not_greet_is_refused(dinner: Event, carla: Member, signed_in: SignedIn) -> None:
    answer = post(signed_in(carla), f"/events/{dinner.id}/greeter", spot="Here")

    assert answer.status_code == 422
    assert "Somebody else greets now." in answer.text


def test_a_greeter_without_anybody_is_told_whom_they_will_greet(
    event: Event, alice: Member, bob: Member, signed_in: SignedIn, address: str
) -> None:
    greets(event, bob, organiser=alice)

    assert "Nobody so far." in signed_in(bob).get(address).text


def test_an_event_without_greeters_asks_nothing(
    event: Event, bob: Member, signed_in: SignedIn, address: str, watch: Watch
) -> None:
    going(event, bob)
    client = signed_in(bob)

    with watch.statements() as seen:
        client.get(address)

    assert not [statement for statement in seen if "welcome" in statement.split("FROM")[-1]]
