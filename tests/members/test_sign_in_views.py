"""Signing in and out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from chapters.models import Chapter
from core import club
from core.database import db
from core.models import Club
from core.tokens import digest
from events.models import Event
from events.rsvps.models import Rsvp, RsvpState
from mail.models import Message
from members import passwords
from members.models import Link, LinkPurpose, Member, Session
from tests.conftest import StandingClock
from tests.people import saved
from tests.signing_in import post, sign_in

PASSWORD = "a lamp beside the window"


@pytest.fixture
def with_password(bob: Member) -> Member:
    """Bob, with a password."""
    bob.password_hash = passwords.hashed(PASSWORD)
    return saved(bob)


def last_mail() -> Message:
    """The message queued last."""
    return db.session.scalars(select(Message).order_by(Message.id.desc())).first()  # type: ignore[return-value]


def mailed_token() -> str:
    """The token in the message queued last."""
    return str(last_mail().facts["token"])


def test_the_page_asks_for_an_address(client: FlaskClient) -> None:
    page = client.get("/sign-in")

    assert page.status_code == 200
    assert 'name="email"' in page.text
    assert "Try it as somebody" not in page.text


def test_a_known_address_is_mailed_a_link(client: FlaskClient, bob: Member) -> None:
    answer = post(client, "/sign-in", email="Bob@example.com")

    assert (answer.status_code, answer.location) == (303, "/sign-in/link")
    assert (last_mail().kind, last_mail().to_address) == ("sign_in_link", "bob@example.com")


def test_known_and_unknown_addresses_are_answered_alike(
    client: FlaskClient, another_client: Callable[[], FlaskClient], bob: Member
) -> None:
    known, unknown = client, another_client()

    answers = [post(known, "/sign-in", email="bob@example.com"), post(unknown, "/sign-in", email="bab@example.com")]
    pages = [known.get("/sign-in/link").text, unknown.get("/sign-in/link").text.replace("bab@", "bob@")]

    assert answers[0].status_code == answers[1].status_code == 303
    assert answers[0].data == answers[1].data
    assert pages[0] == pages[1]


def test_an_unknown_address_is_told_by_mail_that_it_is_unknown(client: FlaskClient) -> None:
    post(client, "/sign-in", email="bab@example.com")

    assert (last_mail().kind, last_mail().to_address) == ("no_account", "bab@example.com")


def test_opening_a_link_uses_nothing_up(client: FlaskClient, bob: Member) -> None:
    post(client, "/sign-in", email="bob@example.com")

    page = client.get(f"/sign-in/link?token={mailed_token()}")

    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert db.session.scalar(select(func.count()).where(Link.used_at.is_not(None))) == 0


def test_pressing_a_link_signs_in_and_goes_on(client: FlaskClient, bob: Member) -> None:
    post(client, "/sign-in", email="bob@example.com", next="/me/settings/profile")

    answer = post(client, "/sign-in/link", token=mailed_token())

    assert (answer.status_code, answer.location) == (303, "/me/settings/profile")
    assert "Hello, <bdi>Bob Tavares" in client.get("/me").text


def test_a_link_works_once_and_is_answered_with_a_fresh_one(client: FlaskClient, bob: Member) -> None:
    post(client, "/sign-in", email="bob@example.com", next="/me/settings/profile")
    token = mailed_token()
    post(client, "/sign-in/link", token=token)
    post(client, "/sign-out")

    answer = post(client, "/sign-in/link", token=token)

    assert answer.status_code == 422
    assert "We’ve sent you a fresh one" in answer.text
    assert mailed_token() != token
    assert client.get("/me").status_code == 303


def test_a_link_expires_after_fifteen_minutes(client: FlaskClient, clock: StandingClock, bob: Member) -> None:
    post(client, "/sign-in", email="bob@example.com", next="/me/settings/profile")
    token = mailed_token()
    clock.forward(minutes=15)

    answer = post(client, "/sign-in/link", token=token)

    assert answer.status_code == 422
    assert post(client, "/sign-in/link", token=mailed_token()).location == "/me/settings/profile"


def test_an_invented_link_is_refused_without_mail(client: FlaskClient) -> None:
    answer = post(client, "/sign-in/link", token="x" * 43)

    assert answer.status_code == 422
    assert db.session.scalar(select(func.count(Message.id))) == 0


def test_a_link_is_kept_as_a_hash(client: FlaskClient, bob: Member) -> None:
    post(client, "/sign-in", email="bob@example.com")

    assert db.session.scalars(select(Link.token_hash)).all() == [digest(mailed_token())]


def test_a_password_signs_in(client: FlaskClient, with_password: Member) -> None:
    answer = post(client, "/sign-in", email="bob@example.com", password=PASSWORD)

    assert (answer.status_code, answer.location) == (303, "/me")
    assert client.get("/me").status_code == 200


@pytest.mark.parametrize(
    ("email", "password"), [("bob@example.com", "a lamp beside the door"), ("nobody@example.com", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_address_read_the_same(
    client: FlaskClient, with_password: Member, email: str, password: str
) -> None:
    answer = post(client, "/sign-in", email=email, password=password)

    assert answer.status_code == 422
    assert "That address and that password don’t go together" in answer.text
    assert f'value="{email}"' in answer.text
    assert password not in answer.text


@pytest.mark.parametrize("shut", ["banned_at", "deleted_at"])
def test_who_is_banned_or_gone_cannot_sign_in(
    client: FlaskClient, clock: StandingClock, with_password: Member, shut: str
) -> None:
    setattr(with_password, shut, clock.now)
    saved(with_password)

    answer = post(client, "/sign-in", email="bob@example.com", password=PASSWORD)

    assert answer.status_code == 422
    assert "That address and that password don’t go together" in answer.text


def test_a_member_without_a_password_cannot_sign_in_by_one(client: FlaskClient, bob: Member) -> None:
    assert post(client, "/sign-in", email="bob@example.com", password=PASSWORD).status_code == 422


def test_a_password_of_old_parameters_is_hashed_anew(client: FlaskClient, bob: Member) -> None:
    bob.password_hash = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)
    saved(bob)

    post(client, "/sign-in", email="bob@example.com", password=PASSWORD)

    stored = db.session.scalars(select(Member.password_hash).where(Member.id == bob.id)).one()
    assert not passwords.is_outdated(stored or "")


def test_an_id_from_before_signing_in_is_never_adopted(client: FlaskClient, with_password: Member) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = "chosen-by-somebody-else"
        session["more"] = "of theirs"

    post(client, "/sign-in", email="bob@example.com", password=PASSWORD)

    with client.session_transaction() as session:
        assert session["_user_id"] != "chosen-by-somebody-else"
        assert "more" not in session


def test_signing_in_again_ends_the_session_before(client: FlaskClient, with_password: Member) -> None:
    sign_in(client, with_password)
    before = db.session.scalars(select(Session.token_hash)).one()

    post(client, "/sign-in", email="bob@example.com", password=PASSWORD, again="1")

    assert db.session.scalars(select(Session.token_hash)).one() != before


def test_signing_out_ends_the_session_and_empties_the_browser(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    with client.session_transaction() as session:
        old = dict(session)

    answer = post(client, "/sign-out")

    assert client.get_cookie("session") is None
    with client.session_transaction() as session:
        session.update(old)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/me").status_code == 303


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-out"])
def test_signing_in_never_leads_away(client: FlaskClient, with_password: Member, target: str) -> None:
    answer = post(client, "/sign-in", email="bob@example.com", password=PASSWORD, next=target)

    assert answer.location == "/me"


def test_an_unknown_field_is_refused(client: FlaskClient) -> None:
    assert post(client, "/sign-in", email="bob@example.com", is_admin="1").status_code == 400


def test_without_its_token_the_form_is_refused(client: FlaskClient) -> None:
    assert client.post("/sign-in", data={"email": "bob@example.com"}).status_code == 400


def test_what_was_meant_is_said_once_signed_in(client: FlaskClient, with_password: Member, event: Event) -> None:
    post(client, "/sign-in", email="bob@example.com", password=PASSWORD, event=event.id, rsvp="going", guests="1")

    said = db.session.execute(select(Rsvp.state, Rsvp.guests).where(Rsvp.member_id == with_password.id)).one()
    assert tuple(said) == (RsvpState.GOING, 1)


def test_what_was_meant_waits_on_the_link(client: FlaskClient, bob: Member, event: Event) -> None:
    post(client, "/sign-in", email="bob@example.com", event=event.id, rsvp="maybe", next="/me/settings/profile")
    assert db.session.scalar(select(func.count(Rsvp.id))) == 0

    post(client, "/sign-in/link", token=mailed_token())

    assert db.session.scalars(select(Rsvp.state)).all() == [RsvpState.MAYBE]


def test_one_may_be_nobody_but_in_the_demonstration(client: FlaskClient, bob: Member) -> None:
    assert post(client, "/sign-in", **{"as": "bob"}).status_code == 404


class TestInTheDemonstration:
    """Where the club's row says so, one press is enough."""

    @pytest.fixture(autouse=True)
    def demonstration(self, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        saved(Club(id=1, name="Chapterhouse", tagline="Hello", is_demonstration=True))
        monkeypatch.setitem(app.extensions, "club", club.Kept())

    def test_the_page_offers_the_people_that_are_there(self, client: FlaskClient, bob: Member) -> None:
        page = client.get("/sign-in").text

        assert 'value="bob"' in page
        assert 'value="carla"' not in page

    def test_one_press_is_enough(self, client: FlaskClient, bob: Member) -> None:
        answer = post(client, "/sign-in", **{"as": "bob"}, next="/me/settings/profile")

        assert (answer.status_code, answer.location) == (303, "/me/settings/profile")
        assert "Bob Tavares" in client.get("/me").text

    def test_nobody_else_can_be_been(self, client: FlaskClient, dan: Member) -> None:
        assert post(client, "/sign-in", **{"as": "dan"}).status_code == 404


def test_a_link_lasts_as_long_as_its_purpose(client: FlaskClient, bob: Member, lisbon: Chapter) -> None:
    post(client, "/sign-in", email="bob@example.com")
    post(client, "/sign-up", email="eve@example.com", name="Eve")

    found = db.session.execute(select(Link.purpose, Link.created_at, Link.expires_at).order_by(Link.id)).all()
    assert [(purpose, expires - created) for purpose, created, expires in found] == [
        (LinkPurpose.SIGN_IN, timedelta(minutes=15)),
        (LinkPurpose.CONFIRM, timedelta(hours=24)),
    ]
