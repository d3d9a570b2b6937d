"""Codes for the door: who has one, whom it tells something, and when it dies."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.tokens import signed
from events.door import codes
from events.models import Event, EventState
from events.online.ways import Way
from events.rsvps import rsvping
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.door.pressing import STARTS, TEN_PAST, checked_in, coming
from tests.events.rsvps.saying import say
from tests.people import add_role, saved
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
KEY = "a-key-of-the-browser"


@pytest.fixture
def rsvp(event: Event, bob: Member, clock: StandingClock) -> Rsvp:
    """Bob is on the list, and it is ten past."""
    found = coming(event, bob, guests=1)
    clock.move_to(TEN_PAST)
    return found


@pytest.fixture
def other(event: Event, carla: Member) -> Rsvp:
    """Carla is on the list as well; asked for before `rsvp`, which lets it begin."""
    return coming(event, carla)


@pytest.fixture
def code(rsvp: Rsvp) -> str:
    """The address in his code."""
    return f"/door/{codes.token(rsvp.key)}"


def of_another_purpose(code: str) -> str:
    """What is in a code, signed for something else."""
    return f"/door/{signed('calendar', codes.rsvp_key(code.removeprefix('/door/')) or '')}"


def test_a_code_opens_a_name_and_one_press_for_who_keeps_the_door(
    signed_in: Browser, alice: Member, event: Event, code: str
) -> None:
    browser = signed_in(alice)
    assert "Bob Tavares" in browser.get(code).text
    assert checked_in(event) == 0

    answer = post(browser, code, key=KEY, came="2")

    assert (answer.status_code, answer.location) == (303, code)
    assert "Here since 19:10, 2 of 2" in browser.get(code).text
    assert checked_in(event) == 2


def test_it_is_undone_there_too(signed_in: Browser, alice: Member, event: Event, code: str) -> None:
    browser = signed_in(alice)
    post(browser, code, key=KEY, came="2")

    post(browser, code, key="another-key", undo="1")

    assert checked_in(event) == 0


def test_a_stranger_is_asked_to_sign_in_and_reads_no_name(client: FlaskClient, code: str) -> None:
    answer = client.get(code)

    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=/door/")
    assert "Bob" not in answer.text


def test_to_any_other_member_there_is_no_such_page(
    signed_in: Browser, charlotte: Chapter, bob: Member, carla: Member, event: Event, code: str
) -> None:
    add_role(carla, charlotte)

    assert [signed_in(member).get(code).status_code for member in (bob, carla)] == [404, 404]
    assert post(signed_in(carla), code, key=KEY).status_code == 404
    assert checked_in(event) == 0


@pytest.mark.parametrize(
    "changed", [lambda code: f"{code}x", lambda code: code[:-1], lambda _code: "/door/bob", of_another_purpose]
)
def test_a_word_that_is_not_ours_opens_nothing(
    signed_in: Browser, alice: Member, code: str, changed: Callable[[str], str]
) -> None:
    assert signed_in(alice).get(changed(code)).status_code == 404


def test_it_dies_with_the_rsvp(signed_in: Browser, alice: Member, bob: Member, event: Event, code: str) -> None:
    say(rsvping.withdraw, event.id, bob.id)

    assert signed_in(alice).get(code).status_code == 404


def test_it_dies_a_day_after_the_end(signed_in: Browser, alice: Member, code: str, clock: StandingClock) -> None:
    clock.move_to(STARTS + timedelta(hours=26))
    assert signed_in(alice).get(code).status_code == 200

    clock.move_to(STARTS + timedelta(hours=27))
    assert signed_in(alice).get(code).status_code == 404


def test_who_is_going_has_a_code_of_their_own(
    signed_in: Browser, event: Event, bob: Member, carla: Member, rsvp: Rsvp
) -> None:
    his = signed_in(bob).get(f"/events/{event.id}/ticket.svg")

    assert his.content_type == "image/svg+xml"
    assert his.data == codes.svg(rsvp.key)
    assert his.headers["Cache-Control"] == "private, no-store"
    assert "Your code for the door" in signed_in(bob).get(f"/events/{event.id}/ticket").text
    assert signed_in(carla).get(f"/events/{event.id}/ticket.svg").status_code == 404


def test_a_code_checks_in_nobody_but_who_it_names(signed_in: Browser, alice: Member, other: Rsvp, code: str) -> None:
    browser = signed_in(alice)

    post(browser, code, key=KEY, rsvp=other.key)

    assert "Here since 19:10" in browser.get(code).text
    assert "Here since" not in browser.get(f"/door/{codes.token(other.key)}").text


def test_who_is_back_on_the_waitlist_has_none_and_an_earlier_one_says_so(
    signed_in: Browser, alice: Member, bob: Member, rsvp: Rsvp, event: Event, code: str
) -> None:
    rsvp.state, rsvp.place = RsvpState.WAITING, 1
    saved(rsvp)

    assert signed_in(bob).get(f"/events/{event.id}/ticket").status_code == 404
    assert "On the waitlist" in signed_in(alice).get(code).text


def test_to_what_is_online_alone_there_is_no_code(signed_in: Browser, bob: Member, event: Event, rsvp: Rsvp) -> None:
    event.way = Way.ONLINE
    saved(event)

    assert signed_in(bob).get(f"/events/{event.id}/ticket").status_code == 404
    assert "/ticket" not in signed_in(bob).get(f"/events/{event.id}-{event.slug}").text


def test_what_is_called_off_has_no_door(
    signed_in: Browser, alice: Member, bob: Member, event: Event, rsvp: Rsvp, code: str
) -> None:
    event.state = EventState.CANCELLED
    saved(event)

    assert signed_in(alice).get(code).status_code == 404
    assert signed_in(bob).get(f"/events/{event.id}/ticket").status_code == 404


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("/events/{0.id}-{0.slug}", "Bob"),
        ("/events/{0.id}.ics", "October dinner"),
        ("/events/{0.id}/attendees", "Bob"),
        ("/organise/events/{0.id}/attendees.csv", "Bob"),
    ],
)
def test_no_page_and_no_file_holds_a_code(
    signed_in: Browser, alice: Member, event: Event, rsvp: Rsvp, code: str, page: str, shown: str
) -> None:
    answer = signed_in(alice).get(page.format(event))

    assert shown in answer.text
    assert "/door/" not in answer.text
    assert rsvp.key not in answer.text
