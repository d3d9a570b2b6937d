"""Asking for a coffee: whom it reaches, what is refused, what becomes of it."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from core import clock as now
from core.database import db, writing
from core.refusal import Refused
from events.models import Event
from events.rsvps.models import RsvpState
from mail import letters
from mail.models import Message
from members import leaving
from members.models import Member, TeamRole
from tests.conftest import StandingClock
from tests.events.rsvps.saying import mails_to, say, state_of
from tests.people import add_member, add_role
from tests.trips.coffee.asking import FIRST, LAST, asked
from trips import operations as trips
from trips.coffee import jobs, operations
from trips.coffee.models import Coffee
from trips.itinerary import Stop
from trips.models import Trip


def notes() -> int:
    """How many wait."""
    return db.session.scalar(select(func.count()).select_from(Coffee)) or 0


def test_its_organisers_are_mailed_and_nobody_else(lisbon: Chapter, alice: Member, bob: Member, carla: Member) -> None:
    host = add_member("Hal Host", lisbon)
    add_role(host, lisbon, TeamRole.HOST)

    asked(lisbon, carla)

    assert mails_to(alice) == ["coffee_asked"]
    made = letters.render(db.session.scalars(select(Message).where(Message.kind == "coffee_asked")).one())
    assert made is not None
    assert made["Subject"] == "Carla Whitfield asks Lisbon for a coffee"
    text = made.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "At home in Charlotte, in Lisbon 12–18 October" in text
    assert "I’d love to see yours." in text
    assert mails_to(host) == mails_to(bob) == mails_to(carla) == []


def test_one_waits_for_each_member_and_chapter(lisbon: Chapter, alice: Member, carla: Member) -> None:
    asked(lisbon, carla)

    with pytest.raises(Refused, match="waits for an answer"):
        asked(lisbon, carla)
    assert notes() == 1


@pytest.mark.parametrize(
    ("first_on", "last_on", "words"),
    [
        (date(2026, 10, 1), date(2026, 10, 6), "not over"),
        (LAST, FIRST, "after the first"),
        (FIRST, FIRST + timedelta(days=32), "A month at most|a month at most"),
        (date(2028, 1, 1), date(2028, 1, 2), "within a year"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    lisbon: Chapter, alice: Member, carla: Member, first_on: date, last_on: date, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        asked(lisbon, carla, arrives_on=first_on, leaves_on=last_on)


def test_who_is_at_home_there_or_not_confirmed_is_refused(lisbon: Chapter, alice: Member, bob: Member) -> None:
    unsure = add_member("Una Unsure", confirmed_at=None)

    for member in (bob, unsure):
        with pytest.raises(Refused):
            asked(lisbon, member)


def test_a_chapter_without_organisers_is_not_asked(lisbon: Chapter, carla: Member) -> None:
    with pytest.raises(Refused, match="Nobody looks after"):
        asked(lisbon, carla)


def test_it_becomes_a_small_event_with_the_traveller_going_and_told(
    lisbon: Chapter, alice: Member, carla: Member
) -> None:
    note = asked(lisbon, carla)

    event_id = say(operations.accept, note.key, FIRST, time(10, 30), by=alice)

    event = db.session.get_one(Event, event_id)
    assert (event.title, event.starts_on, event.capacity) == ("Coffee with a visitor", FIRST, 8)
    assert "Carla" not in event.title + event.description
    assert state_of(event, carla) is RsvpState.GOING
    assert "youre_in" in mails_to(carla)
    assert notes() == 0


def test_answered_twice_it_is_one_event(lisbon: Chapter, alice: Member, carla: Member) -> None:
    key = asked(lisbon, carla).key
    say(operations.accept, key, FIRST, time(10, 30), by=alice)

    with pytest.raises(Refused, match="is answered"):
        say(operations.accept, key, FIRST, time(12), by=alice)
    assert db.session.scalar(select(func.count()).select_from(Event)) == 1


def test_a_day_on_which_they_are_not_there_is_refused(lisbon: Chapter, alice: Member, carla: Member) -> None:
    key = asked(lisbon, carla).key

    with pytest.raises(Refused, match="on which they are there"):
        say(operations.accept, key, LAST + timedelta(days=1), time(10, 30), by=alice)
    assert notes() == 1


def test_declined_the_traveller_is_told_kindly(lisbon: Chapter, alice: Member, carla: Member) -> None:
    say(operations.decline, asked(lisbon, carla).key)

    made = letters.render(db.session.scalars(select(Message).where(Message.kind == "coffee_declined")).one())
    assert made is not None
    assert made["Subject"] == "Lisbon can’t this time"
    assert made["To"].addresses[0].addr_spec == carla.email
    assert notes() == 0


def test_it_goes_with_the_trip_it_was_asked_from(
    lisbon: Chapter, alice: Member, carla: Member, keep: Callable[..., Trip], week: Stop
) -> None:
    trip_id = keep(carla, week).id
    asked(lisbon, carla, trip_id=trip_id)

    say(trips.withdraw, trip_id)

    assert notes() == 0
    assert letters.render(db.session.scalars(select(Message).where(Message.kind == "coffee_asked")).one()) is None


@pytest.mark.parametrize("how", ["deleted", "banned", "taken back"])
def test_it_goes_with_its_member(lisbon: Chapter, alice: Member, admin: Member, carla: Member, how: str) -> None:
    asked(lisbon, carla)
    ways: dict[str, Callable[[], object]] = {
        "deleted": lambda: leaving.delete_account(carla.id),
        "banned": lambda: leaving.ban(carla.id, admin.id, "Spam"),
        "taken back": lambda: operations.take_back(lisbon.id, carla.id),
    }

    with writing():
        ways[how]()

    assert notes() == 0


def test_after_the_last_day_it_is_deleted(lisbon: Chapter, alice: Member, carla: Member, clock: StandingClock) -> None:
    asked(lisbon, carla)
    clock.forward(days=(LAST - now.now().date()).days + 1)
    assert jobs.forget_old_notes() == 0

    clock.forward(days=1)
    assert jobs.forget_old_notes() == 1
