"""The morning after: who is asked, what they say, what their hosts read, and what is made of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import db, writing
from events.door import attendance_queries, attending, jobs
from events.door.attendance_queries import Attended
from events.door.models import Attendance
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.models import Rsvp
from members import leaving
from members.models import Member, TeamRole
from tests.conftest import StandingClock
from tests.events.door.pressing import STARTS, TEN_PAST, coming, press
from tests.events.rsvps.saying import mails_to, say
from tests.people import add_event, add_member, add_role
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
#: Nine in the morning in Lisbon, the day after.
NINE = STARTS + timedelta(hours=14)


@pytest.fixture
def rsvp(event: Event, bob: Member) -> Rsvp:
    """Bob is going."""
    return coming(event, bob)


@pytest.fixture
def page(event: Event) -> str:
    """Where one says whether one was there."""
    return f"/events/{event.id}/attendance"


def asked(member: Member) -> list[str]:
    """The kinds of mail about the morning after that somebody was sent."""
    return [kind for kind in mails_to(member) if kind in ("were_you_there", "thanks_for_coming")]


def test_the_morning_after_whoever_was_going_is_asked_once(rsvp: Rsvp, bob: Member, clock: StandingClock) -> None:
    clock.move_to(NINE - timedelta(minutes=1))
    jobs.ask_who_was_there()
    assert asked(bob) == []

    clock.move_to(NINE)
    jobs.ask_who_was_there()
    jobs.ask_who_was_there()
    assert asked(bob) == ["were_you_there"]


def test_whom_the_door_let_in_is_thanked_and_not_asked(
    rsvp: Rsvp, event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp)

    clock.move_to(NINE)
    jobs.ask_who_was_there()

    assert asked(bob) == ["thanks_for_coming"]


def test_who_said_maybe_withdrew_or_wants_no_reminders_is_left_alone(
    event: Event, lisbon: Chapter, bob: Member, clock: StandingClock
) -> None:
    silent = add_member("Silent", lisbon, wants_reminders=False)
    coming(event, silent)
    coming(event, bob)
    say(rsvping.withdraw, event.id, bob.id)
    maybe = add_member("Maybe", lisbon)
    say(rsvping.maybe, event.id, maybe.id)

    clock.move_to(NINE)
    jobs.ask_who_was_there()

    assert [asked(member) for member in (silent, bob, maybe)] == [[], [], []]


def test_a_worker_that_was_down_for_days_asks_nobody(rsvp: Rsvp, bob: Member, clock: StandingClock) -> None:
    clock.move_to(NINE + timedelta(days=4))

    jobs.ask_who_was_there()

    assert asked(bob) == []


@pytest.mark.parametrize(("said", "words"), [("yes", "You were there."), ("no", "You didn’t make it.")])
def test_one_press_says_so(
    signed_in: Browser, rsvp: Rsvp, bob: Member, page: str, clock: StandingClock, said: str, words: str
) -> None:
    clock.move_to(NINE)
    browser = signed_in(bob)

    answer = post(browser, page, was_there=said)

    assert (answer.status_code, answer.location) == (303, page)
    assert words in browser.get(page).text
    assert "I was there</button>" not in browser.get(page).text


def test_the_page_of_the_event_asks_too_and_then_says_what_was_said(
    signed_in: Browser, rsvp: Rsvp, bob: Member, page: str, address: str, clock: StandingClock
) -> None:
    clock.move_to(NINE)
    browser = signed_in(bob)
    assert "Were you there?" in browser.get(address).text
    assert "I didn’t make it<span" in browser.get("/me/events").text

    post(browser, page, was_there="yes")

    assert "You were there" in browser.get(address).text
    assert "You were there" in browser.get("/me/events").text


def test_before_the_end_nobody_has_been_there(
    signed_in: Browser, rsvp: Rsvp, bob: Member, page: str, clock: StandingClock
) -> None:
    clock.move_to(TEN_PAST)
    browser = signed_in(bob)

    assert "It isn’t over yet." in browser.get(page).text
    assert post(browser, page, was_there="yes").status_code == 422
    assert db.session.get(Attendance, rsvp.id) is None


def test_a_word_that_is_none_is_refused(
    signed_in: Browser, rsvp: Rsvp, bob: Member, page: str, clock: StandingClock
) -> None:
    clock.move_to(NINE)

    assert post(signed_in(bob), page, was_there="perhaps").status_code == 422
    assert db.session.get(Attendance, rsvp.id) is None


def test_who_had_no_rsvp_finds_no_page(signed_in: Browser, carla: Member, page: str, clock: StandingClock) -> None:
    clock.move_to(NINE)

    assert signed_in(carla).get(page).status_code == 404


def test_hosts_are_thanked_by_mail_once(
    signed_in: Browser,
    rsvp: Rsvp,
    lisbon: Chapter,
    alice: Member,
    bob: Member,
    dan: Member,
    event: Event,
    clock: StandingClock,
) -> None:
    add_role(dan, lisbon, TeamRole.HOST)
    clock.move_to(NINE)
    browser = signed_in(bob)

    first = post(browser, f"/events/{event.id}/thanks", thanks="The soup was worth the stairs.")
    again = post(browser, f"/events/{event.id}/thanks", thanks="And the bread.")

    assert (first.status_code, again.status_code) == (303, 422)
    assert mails_to(alice).count("host_thanked") == mails_to(dan).count("host_thanked") == 1
    assert mails_to(bob).count("host_thanked") == 0
    assert attendance_queries.thanks(event.id, bob.id) == "The soup was worth the stairs."


@pytest.mark.parametrize("words", ["", "x" * 201, "two\nlines"])
def test_thanks_are_one_line(
    signed_in: Browser, rsvp: Rsvp, alice: Member, bob: Member, event: Event, clock: StandingClock, words: str
) -> None:
    clock.move_to(NINE)

    assert post(signed_in(bob), f"/events/{event.id}/thanks", thanks=words).status_code == 422
    assert "host_thanked" not in mails_to(alice)


def test_where_one_has_been_follows_from_ones_own_word_and_the_door(
    event: Event, lisbon: Chapter, charlotte: Chapter, alice: Member, bob: Member, clock: StandingClock
) -> None:
    kept, said = coming(event, bob), coming(add_event(charlotte, title="Porch"), bob)
    earlier = coming(add_event(lisbon, title="Lunch", starts_on=date(2026, 10, 13)), bob)
    unsaid = coming(add_event(charlotte, title="Walk", starts_on=date(2026, 10, 12)), bob)
    clock.move_to(TEN_PAST)
    press(event, alice, kept)
    clock.move_to(NINE + timedelta(days=1))
    for rsvp in (said, earlier):
        with writing():
            attending.say(rsvp.event_id, bob.id, True)

    assert unsaid.id
    assert attendance_queries.attended(bob.id) == [
        Attended(lisbon.id, date(2026, 10, 13), True),
        Attended(charlotte.id, date(2026, 10, 14), False),
    ]


def test_ones_own_word_counts_against_the_door(
    rsvp: Rsvp, event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp)
    clock.move_to(NINE)

    with writing():
        attending.say(event.id, bob.id, False)

    assert attendance_queries.attended(bob.id) == []


def test_a_deleted_account_leaves_no_word_and_no_thanks(
    rsvp: Rsvp, event: Event, bob: Member, clock: StandingClock
) -> None:
    clock.move_to(NINE)
    with writing():
        attending.thank(event.id, bob.id, "Thank you.")

    with writing():
        leaving.delete_account(bob.id)

    assert db.session.get(Attendance, rsvp.id, populate_existing=True) is None
