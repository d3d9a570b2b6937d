"""How often an organiser may write to everybody."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import db, writing
from members.models import Member
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_member, add_role
from tests.signing_in import post, sign_in


@pytest.fixture
def alice(committing: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """The browser of an organiser of Lisbon, in an app that counts limits, on a database of its own."""
    monkeypatch.setitem(committing.config, "LIMITS_ARE_ON", True)
    with committing.app_context():
        with writing():
            lisbon: Chapter = add_chapter(add_cities()["Lisbon"])
            member: Member = add_member("Alice Ferreira", lisbon)
            add_role(member, lisbon)
        db.session.remove()
        return sign_in(committing.test_client(), member)


def test_the_fifth_announcement_of_a_day_is_refused(alice: FlaskClient) -> None:
    path = "/organise/lisbon/announcements/new"

    answers = [post(alice, path, subject=f"News {n}", body="Hello.", do="send").status_code for n in range(5)]

    assert answers == [303, 303, 303, 303, 429]
