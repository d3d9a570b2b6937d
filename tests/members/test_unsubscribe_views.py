"""Stopping mails from the mail itself."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from core.database import db
from core.tokens import signed
from members.models import Member
from members.unsubscribing import path
from tests.people import saved

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def link(app: Flask, bob: Member) -> str:
    """The address in a mail of news to Bob."""
    return path(bob.id, "news")


def wants(member: Member) -> tuple[bool, bool]:
    """Whether they want reminders and news."""
    row = db.session.execute(select(Member.wants_reminders, Member.wants_news).where(Member.id == member.id)).one()
    return (row[0], row[1])


def test_opening_the_link_changes_nothing(client: FlaskClient, bob: Member, link: str) -> None:
    page = client.get(link)

    assert page.status_code == 200
    assert "Stop these mails?" in page.text
    assert wants(bob) == (True, True)


def test_a_mail_program_stops_them_with_one_post_and_no_token(client: FlaskClient, bob: Member, link: str) -> None:
    answer = client.post(link, data=ONE_CLICK)

    assert answer.status_code == 200
    assert wants(bob) == (True, False)


def test_twice_is_once(client: FlaskClient, bob: Member, link: str) -> None:
    client.post(link, data=ONE_CLICK)

    assert client.post(link, data=ONE_CLICK).status_code == 200


def test_an_account_that_is_gone_is_no_error(client: FlaskClient, bob: Member, link: str) -> None:
    bob.deleted_at = bob.created_at
    saved(bob)

    assert client.post(link, data=ONE_CLICK).status_code == 200


@pytest.mark.parametrize("purpose", ["unsubscribe", "feed"])
def test_another_signature_or_kind_is_not_there(client: FlaskClient, bob: Member, purpose: str) -> None:
    text = signed(purpose, f"{bob.id}:everything")

    assert client.get(f"/unsubscribe/{text}").status_code == 404
    assert client.post(f"/unsubscribe/{text}x").status_code == 404
    assert client.post("/unsubscribe/x").status_code == 404
