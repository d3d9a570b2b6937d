"""What is counted when people sign up and in, on one network with many people and from one with bad intentions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core.clock import now
from core.database import db
from core.tokens import fresh_key
from mail.models import Message
from members import passwords
from members.models import Member, Session
from tests.conftest import app_on_a_copy
from tests.databases import Databases
from tests.signing_in import post

PASSWORD = "a lamp beside the window"
FORTY = range(40)


@pytest.fixture
def counting(databases: Databases, template: str, tmp_path: Path) -> Iterator[Flask]:
    """An app that counts limits, on a database of its own, with forty people who have one password."""
    with app_on_a_copy(databases, template, tmp_path, rate_limits=True) as app:
        with app.app_context():
            password_hash = passwords.hashed(PASSWORD)
            db.session.info["writing"] = True
            db.session.add_all(
                Member(
                    key=fresh_key(),
                    name=f"Member {number}",
                    email=f"m{number}@example.com",
                    email_canonical=f"m{number}@example.com",
                    password_hash=password_hash,
                    created_at=now(),
                    confirmed_at=now(),
                )
                for number in FORTY
            )
            db.session.commit()
            db.session.info["writing"] = False
        yield app


@pytest.fixture
def browser(counting: Flask) -> FlaskClient:
    """A browser on a network that many people share."""
    return counting.test_client()


def test_forty_people_on_one_network_sign_up(counting: Flask, browser: FlaskClient) -> None:
    statuses = [post(browser, "/sign-up", email=f"new{n}@example.com", name="New").status_code for n in FORTY]

    assert statuses == [303] * 40


def test_forty_people_on_one_network_sign_in_by_link(counting: Flask) -> None:
    for number in FORTY:
        post(counting.test_client(), "/sign-in", email=f"m{number}@example.com")
    with counting.app_context():
        tokens = [facts["token"] for facts in db.session.scalars(select(Message.facts))]

    statuses = [post(counting.test_client(), "/sign-in/link", token=token).status_code for token in tokens]

    assert statuses == [303] * 40


def test_forty_people_on_one_network_sign_in_by_password(counting: Flask) -> None:
    for number in FORTY:
        post(counting.test_client(), "/sign-in", email=f"m{number}@example.com", password=PASSWORD)

    with counting.app_context():
        assert db.session.scalar(select(func.count(Session.id))) == 40


def test_the_fortieth_wrong_password_from_one_network_is_refused(browser: FlaskClient) -> None:
    answers = [post(browser, "/sign-in", email=f"m{n}@example.com", password="not this one") for n in FORTY]

    assert [answer.status_code for answer in answers] == [422] * 25 + [429] * 15
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_the_eleventh_wrong_password_for_one_address_is_refused_there_only(browser: FlaskClient) -> None:
    tries = [post(browser, "/sign-in", email="m1@example.com", password="not this one").status_code for _ in range(11)]

    elsewhere = post(
        browser.application.test_client(),
        "/sign-in",
        email="m1@example.com",
        password=PASSWORD,
    )

    assert tries == [422] * 10 + [429]
    assert elsewhere.status_code == 429


def test_from_another_network_the_owner_still_gets_in(counting: Flask, browser: FlaskClient) -> None:
    for _ in range(11):
        post(browser, "/sign-in", email="m1@example.com", password="not this one")
    elsewhere = counting.test_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "198.51.100.7"

    assert post(elsewhere, "/sign-in", email="m1@example.com", password=PASSWORD).status_code == 303


def test_one_address_is_mailed_six_links_an_hour(browser: FlaskClient) -> None:
    statuses = [post(browser, "/sign-in", email="m1@example.com").status_code for _ in range(7)]

    assert statuses == [303] * 6 + [429]


def test_known_and_unknown_addresses_are_limited_alike(browser: FlaskClient) -> None:
    statuses = [post(browser, "/sign-in", email="nobody@example.com").status_code for _ in range(7)]

    assert statuses == [303] * 6 + [429]
