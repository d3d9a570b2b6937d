"""Signing up, alone and on the way to an event."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core.database import db
from events.models import Event
from events.rsvps.models import Rsvp, RsvpState
from mail.models import Message
from members import passwords
from members.models import Member
from tests.conftest import StandingClock
from tests.signing_in import post, sign_in

PASSWORD = "a lamp beside the window"


def mails() -> list[Message]:
    """All queued messages, the last one first."""
    return list(db.session.scalars(select(Message).order_by(Message.id.desc())))


def member(email: str) -> Member:
    """The member with an address."""
    return db.session.scalars(select(Member).where(Member.email_canonical == email)).one()


def test_signing_up_makes_an_unconfirmed_member_and_mails_a_link(client: FlaskClient) -> None:
    answer = post(client, "/sign-up", email="Eve@Example.com", name="Eve Ōta")

    eve = member("eve@example.com")
    assert (answer.status_code, answer.location) == (303, "/sign-in/link")
    assert (eve.name, eve.email, eve.is_confirmed) == ("Eve Ōta", "Eve@Example.com", False)
    assert [(mail.kind, mail.to_address) for mail in mails()] == [("confirm_link", "Eve@Example.com")]


def test_pressing_the_link_confirms_and_signs_in(client: FlaskClient) -> None:
    post(client, "/sign-up", email="eve@example.com", name="Eve", next="/me/settings/profile")

    answer = post(client, "/sign-in/link", token=mails()[0].facts["token"])

    assert (answer.status_code, answer.location) == (303, "/me/settings/profile")
    assert member("eve@example.com").is_confirmed
    assert client.get("/me").status_code == 200


def test_a_known_address_is_answered_like_a_new_one(
    client: FlaskClient, another_client: Callable[[], FlaskClient], bob: Member
) -> None:
    known, unknown = client, another_client()

    answers = [
        post(known, "/sign-up", email="bob@example.com", name="Bob"),
        post(unknown, "/sign-up", email="bab@example.com", name="Bob"),
    ]
    pages = [known.get("/sign-in/link").text, unknown.get("/sign-in/link").text.replace("bab@", "bob@")]

    assert answers[0].status_code == answers[1].status_code == 303
    assert answers[0].data == answers[1].data
    assert pages[0] == pages[1]


def test_the_owner_of_a_known_address_is_told_by_mail(client: FlaskClient, bob: Member) -> None:
    post(client, "/sign-up", email="bob@example.com", name="Somebody else", password=PASSWORD)

    assert [(mail.kind, mail.to_name) for mail in mails()] == [("account_exists", "Bob Tavares")]
    assert (member("bob@example.com").name, member("bob@example.com").password_hash) == ("Bob Tavares", None)


def test_a_banned_address_is_mailed_nothing(client: FlaskClient, clock: StandingClock, bob: Member) -> None:
    bob.banned_at = clock.now
    db.session.commit()

    assert post(client, "/sign-up", email="bob@example.com", name="Bob").status_code == 303
    assert mails() == []


def test_a_refused_form_keeps_its_input_and_what_it_carries(client: FlaskClient, event: Event) -> None:
    answer = post(
        client, "/sign-up", email="eve@", name="Eve", event=event.id, rsvp="going", guests="1", next="/me/events"
    )

    assert answer.status_code == 422
    assert "Error: You’re nearly in" in answer.text
    assert "Enter an e-mail address like name@example.com" in answer.text
    assert 'value="Eve"' in answer.text
    assert f'name="event" value="{event.id}"' in answer.text
    assert 'name="guests" value="1"' in answer.text
    assert 'name="next" value="/me/events"' in answer.text


def test_the_page_names_the_event_one_is_about_to_go_to(client: FlaskClient, event: Event) -> None:
    page = client.get(f"/sign-up?next=/events/{event.id}-x&event={event.id}&rsvp=going&guests=1&visibility=").text

    assert "You’re nearly in" in page
    assert "October dinner" in page
    assert "Wed 14 Oct, 19:00–21:30, Lisbon time. You and 1 guest. 10 places left." in page


def test_a_place_is_held_until_the_link_is_pressed(client: FlaskClient, clock: StandingClock, event: Event) -> None:
    post(client, "/sign-up", email="eve@example.com", name="Eve", event=event.id, rsvp="going", guests="1")

    held = db.session.scalars(select(Rsvp)).one()
    assert (held.state, held.guests) == (RsvpState.GOING, 1)
    assert held.held_until is not None
    assert (held.held_until - clock.now).total_seconds() == 1800
    assert mails()[0].facts["about"] == "October dinner"


def test_pressing_the_link_says_what_was_meant_and_lands_on_the_event(client: FlaskClient, event: Event) -> None:
    path = f"/events/{event.id}-october-dinner"
    post(client, "/sign-up", email="eve@example.com", name="Eve", event=event.id, rsvp="going", next=path)

    answer = post(client, "/sign-in/link", token=mails()[-1].facts["token"])

    said = db.session.execute(select(Rsvp.state, Rsvp.held_until)).one()
    assert tuple(said) == (RsvpState.GOING, None)
    assert answer.location == path


def test_nothing_is_held_for_an_address_that_is_known(client: FlaskClient, bob: Member, event: Event) -> None:
    post(client, "/sign-up", email="bob@example.com", name="Bob", event=event.id, rsvp="going")
    assert db.session.scalar(select(func.count(Rsvp.id))) == 0

    post(client, "/sign-in/link", token=mails()[0].facts["token"])

    assert db.session.scalars(select(Rsvp.member_id)).all() == [bob.id]


def test_an_event_that_is_not_there_is_left_out(client: FlaskClient) -> None:
    answer = post(client, "/sign-up", email="eve@example.com", name="Eve", event="999", rsvp="going")

    assert answer.status_code == 303
    assert member("eve@example.com")


def test_a_password_is_kept_with_the_link_until_it_is_pressed(client: FlaskClient) -> None:
    post(client, "/sign-up", email="eve@example.com", name="Eve", password=PASSWORD)
    assert member("eve@example.com").password_hash is None

    post(client, "/sign-in/link", token=mails()[0].facts["token"])

    assert passwords.matches(member("eve@example.com").password_hash, PASSWORD)


def test_a_password_that_somebody_else_chose_for_an_address_opens_nothing(app: Flask, client: FlaskClient) -> None:
    post(client, "/sign-up", email="eve@example.com", name="Mallory", password=PASSWORD)
    eves = app.test_client()
    with eves.session_transaction() as session:
        session["csrf_token"] = "a browser of her own"

    answer = post(eves, "/sign-in/link", token=mails()[0].facts["token"])

    assert member("eve@example.com").is_confirmed
    assert member("eve@example.com").password_hash is None
    assert "in another browser, so we left it out" in eves.get(answer.location).text


def test_a_guessable_password_is_refused_at_its_field(client: FlaskClient) -> None:
    answer = post(client, "/sign-up", email="eve@example.com", name="Eve", password="password1234")

    assert answer.status_code == 422
    assert "This password is easy to guess" in answer.text
    assert '<details class="more" open>' in answer.text
    assert "password1234" not in answer.text


def test_who_is_signed_in_needs_no_account(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    answer = client.get("/sign-up?next=/me/settings/profile")

    assert (answer.status_code, answer.location) == (303, "/me/settings/profile")


def test_signing_in_carries_along_what_signing_up_would_have(client: FlaskClient, event: Event) -> None:
    page = client.get(f"/sign-up?next=/me/events&event={event.id}&rsvp=going").text

    assert f"/sign-in?next=/me/events&amp;event={event.id}&amp;rsvp=going" in page


@pytest.mark.parametrize("number", ["9" * 9, "9" * 10, "9" * 15])
def test_signing_up_for_an_event_past_all_numbers_is_signing_up(client: FlaskClient, number: str) -> None:
    assert client.get(f"/sign-up?event={number}&rsvp=going").status_code == 200

    answer = post(client, "/sign-up", email="eve@example.com", name="Eve", event=number, rsvp="going")

    assert answer.status_code == 303
