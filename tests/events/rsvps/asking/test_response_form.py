"""Answering in the RSVP form: on the page, kept when refused, carried through signing up, changed later."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.database import db
from events.models import Event
from events.rsvps.asking import responses
from mail.models import Message
from members.models import Member
from tests.events.rsvps.asking.asked import ANSWERS, FACTS, answering, asking
from tests.events.rsvps.saying import going, state_of
from tests.people import saved
from tests.signing_in import post
from tests.watching import Watch

Browser = Callable[[Member], FlaskClient]
SENT = {"response-11": "Fish", "response-12": "Yes", "response-13": "=1+1, no nuts"}


def test_the_page_asks(signed_in: Browser, bob: Member, event: Event, address: str) -> None:
    asking(event)

    html = signed_in(bob).get(address).text

    assert "What do you eat?" in html
    assert "Only the hosts see what you answer." in html


def test_answers_are_sent_with_the_rsvp(signed_in: Browser, bob: Member, event: Event) -> None:
    asking(event)

    answer = post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", **SENT)

    assert answer.status_code == 303
    assert responses.own(event.id, bob.id) == ANSWERS


def test_what_is_missing_is_said_at_its_field_and_the_rest_is_kept(
    signed_in: Browser, bob: Member, event: Event
) -> None:
    asking(event)

    answer = post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", guests="1", **SENT | {"response-11": ""})

    assert answer.status_code == 422
    assert '<a href="#response-11">Answer “What do you eat?”</a>' in answer.text
    assert 'value="=1+1, no nuts"' in answer.text
    assert re.search(r'<input checked [^>]*name="response-12"[^>]* value="Yes">', answer.text)
    assert '<option value="1" selected>' in answer.text
    assert state_of(event, bob) is None


def test_who_is_asked_on_the_way_from_another_page_comes_back_there(
    signed_in: Browser, bob: Member, event: Event
) -> None:
    asking(event)
    sent = {"rsvp": "going", "next": "/trips/home"}

    asked = post(signed_in(bob), f"/events/{event.id}/rsvp", **sent, **SENT | {"response-11": ""})

    assert asked.status_code == 422
    assert '<input type="hidden" name="next" value="/trips/home">' in asked.text


def test_what_one_person_sent_is_shown_to_nobody_else(
    signed_in: Browser, bob: Member, carla: Member, event: Event, address: str
) -> None:
    asking(event)
    before = signed_in(carla).get(address).text

    refused = post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", guests="1", **SENT | {"response-11": ""})

    after = signed_in(carla).get(address).text
    assert "=1+1, no nuts" in refused.text
    assert "=1+1, no nuts" not in before + after
    assert '<option value="1" selected>' not in after


def test_maybe_and_no_are_asked_nothing(signed_in: Browser, bob: Member, event: Event) -> None:
    asking(event)

    assert (
        post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="maybe", **SENT | {"response-11": ""}).status_code == 303
    )


def test_answers_stand_in_the_form_and_are_changed_there(
    signed_in: Browser, bob: Member, event: Event, address: str
) -> None:
    answering(asking(event), bob)
    browser = signed_in(bob)
    html = browser.get(address).text
    assert 'value="=1+1, no nuts"' in html
    assert "Change guests and answers" in html

    post(browser, f"/events/{event.id}/rsvp", rsvp="going", **SENT | {"response-11": "No meat"})

    assert responses.own(event.id, bob.id)[11] == "No meat"


def test_who_sees_it_is_changed_without_answering_again(signed_in: Browser, bob: Member, event: Event) -> None:
    answering(asking(event), bob)

    post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", visibility="organisers")

    assert responses.own(event.id, bob.id) == ANSWERS


def test_a_page_that_is_older_than_the_questions_is_no_error(signed_in: Browser, bob: Member, event: Event) -> None:
    answer = post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", **SENT)

    assert answer.status_code == 303
    assert responses.own(event.id, bob.id) == {}


def test_a_stranger_sends_answers_to_the_page_to_sign_up_on(client: FlaskClient, event: Event, address: str) -> None:
    asking(event)

    html = client.get(address).text

    form = html[html.index('<form class="acts" action="/sign-up">') :]
    assert 'name="response-13"' in form[: form.index("</form>")]
    assert "csrf_token" not in html


def test_answers_survive_signing_up(client: FlaskClient, event: Event) -> None:
    asking(event)
    answer = post(client, f"/events/{event.id}/rsvp", rsvp="going", **SENT)
    assert parse_qs(urlsplit(answer.location).query)["response-13"] == ["=1+1, no nuts"]
    assert 'name="response-13" value="=1+1, no nuts"' in client.get(answer.location).text

    intent = {"event": str(event.id), "rsvp": "going", **SENT}
    post(client, "/sign-up", email="theo@example.com", name="Theo", next="/", **intent)
    theo = db.session.scalars(select(Member).where(Member.email == "theo@example.com")).one()
    assert responses.own(event.id, theo.id) == ANSWERS
    link = db.session.scalars(select(Message).where(Message.kind == "confirm_link")).one()
    post(client, "/sign-in/link", token=_token(link))

    assert state_of(event, theo) == "going"
    assert responses.own(event.id, theo.id) == ANSWERS


def test_who_signs_up_without_what_is_required_is_told_when_they_are_in(client: FlaskClient, event: Event) -> None:
    asking(event)
    post(client, "/sign-up", email="theo@example.com", name="Theo", next="/", event=str(event.id), rsvp="going")
    link = db.session.scalars(select(Message).where(Message.kind == "confirm_link")).one()

    answer = post(client, "/sign-in/link", token=_token(link))

    assert "Answer “What do you eat?”" in client.get(answer.location).text


@pytest.mark.parametrize("questions", [True, False])
def test_a_stranger_costs_no_further_query_whatever_is_asked(
    client: FlaskClient, event: Event, address: str, bob: Member, watch: Watch, questions: bool
) -> None:
    going(event, bob)
    event.questions = asking(event).questions if questions else []
    client.get(address)

    with watch.statements() as seen:
        client.get(address)

    assert len(seen) <= 4


@pytest.mark.parametrize("changed", [{"questions": FACTS}, {"needs_approval": True}, {"opens_before_days": 1}])
def test_a_chapters_page_offers_one_press_only_where_it_is_an_rsvp(
    client: FlaskClient, event: Event, bob: Member, signed_in: Browser, changed: dict[str, Any]
) -> None:
    for name, value in changed.items():
        setattr(event, name, value)
    saved(event)

    for browser in (client, signed_in(bob)):
        html = browser.get("/chapters/lisbon").text
        assert "See the event" in html
        assert 'value="going"' not in html


def _token(message: Message) -> str:
    return str(message.facts["token"])
