"""Announcements on pages: looked at, sent, taken back, read by those they are for and by nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from core.database import db
from events.announcements.models import Announcement, Audience
from events.models import Event
from mail.models import Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events.announcements.saying import announced, arrived, told_chapter
from tests.events.rsvps.saying import going
from tests.people import saved
from tests.signing_in import post

SignedIn = Callable[[Member], FlaskClient]
FIELDS = {"subject": "Upstairs", "body": "We meet **upstairs**."}


@pytest.fixture
def writing_page(event: Event) -> str:
    """Where an organiser writes to those of the event."""
    return f"/organise/events/{event.id}/announcements/new"


def test_a_preview_shows_how_it_looks_and_to_how_many_it_goes_and_sends_nothing(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, writing_page: str
) -> None:
    going(event, bob)

    page = post(signed_in(alice), writing_page, **FIELDS, audience="coming", do="preview")

    assert page.status_code == 200
    assert "<strong>upstairs</strong>" in page.text
    assert "Send it to 1 person" in page.text
    assert db.session.scalar(select(func.count()).select_from(Announcement)) == 0


def test_what_is_sent_can_be_taken_back_from_the_list(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, writing_page: str
) -> None:
    going(event, bob)
    browser = signed_in(alice)

    sent = post(browser, writing_page, **FIELDS, audience="coming", do="send")
    listed = browser.get(sent.location)

    key = db.session.scalar(select(Announcement.key))
    assert (sent.status_code, sent.location) == (303, "/organise/lisbon/announcements")
    assert "1 person is told in two minutes" in listed.text
    assert f"/announcements/{key}/withdrawal" in listed.text
    assert post(browser, f"/announcements/{key}/withdrawal").status_code == 303
    assert "Taken back" in browser.get("/organise/lisbon/announcements").text


def test_a_form_without_words_is_refused_and_keeps_what_was_written(
    signed_in: SignedIn, event: Event, alice: Member, writing_page: str
) -> None:
    page = post(signed_in(alice), writing_page, subject="Upstairs", body="", audience="going", do="send")

    assert page.status_code == 422
    assert "Write something first" in page.text
    assert 'value="Upstairs"' in page.text


def test_those_it_is_for_read_it_on_the_events_page_and_on_its_own_once_it_is_sent(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, address: str, clock: StandingClock
) -> None:
    going(event, bob)
    made, browser = announced(event, alice), signed_in(bob)
    assert "Upstairs" not in browser.get(address).text
    assert browser.get(f"/announcements/{made.key}").status_code == 404

    clock.forward(minutes=2)

    assert "We meet <strong>upstairs</strong>" in browser.get(address).text
    assert browser.get(f"/announcements/{made.key}").status_code == 200


def test_nobody_else_reads_it(
    client: FlaskClient, signed_in: SignedIn, event: Event, alice: Member, bob: Member, carla: Member, address: str
) -> None:
    event.capacity = 1
    going(saved(event), bob)
    going(event, carla)
    made = arrived(event, alice, Audience.GOING)

    assert "Upstairs" not in client.get(address).text
    assert client.get(f"/announcements/{made.key}").status_code == 303
    assert "Upstairs" not in signed_in(carla).get(address).text
    assert signed_in(carla).get(f"/announcements/{made.key}").status_code == 404
    assert "Upstairs" in signed_in(bob).get(address).text


def test_a_chapters_announcement_is_not_for_those_of_another(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, carla: Member, clock: StandingClock
) -> None:
    made = told_chapter(event.chapter_id, alice)
    clock.forward(minutes=2)

    assert signed_in(bob).get(f"/announcements/{made.key}").status_code == 200
    assert signed_in(carla).get(f"/announcements/{made.key}").status_code == 404


def test_everyone_is_told_now_from_the_events_page_on_the_day(
    signed_in: SignedIn, event: Event, alice: Member, bob: Member, address: str, clock: StandingClock
) -> None:
    going(event, bob)
    assert "Tell everyone now" not in signed_in(alice).get(address).text
    clock.move_to(event.starts_at - timedelta(hours=2))
    browser = signed_in(alice)
    assert "Tell everyone now" in browser.get(address).text

    said = post(browser, f"/organise/events/{event.id}/announcements/now", body="We moved next door.")

    assert (said.status_code, said.location) == (303, address)
    assert "We moved next door." in signed_in(bob).get(address).text
    assert db.session.scalar(select(func.count()).where(Message.kind == "announcement_now")) == 1


def test_a_word_that_is_too_long_for_now_is_refused_and_kept(
    signed_in: SignedIn, event: Event, alice: Member, clock: StandingClock
) -> None:
    clock.move_to(event.starts_at - timedelta(hours=2))

    page = post(signed_in(alice), f"/organise/events/{event.id}/announcements/now", body="x" * 281)

    assert page.status_code == 422
    assert "at most 280 characters" in page.text
    assert "x" * 281 in page.text
