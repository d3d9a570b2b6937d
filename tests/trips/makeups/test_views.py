"""An evening elsewhere counts at home only where the club wants it, by the member's own press, for organisers there."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from core.models import Club
from events.door import attending
from events.models import Event
from members import homes, leaving
from members.blocking import operations as blocking
from members.models import Member, Role, TeamRole
from tests.conftest import NOON, StandingClock
from tests.events.door.pressing import coming, press
from tests.people import add_event, saved
from tests.signing_in import post
from trips.makeups.models import MakeUp

SignedIn = Callable[[Member], FlaskClient]
AFTERWARDS = NOON + timedelta(days=9)


@pytest.fixture
def club() -> Club:
    """A club that counts make-ups."""
    return saved(Club(name="Club", tagline="A tagline.", counts_make_ups=True))


@pytest.fixture
def missed(charlotte: Chapter) -> Event:
    """A date at carla's home, at which she will not be."""
    return add_event(charlotte, title="Porch", starts_on=date(2026, 10, 20))


@pytest.fixture
def head(charlotte: Chapter, dan: Member) -> Member:
    """Who organises in Charlotte."""
    saved(Role(member_id=dan.id, chapter_id=charlotte.id, role=TeamRole.ORGANISER, created_at=NOON))
    return dan


@pytest.fixture
def away(event: Event, alice: Member, carla: Member, clock: StandingClock) -> Event:
    """Lisbon's dinner, where the door let carla in."""
    rsvp = coming(event, carla)
    clock.move_to(event.starts_at)
    press(event, alice, rsvp)
    clock.move_to(AFTERWARDS)
    return event


@pytest.fixture
def made_up(club: Club, away: Event, missed: Event, carla: Member, signed_in: SignedIn) -> Event:
    """The date at home, which carla's evening in Lisbon counts for."""
    post(signed_in(carla), "/passport/make-ups", evening=str(away.id), date=str(missed.id))
    return missed


def counted() -> list[tuple[int, int]]:
    """Who made up for which date."""
    return [(row.member_id, row.event_id) for row in db.session.scalars(select(MakeUp))]


def read_by(browser: FlaskClient, event: Event) -> str:
    """What the hosts' list of a date says of those who made up for it; empty where it says nothing."""
    page = browser.get(f"/organise/events/{event.id}/attendees")
    found = re.search(r'id="make-ups".*?</section>', page.text, re.DOTALL)
    assert page.status_code == 200
    return re.sub(r"<[^>]+>", " ", found[0]) if found else ""


def test_off_as_at_first_nothing_tells_of_it_and_nothing_counts(
    signed_in: SignedIn, away: Event, missed: Event, carla: Member
) -> None:
    saved(Club(name="Club", tagline="A tagline."))
    browser = signed_in(carla)

    pressed = post(browser, "/passport/make-ups", evening=str(away.id), date=str(missed.id))
    taken_back = post(browser, f"/passport/make-ups/{away.id}/withdrawal")

    assert (pressed.status_code, taken_back.status_code) == (404, 404)
    assert "ake-up" not in browser.get("/passport").text
    assert counted() == []


def test_the_passport_offers_the_dates_at_home_within_a_fortnight_that_one_was_not_at(
    signed_in: SignedIn, club: Club, away: Event, missed: Event, charlotte: Chapter, carla: Member
) -> None:
    add_event(charlotte, title="Too far", starts_on=date(2026, 10, 29))

    page = signed_in(carla).get("/passport").text

    assert "Lisbon, Wed 14 Oct, the door says so" in page
    assert re.findall(r'<option value="(\d+)">', page) == [str(missed.id)]


def test_who_organises_at_home_reads_where_one_was_and_that_the_door_says_so(
    signed_in: SignedIn, made_up: Event, head: Member, carla: Member
) -> None:
    assert counted() == [(carla.id, made_up.id)]
    assert " ".join(read_by(signed_in(head), made_up).split()).endswith(
        f"{carla.name} Lisbon, Wed 14 Oct, the door says so"
    )
    assert "Counts for Porch, Tue 20 Oct" in signed_in(carla).get("/passport").text


def test_what_is_pressed_twice_counts_once_and_a_date_is_made_up_for_once(
    signed_in: SignedIn, made_up: Event, away: Event, lisbon: Chapter, carla: Member, clock: StandingClock
) -> None:
    other = add_event(lisbon, title="Breakfast", starts_on=date(2026, 10, 15))
    clock.move_to(other.starts_at - timedelta(hours=1))
    coming(other, carla)
    clock.move_to(AFTERWARDS)
    with writing():
        attending.say(other.id, carla.id, True)
    browser = signed_in(carla)

    post(browser, "/passport/make-ups", evening=str(away.id), date=str(made_up.id))
    post(browser, "/passport/make-ups", evening=str(other.id), date=str(made_up.id))

    assert counted() == [(carla.id, made_up.id)]


@pytest.mark.parametrize("fields", [{"evening": "0", "date": "x"}, {}, {"evening": "9" * 5000, "date": "1"}])
def test_what_is_not_offered_counts_for_nothing(
    signed_in: SignedIn, club: Club, away: Event, carla: Member, fields: dict[str, str]
) -> None:
    answer = post(signed_in(carla), "/passport/make-ups", **fields)

    assert answer.status_code == 303
    assert counted() == []


def test_who_came_home_after_all_has_made_up_for_nothing_and_may_take_it_back(
    signed_in: SignedIn, made_up: Event, away: Event, head: Member, carla: Member, clock: StandingClock
) -> None:
    coming(made_up, carla)
    clock.move_to(made_up.ends_at + timedelta(hours=1))
    with writing():
        attending.say(made_up.id, carla.id, True)

    assert read_by(signed_in(head), made_up) == ""
    assert f"/passport/make-ups/{away.id}/withdrawal" in signed_in(carla).get("/passport").text


def test_it_is_taken_back_by_a_press(
    signed_in: SignedIn, made_up: Event, away: Event, head: Member, carla: Member
) -> None:
    post(signed_in(carla), f"/passport/make-ups/{away.id}/withdrawal")

    assert counted() == []
    assert read_by(signed_in(head), made_up) == ""


def test_whose_word_it_is_that_they_were_not_there_has_made_up_for_nothing(
    signed_in: SignedIn, made_up: Event, away: Event, head: Member, carla: Member
) -> None:
    with writing():
        attending.say(away.id, carla.id, False)

    assert read_by(signed_in(head), made_up) == ""


def test_nobody_reads_it_of_whom_they_are_apart_from(
    signed_in: SignedIn, made_up: Event, head: Member, carla: Member
) -> None:
    with writing():
        blocking.block(carla.id, head.key)

    assert read_by(signed_in(head), made_up) == ""


def test_who_is_at_home_elsewhere_by_then_has_made_up_for_nothing_there(
    signed_in: SignedIn, made_up: Event, head: Member, lisbon: Chapter, carla: Member
) -> None:
    with writing():
        homes.make_home(carla.id, lisbon.id)

    assert read_by(signed_in(head), made_up) == ""


def test_with_an_account_it_goes(made_up: Event, carla: Member) -> None:
    with writing():
        leaving.delete_account(carla.id)

    assert counted() == []


@pytest.mark.parametrize(("state", "is_on"), [("on", True), ("off", False)])
def test_a_command_switches_it(app: Flask, state: str, is_on: bool) -> None:
    club = saved(Club(name="Club", tagline="A tagline.", counts_make_ups=not is_on))

    result = app.test_cli_runner().invoke(args=["club", "make-ups", state])

    db.session.expire_all()
    assert (result.exit_code, club.counts_make_ups) == (0, is_on)
