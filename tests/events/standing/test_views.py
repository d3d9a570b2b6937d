"""Count me in every time, as members press it: on the page of the series, on a date's page, and among their RSVPs."""

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from events.models import Series
from events.rsvps.models import RsvpState
from events.standing import jobs
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import events_of
from tests.events.rsvps.saying import going
from tests.events.standing.standing import DATES, said_by, stand, standing_in, table_of
from tests.people import add_member
from tests.signing_in import post, sign_in


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Series:
    """Lisbon's third Thursdays."""
    return table_of(lisbon, alice)


def page_of(table: Series, number: int = 0) -> str:
    """The address of a date."""
    event = events_of(table.id)[number]
    return f"/events/{event.id}-{event.slug}"


def test_one_press_goes_through_six_dates_at_once_and_the_job_through_the_others(
    client: FlaskClient, table: Series, bob: Member
) -> None:
    answer = post(sign_in(client, bob), f"/series/{table.id}/rsvp", guests="1")

    assert (answer.status_code, answer.location) == (303, f"/series/{table.id}")
    assert said_by(bob, table) == [RsvpState.GOING] * 6 + [None] * (DATES - 6)
    jobs.carry_standing()
    assert said_by(bob, table) == [RsvpState.GOING] * DATES
    html = client.get(f"/series/{table.id}").text
    assert "You’re in every time" in html
    assert html.count("Skip this one") == 6


def test_pressed_on_a_date_it_comes_back_to_that_date_and_says_so(
    client: FlaskClient, table: Series, bob: Member
) -> None:
    to = page_of(table)
    assert "Count me in every time" in sign_in(client, bob).get(to).text

    answer = post(client, f"/series/{table.id}/rsvp", guests="0", next=to, seen="open")

    assert answer.location == to
    assert "You’re going, as every time" in client.get(to).text


def test_skipping_a_date_is_one_press_and_so_is_undoing_it(client: FlaskClient, table: Series, bob: Member) -> None:
    stand(table, bob)
    to = page_of(table)
    event = events_of(table.id)[0]

    post(sign_in(client, bob), f"/events/{event.id}/rsvp", rsvp="declined")
    assert "You’re skipping this one" in client.get(to).text
    assert "You’re skipping this one" not in client.get(page_of(table, 1)).text
    post(client, f"/events/{event.id}/rsvp", rsvp="going")

    assert "You’re going, as every time" in client.get(to).text


def test_among_ones_rsvps_stands_what_one_is_in_every_time(client: FlaskClient, table: Series, bob: Member) -> None:
    stand(table, bob)

    html = sign_in(client, bob).get("/me/events").text

    assert f'<a href="/series/{table.id}">Thursday Table</a>, Lisbon' in html
    assert "you’re down for 12 dates to come" in html
    assert html.count("Skip this one") == DATES


@pytest.mark.parametrize(
    ("dates", "state", "words"),
    [
        ("keep", RsvpState.GOING, "What you hold on dates to come stays yours"),
        ("give_back", RsvpState.WITHDRAWN, "given your place back on 11 dates"),
    ],
)
def test_ending_it_asks_what_becomes_of_the_dates_to_come(
    client: FlaskClient,
    table: Series,
    bob: Member,
    clock: StandingClock,
    dates: str,
    state: RsvpState,
    words: str,
) -> None:
    own = events_of(table.id)[0]
    going(own, bob)
    clock.forward(minutes=1)
    stand(table, bob)
    assert "on 11 dates to come" in sign_in(client, bob).get(f"/series/{table.id}").text

    answer = post(client, f"/series/{table.id}/rsvp/withdrawal", dates=dates)

    assert words in client.get(answer.location or "").text
    assert standing_in(table.id) == set()
    assert said_by(bob, table) == [RsvpState.GOING] + [state] * (DATES - 1)


def test_a_stranger_signs_up_first_and_comes_back_to_the_series(client: FlaskClient, table: Series) -> None:
    answer = post(client, f"/series/{table.id}/rsvp")

    assert (answer.status_code, answer.location) == (303, f"/sign-up?next=/series/{table.id}")


def test_what_is_refused_is_the_page_again_with_the_input_kept(client: FlaskClient, table: Series, bob: Member) -> None:
    answer = post(sign_in(client, bob), f"/series/{table.id}/rsvp", guests="4")

    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert "You can bring 2 guests at most" in answer.text


def test_an_address_nobody_confirmed_is_told_what_to_press(client: FlaskClient, table: Series) -> None:
    eve = add_member("Eve Okoro", confirmed_at=None)

    answer = post(sign_in(client, eve), f"/series/{table.id}/rsvp")

    assert answer.status_code == 422
    assert "Press the link we mailed you first" in answer.text


def test_on_full_dates_it_says_at_once_that_one_waits(
    client: FlaskClient, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    table = table_of(lisbon, alice, capacity=1)
    for event in events_of(table.id)[:2]:
        going(event, alice)

    answer = post(sign_in(client, bob), f"/series/{table.id}/rsvp")

    html = client.get(answer.location or "").text
    assert "On 2 of the next dates you wait for a place." in html
    assert html.count("You’re waiting") == 2


def test_unknown_and_hidden_series_are_not_there(
    client: FlaskClient, table: Series, lisbon: Chapter, bob: Member
) -> None:
    sign_in(client, bob)

    assert post(client, "/series/999/rsvp").status_code == 404
    assert post(client, "/series/999/rsvp/withdrawal").status_code == 404
