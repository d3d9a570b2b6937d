"""How often one may say something to an event, and take the list of those coming away."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event
from events.rsvps.models import Rsvp, RsvpState
from mail.models import Message
from members import passwords
from members.models import Member
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_member, add_role
from tests.signing_in import post, sign_in

PASSWORD = "a lamp beside the window"


@pytest.fixture
def event(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> Event:
    """An event in an app that counts limits, on a database of its own."""
    monkeypatch.setitem(committing.config, "LIMITS_ARE_ON", True)
    with committing.app_context(), writing():
        return add_event(add_chapter(add_cities()["Lisbon"]))


@pytest.fixture
def alice(committing: Flask, event: Event) -> FlaskClient:
    """The browser of an organiser."""
    with committing.app_context():
        with writing():
            member: Member = add_member("Alice Ferreira")
            add_role(member, db.session.get_one(Chapter, event.chapter_id))
        db.session.remove()
        return sign_in(committing.test_client(), member)


def test_thirty_rsvps_a_minute_are_enough(alice: FlaskClient, event: Event) -> None:
    answers = [post(alice, f"/events/{event.id}/rsvp", rsvp="maybe").status_code for _ in range(31)]

    assert answers == [303] * 30 + [429]


def test_ten_times_a_day_one_says_that_one_is_going_and_takes_it_back_as_often_as_one_likes(
    alice: FlaskClient, event: Event
) -> None:
    said = [
        (post(alice, f"/events/{event.id}/rsvp", rsvp="going").status_code, _taken_back(alice, event))
        for _ in range(11)
    ]

    assert said == [(303, 303)] * 10 + [(429, 303)]


def test_what_is_said_in_signing_in_counts_as_well(alice: FlaskClient, committing: Flask, event: Event) -> None:
    with committing.app_context(), writing():
        eve = add_member("Eve", password_hash=passwords.hashed(PASSWORD))
    fields = {"email": eve.email, "password": PASSWORD, "event": event.id, "rsvp": "going"}

    answers = [post(committing.test_client(), "/sign-in", **fields).status_code for _ in range(11)]

    assert answers == [303] * 10 + [429]


def test_five_files_a_day_are_enough(alice: FlaskClient, event: Event) -> None:
    answers = [alice.get(f"/organise/events/{event.id}/attendees.csv").status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_forty_people_on_one_network_sign_up_and_are_going_within_ten_minutes(committing: Flask, event: Event) -> None:
    says = {"next": f"/events/{event.id}", "event": event.id, "rsvp": "going"}
    for number in range(40):
        answer = post(committing.test_client(), "/sign-up", name="New", email=f"new{number}@example.com", **says)
        assert answer.status_code == 303
    with committing.app_context():
        tokens = [facts["token"] for facts in db.session.scalars(select(Message.facts).order_by(Message.id))]

    pressed = [post(committing.test_client(), "/sign-in/link", token=token).status_code for token in tokens]

    assert pressed == [303] * 40
    with committing.app_context():
        said = db.session.scalars(select(Rsvp.state).where(Rsvp.held_until.is_(None))).all()
    assert (said.count(RsvpState.GOING), said.count(RsvpState.WAITING)) == (10, 30)


def test_forty_people_on_one_network_press_at_the_event(committing: Flask, event: Event) -> None:
    with committing.app_context():
        with writing():
            people = [add_member(f"Member {number}") for number in range(40)]
        db.session.remove()
        browsers = [sign_in(committing.test_client(), member) for member in people]

    answers = [post(browser, f"/events/{event.id}/rsvp", rsvp="going").status_code for browser in browsers]

    assert answers == [303] * 40


def _taken_back(browser: FlaskClient, event: Event) -> int:
    return post(browser, f"/events/{event.id}/rsvp/withdrawal").status_code
