"""A passport: stamps by one's own word and the door's, one's own business, files to keep, and what is still missing."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from core.database import writing
from events.door import attending
from events.models import Event
from members.blocking import operations as blocking
from members.models import Member
from tests.conftest import NOON, StandingClock
from tests.events.door.pressing import coming, press
from tests.events.rsvps.saying import going
from tests.people import add_event
from tests.signing_in import post
from trips.itinerary import Stop
from trips.models import Trip

SignedIn = Callable[[Member], FlaskClient]
AFTERWARDS = NOON + timedelta(days=9)


@pytest.fixture
def porch(charlotte: Chapter, carla: Member) -> Event:
    """An evening at carla's home, at which she says she was."""
    event = add_event(charlotte, title="Porch", starts_on=date(2026, 10, 13))
    going(event, carla)
    return event


@pytest.fixture
def stamped(event: Event, porch: Event, alice: Member, carla: Member, clock: StandingClock) -> Member:
    """Carla, who was on the porch at home and then at Lisbon's dinner, where the door let her in."""
    rsvp = coming(event, carla)
    clock.move_to(event.starts_at)
    press(event, alice, rsvp)
    clock.move_to(AFTERWARDS)
    with writing():
        attending.say(porch.id, carla.id, True)
    return carla


def test_each_chapter_one_has_been_to_is_a_stamp_with_its_first_day_and_the_doors_word(
    signed_in: SignedIn, stamped: Member
) -> None:
    page = signed_in(stamped).get("/passport").text

    home, away = page.split('<li class="stamp')[1:]
    assert "Charlotte" in home
    assert "13 Oct 2026" in home
    assert "The door says so" not in home
    assert "Lisbon" in away
    assert "14 Oct 2026" in away
    assert "The door says so" in away


def test_an_empty_one_invites(signed_in: SignedIn, bob: Member) -> None:
    page = signed_in(bob).get("/passport").text

    assert "No stamp yet" in page
    assert "passport.csv" not in page


def test_it_is_kept_as_json_and_as_csv(signed_in: SignedIn, stamped: Member) -> None:
    browser = signed_in(stamped)

    facts, rows = browser.get("/passport.json"), browser.get("/passport.csv")

    assert [(one["city"], one["first_on"], one["is_confirmed"]) for one in facts.get_json()["stamps"]] == [
        ("Charlotte", "2026-10-13", False),
        ("Lisbon", "2026-10-14", True),
    ]
    assert list(csv.reader(io.StringIO(rows.text)))[2] == ["Lisbon", "Lisbon", "Portugal", "2026-10-14", "yes"]
    assert "passport.csv" in rows.headers["Content-Disposition"]


def test_nobody_else_sees_it_until_one_ticks_that_members_may(
    client: FlaskClient, signed_in: SignedIn, stamped: Member, bob: Member, admin: Member, clock: StandingClock
) -> None:
    clock.forward(days=40)
    mine, address = signed_in(stamped), f"/members/{stamped.key}"
    box = mine.get("/passport").text
    assert 'name="shown"' in box
    assert " checked" not in box[box.index('id="shown"') :]
    assert all("Passport" not in signed_in(reader).get(address).text for reader in (bob, admin))

    assert post(mine, "/passport", shown="y").status_code == 303
    page = signed_in(bob).get(address).text
    assert "Passport" in page
    assert "Lisbon" in page
    assert "Oct 2026" not in page
    assert client.get(address).status_code == 404

    post(mine, "/passport")
    assert "Passport" not in signed_in(bob).get(address).text


def test_a_stamp_is_shown_a_month_after_the_visit(
    signed_in: SignedIn, stamped: Member, bob: Member, clock: StandingClock
) -> None:
    post(signed_in(stamped), "/passport", shown="y")
    clock.move_to(NOON.replace(day=14) + timedelta(days=29))
    soon = signed_in(bob).get(f"/members/{stamped.key}").text

    clock.forward(days=1)

    assert "Lisbon" not in soon
    assert "Lisbon" in signed_in(bob).get(f"/members/{stamped.key}").text


def test_whom_one_has_blocked_sees_no_stamp(
    signed_in: SignedIn, stamped: Member, bob: Member, clock: StandingClock
) -> None:
    clock.forward(days=40)
    post(signed_in(stamped), "/passport", shown="y")

    with writing():
        blocking.block(stamped.id, bob.key)

    assert "Passport" not in signed_in(bob).get(f"/members/{stamped.key}").text


def test_chapters_near_ones_trips_are_named_that_one_has_not_been_to(
    signed_in: SignedIn, carla: Member, lisbon: Chapter, charlotte: Chapter, week: Stop, keep: Callable[..., Trip]
) -> None:
    trip = keep(carla, week, Stop(charlotte.city_id, date(2026, 10, 20), date(2026, 10, 22)))

    page = signed_in(carla).get("/passport").text

    missing = page[page.index('id="unseen"') :]
    assert "Lisbon" in missing
    assert f"/trips/{trip.key}" in missing
    assert "/chapters/charlotte" not in missing


def test_a_chapter_one_has_been_to_is_not_missing(
    signed_in: SignedIn, stamped: Member, lisbon: Chapter, keep: Callable[..., Trip]
) -> None:
    keep(stamped, Stop(lisbon.city_id, date(2026, 11, 2), date(2026, 11, 4)))

    assert 'id="unseen"' not in signed_in(stamped).get("/passport").text
