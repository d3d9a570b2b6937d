"""Stopping mail about one conversation from the mail itself."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from comments.models import Mute, Thread
from comments.telling.stopping import path
from core.database import db
from members.models import Member
from tests.people import saved

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def link(thread: Thread, bob: Member) -> str:
    """The address in a mail to Bob."""
    return path(bob.id, thread.id)


def muted() -> list[tuple[int, int]]:
    """Who wants no mail about what."""
    return [(row[0], row[1]) for row in db.session.execute(select(Mute.thread_id, Mute.member_id))]


def test_opening_the_link_changes_nothing(client: FlaskClient, link: str) -> None:
    page = client.get(link)

    assert "Stop these mails?" in page.text and "What a name badge knows" in page.text
    assert muted() == []


def test_a_mail_program_stops_them_with_one_post_and_no_token(
    client: FlaskClient, link: str, thread: Thread, bob: Member
) -> None:
    pair = (thread.id, bob.id)

    answers = [client.post(link, data=ONE_CLICK).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert muted() == [pair]


def test_an_account_that_is_gone_is_no_error(client: FlaskClient, bob: Member, link: str) -> None:
    bob.deleted_at = bob.created_at
    saved(bob)

    assert client.post(link, data=ONE_CLICK).status_code == 200


def test_an_address_that_is_not_ours_is_not_there(client: FlaskClient, bob: Member) -> None:
    assert client.get("/comments/stop/x").status_code == 404
    assert client.post(path(bob.id, 404), data=ONE_CLICK).status_code == 404
