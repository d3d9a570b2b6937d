"""How often one may say something to an event, and take the list of those coming away."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event
from members.models import Member
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event, add_member, add_role
from tests.signing_in import post, sign_in


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


def test_five_files_a_day_are_enough(alice: FlaskClient, event: Event) -> None:
    answers = [alice.get(f"/organise/events/{event.id}/attendees.csv").status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]
