"""Taking fewer places, or staying first for all, by one press on the event's page."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.models import RsvpState
from members.models import Member
from tests.events.rsvps.saying import going, say, state_of
from tests.people import add_event
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def event(lisbon: Chapter, bob: Member, dan: Member) -> Event:
    """Two places came up, and dan waits for three."""
    event = add_event(lisbon, capacity=2, guests=5)
    going(event, bob, guests=1)
    going(event, dan, guests=2)
    say(rsvping.withdraw, event.id, bob.id)
    return event


def test_one_press_takes_them(signed_in: Browser, dan: Member, event: Event) -> None:
    browser = signed_in(dan)
    page = browser.get(f"/events/{event.id}-{event.slug}").text
    for words in ("2 places came up", "Take 2 places", "Stay first for 3"):
        assert words in page

    answer = post(browser, f"/events/{event.id}/rsvp/fewer", places="2", answer="take")

    assert answer.status_code == 303
    assert "You’re going, 2 of you. We’ve mailed you." in browser.get(answer.location).text


def test_one_press_stays_first_for_all(signed_in: Browser, dan: Member, event: Event) -> None:
    browser = signed_in(dan)

    answer = post(browser, f"/events/{event.id}/rsvp/fewer", places="2", answer="stay")

    page = browser.get(answer.location).text
    assert "You’re 1st on the waitlist" in page
    assert "You asked for 3 places, and stay in front for all of them." in page
    assert "Take 2 places" not in page


def test_who_comes_too_late_is_told_and_keeps_the_place(
    signed_in: Browser, dan: Member, carla: Member, event: Event
) -> None:
    browser = signed_in(dan)
    going(event, carla, guests=1)

    answer = post(browser, f"/events/{event.id}/rsvp/fewer", places="2", answer="take")

    page = browser.get(answer.location).text
    assert "Somebody took a place while you were reading. You still wait for all 3." in page
    assert state_of(event, dan) is RsvpState.WAITING


@pytest.mark.parametrize("fields", [{"places": "2"}, {"answer": "take"}, {"places": "9", "answer": "take"}])
def test_what_the_page_does_not_send_is_no_answer(
    signed_in: Browser, dan: Member, event: Event, fields: dict[str, str]
) -> None:
    browser = signed_in(dan)

    answer = post(browser, f"/events/{event.id}/rsvp/fewer", **fields)

    assert "Take the places, or stay in front for all you asked for." in browser.get(answer.location).text
    assert state_of(event, dan) is RsvpState.WAITING
