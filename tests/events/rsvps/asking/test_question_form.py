"""What an organiser writes of the questions, in both forms, and how it is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.database import db
from events.models import Event, Series
from events.rsvps.asking import questions, responses
from events.rsvps.asking.questions import Kind
from members.models import Member
from tests.events.rsvps.asking.asked import ANSWERS, answering, asking
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
NEW = "/organise/lisbon/events/new"
SAID = {
    "title": "Thursday Table",
    "repeats": "monthly_by_weekday",
    "nth": "3",
    "weekdays": "TH",
    "starts_on": "2026-10-07",
    "starts_at": "18:30",
    "ends_at": "21:00",
    "do": "publish",
}
DISH = {
    "question-1": "What do you eat?",
    "question-1-kind": "choice",
    "question-1-choices": "Fish\r\n\r\n No meat ",
    "question-1-required": "y",
}
EDIT = {"title": "October dinner", "starts_on": "2026-10-14", "starts_at": "19:00", "ends_at": "21:30"}


def test_a_series_is_scheduled_with_its_questions(signed_in: Browser, alice: Member) -> None:
    answer = post(signed_in(alice), NEW, **SAID | DISH | {"question-3": "Need a lift?", "question-3-kind": "yes_no"})

    assert answer.status_code == 303
    dish, lift = questions.of(db.session.scalars(select(Series.questions)).one())
    assert (dish.words, dish.kind, dish.choices, dish.is_required) == (
        "What do you eat?",
        Kind.CHOICE,
        ("Fish", "No meat"),
        True,
    )
    assert (lift.words, lift.kind, lift.choices, lift.is_required) == ("Need a lift?", Kind.YES_NO, (), False)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"question-1-choices": "Fish"}, "Write 2 to 10 choices, each in a line of its own"),
        ({"question-1-choices": "\n".join("abcdefghijk")}, "Write 2 to 10 choices, each in a line of its own"),
        ({"question-1-choices": "Fish\nfish"}, "Write each choice once"),
        ({"question-1-choices": "Fish\n" + "x" * 61}, "Write choices of 60 characters at most"),
        ({"question-1": ""}, "Write the question that these are the choices of"),
        ({"question-1": "x" * 121}, "This is too long: at most 120 characters"),
        ({"question-1-kind": "essay"}, "Choose how people answer"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field_and_kept(
    signed_in: Browser, alice: Member, sent: dict[str, Any], words: str
) -> None:
    answer = post(signed_in(alice), NEW, **SAID | DISH | sent)

    assert answer.status_code == 422
    assert words in answer.text
    assert '<details class="more" open>' in answer.text
    assert 'value="Thursday Table"' in answer.text
    assert db.session.scalars(select(Series)).all() == []


def test_a_date_begins_with_what_it_asks_and_is_saved_as_it_stands(
    signed_in: Browser, alice: Member, bob: Member, event: Event
) -> None:
    answering(asking(event), bob)
    before = list(event.questions)
    browser = signed_in(alice)
    html = browser.get(f"/events/{event.id}/edit").text
    assert 'name="question-1-id" type="hidden" value="11"' in html
    slots = {"question-2": "Do you need a lift?", "question-2-kind": "yes_no", "question-2-id": "12"}
    slots |= {"question-3": "Anything else?", "question-3-kind": "text", "question-3-id": "13"}

    answer = post(browser, f"/events/{event.id}/edit", **EDIT | DISH | {"question-1-id": "11"} | slots)

    assert answer.status_code == 303
    assert db.session.scalars(select(Event.questions).where(Event.id == event.id)).one() == before
    assert responses.own(event.id, bob.id) == ANSWERS


def test_an_emptied_question_is_asked_no_more(signed_in: Browser, alice: Member, event: Event) -> None:
    asking(event)

    post(signed_in(alice), f"/events/{event.id}/edit", **EDIT | {"question-1": "", "question-1-id": "11"})

    assert db.session.scalars(select(Event.questions).where(Event.id == event.id)).one() == []


@pytest.mark.parametrize("id_", ["", "0", "x", "²", "99999999999999999999", "12"])
def test_an_id_that_somebody_made_up_is_none(signed_in: Browser, alice: Member, event: Event, id_: str) -> None:
    asking(event)

    answer = post(signed_in(alice), f"/events/{event.id}/edit", **EDIT | DISH | {"question-1-id": id_})

    assert answer.status_code == 303
    [asked] = db.session.scalars(select(Event.questions).where(Event.id == event.id)).one()
    assert asked["id"] not in (11, 12)
