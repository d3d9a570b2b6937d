"""Blocking from a member's page, from a list, and the page on which it is undone."""

import pytest
from flask.testing import FlaskClient

from events.models import Event
from members.blocking import queries
from members.models import Member
from tests.events.rsvps.saying import going
from tests.signing_in import post, sign_in

BLOCKS = "/me/settings/blocks"


def test_a_block_leads_back_to_where_it_was_pressed_and_is_undone_there(
    client: FlaskClient, bob: Member, carla: Member
) -> None:
    page = f"/members/{bob.key}"
    sign_in(client, carla)

    answer = post(client, BLOCKS, member=bob.key, next=page)

    assert (answer.status_code, answer.location) == (303, page)
    shown = client.get(page).text
    assert "You’ve blocked Bob Tavares. They aren’t told." in shown
    assert 'action="/me/settings/blocks/withdrawal"' in shown


def test_the_settings_list_whom_one_blocked_and_let_it_be_undone(
    client: FlaskClient, bob: Member, carla: Member
) -> None:
    sign_in(client, carla)
    post(client, BLOCKS, member=bob.key)
    before = client.get(BLOCKS).text

    answer = post(client, f"{BLOCKS}/withdrawal", member=bob.key)

    assert "<bdi>Bob Tavares</bdi>" in before
    assert (answer.status_code, answer.location) == (303, BLOCKS)
    assert queries.blocked_by(carla.id) == []


def test_the_list_of_who_is_coming_offers_all_but_oneself(
    client: FlaskClient, event: Event, bob: Member, carla: Member
) -> None:
    going(event, bob)
    going(event, carla)

    page = sign_in(client, carla).get(f"/events/{event.id}/attendees").text

    assert f'<option value="{bob.key}">Bob Tavares</option>' in page
    assert f'<option value="{carla.key}">' not in page


@pytest.mark.parametrize("member", ["", "zzzzzzzzzzzz", "far too long to be a key"])
def test_who_is_not_there_is_refused_in_words(client: FlaskClient, carla: Member, member: str) -> None:
    answer = post(sign_in(client, carla), BLOCKS, member=member)

    assert answer.status_code == 422
    assert "There is a problem" in answer.text


def test_one_has_no_button_to_block_oneself(client: FlaskClient, carla: Member) -> None:
    assert "Block" not in sign_in(client, carla).get(f"/members/{carla.key}").text
