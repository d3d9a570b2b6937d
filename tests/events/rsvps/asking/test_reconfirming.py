"""Asking again two days before: who says nothing gives way, at the hour that was said and not before."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.refusal import Refused
from events import changing
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.asking import jobs, reconfirming
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import details_of
from tests.events.rsvps.saying import counted, counts_of, going, mails_to, say, state_of
from tests.people import add_event
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
TWO_DAYS = timedelta(days=2)


@pytest.fixture
def strict(lisbon: Chapter, bob: Member, dan: Member, carla: Member, clock: StandingClock) -> Event:
    """A table for two on the 14th that bob and dan go to and carla waits for; unconfirmed places go a day before."""
    event = add_event(lisbon, title="Small table", capacity=2, confirms_before_hours=24)
    for member in (bob, dan, carla):
        going(event, member)
        clock.forward(seconds=1)
    return event


@pytest.fixture
def asked(strict: Event, clock: StandingClock) -> Event:
    """The same, two days before: both are asked."""
    clock.move_to(strict.starts_at - TWO_DAYS)
    assert jobs.ask_again() == 1
    return strict


def test_those_going_are_asked_two_days_before_and_not_earlier(
    strict: Event, bob: Member, carla: Member, clock: StandingClock
) -> None:
    clock.move_to(strict.starts_at - TWO_DAYS - timedelta(seconds=1))
    assert jobs.ask_again() == 0

    clock.forward(seconds=1)
    assert jobs.ask_again() == 1
    assert jobs.ask_again() == 0

    assert mails_to(bob)[-1] == "still_coming"
    assert mails_to(bob).count("still_coming") == 1
    assert "still_coming" not in mails_to(carla)


def test_who_says_nothing_gives_way_to_the_waitlist_at_the_hour_that_was_said(
    asked: Event, bob: Member, dan: Member, carla: Member, clock: StandingClock
) -> None:
    say(reconfirming.confirm, asked.id, bob.id)
    clock.move_to(asked.starts_at - timedelta(hours=24, seconds=1))
    assert jobs.release_unconfirmed() == 0

    clock.forward(seconds=1)
    assert jobs.release_unconfirmed() == 1

    assert [state_of(asked, member) for member in (bob, dan, carla)] == ["going", "withdrawn", "waiting"]
    assert counts_of(asked) == counted(asked)
    assert mails_to(dan)[-1] == "released"
    assert mails_to(carla)[-1] == "offered"


def test_a_place_is_given_back_once(asked: Event, dan: Member, bob: Member, clock: StandingClock) -> None:
    clock.move_to(asked.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()
    going(asked, dan)

    assert jobs.release_unconfirmed() == 0

    assert state_of(asked, dan) == "going"


def test_who_came_in_after_the_question_has_said_so_just_now(
    asked: Event, bob: Member, dan: Member, carla: Member, clock: StandingClock
) -> None:
    clock.forward(hours=1)
    say(rsvping.withdraw, asked.id, dan.id)
    say(reconfirming.confirm, asked.id, bob.id)

    clock.move_to(asked.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()

    assert [state_of(asked, member) for member in (bob, carla)] == ["going", "going"]


def test_confirming_twice_is_confirming_once(asked: Event, bob: Member, clock: StandingClock) -> None:
    clock.forward(seconds=1)
    say(reconfirming.confirm, asked.id, bob.id)
    say(reconfirming.confirm, asked.id, bob.id)

    assert state_of(asked, bob) == "going"


def test_who_has_no_place_confirms_none(asked: Event, carla: Member) -> None:
    with pytest.raises(Refused, match="Your place has gone"):
        say(reconfirming.confirm, asked.id, carla.id)


def test_where_there_is_no_time_to_confirm_nobody_is_asked(strict: Event, bob: Member, clock: StandingClock) -> None:
    clock.move_to(strict.starts_at - timedelta(hours=29))

    jobs.ask_again()
    clock.move_to(strict.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()

    assert "still_coming" not in mails_to(bob)
    assert state_of(strict, bob) == "going"


def test_a_date_that_is_moved_is_asked_about_anew(
    asked: Event, bob: Member, alice: Member, clock: StandingClock
) -> None:
    first_start = asked.starts_at
    later = details_of(asked, starts_on=asked.starts_on + timedelta(days=7), confirms_before_hours=24)
    say(changing.edit, asked, later, by=alice)

    clock.move_to(first_start - timedelta(hours=24))
    assert jobs.release_unconfirmed() == 0
    clock.move_to(first_start + timedelta(days=5))
    assert jobs.ask_again() == 1

    assert mails_to(bob).count("still_coming") == 2
    assert state_of(asked, bob) == "going"


def test_by_itself_nobody_is_asked_again(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - TWO_DAYS)

    assert (jobs.ask_again(), jobs.release_unconfirmed()) == (0, 0)


def test_one_press_on_the_page_confirms(asked: Event, bob: Member, signed_in: Browser, clock: StandingClock) -> None:
    browser = signed_in(bob)
    page = f"/events/{asked.id}-small-table"
    assert "Still coming?" in browser.get(page).text
    clock.forward(seconds=1)

    answer = post(browser, f"/events/{asked.id}/rsvp/confirmation")

    assert (answer.status_code, answer.location) == (303, page)
    html = browser.get(page).text
    assert "Good. Your place is yours." in html
    assert "Still coming?" not in html


def test_a_press_that_is_too_late_says_so(asked: Event, dan: Member, signed_in: Browser, clock: StandingClock) -> None:
    browser = signed_in(dan)
    clock.move_to(asked.starts_at - timedelta(hours=24))
    jobs.release_unconfirmed()

    post(browser, f"/events/{asked.id}/rsvp/confirmation")

    assert "Your place has gone to the next on the waitlist." in browser.get(f"/events/{asked.id}-small-table").text
