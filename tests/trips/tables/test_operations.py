"""Offering a table: whom it reaches, what is refused, what becomes of it."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events.chores.models import Chore
from events.models import Event
from events.rsvps.models import RsvpState
from mail.models import Message
from members import homes, leaving
from members.blocking import operations as blocking
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import mails_to, say, state_of
from tests.people import add_member, add_venue
from tests.trips.coffee.asking import asked
from tests.trips.tables.offering import offered
from trips import jobs as travelling
from trips.coffee.models import Coffee
from trips.itinerary import Stop
from trips.models import Trip
from trips.tables import jobs, operations
from trips.tables.models import TableOffer

THURSDAY, SEVEN = date(2026, 10, 15), time(19)


def count(model: type[TableOffer | Coffee | Event]) -> int:
    """How many there are."""
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_its_organisers_are_mailed_and_nobody_else(lisbon: Chapter, alice: Member, bob: Member, carla: Member) -> None:
    offered(lisbon, bob)

    assert (mails_to(alice), mails_to(bob), mails_to(carla)) == (["table_offered"], [], [])


def test_one_waits_for_each_member(lisbon: Chapter, alice: Member, bob: Member) -> None:
    offered(lisbon, bob)

    with pytest.raises(Refused, match="waits for an answer"):
        offered(lisbon, bob)
    assert count(TableOffer) == 1


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "a weekday or name"),
        ((date(2026, 10, 6), THURSDAY), "not over"),
        ((THURSDAY, date(2028, 1, 1)), "within a year"),
    ],
)
def test_evenings_that_make_no_sense_are_refused(
    lisbon: Chapter, alice: Member, bob: Member, days: tuple[date, ...], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        offered(lisbon, bob, weekday=None, days=days)


def test_who_is_not_at_home_there_or_not_confirmed_is_refused(lisbon: Chapter, alice: Member, carla: Member) -> None:
    unsure = add_member("Una Unsure", lisbon, confirmed_at=None)

    for member in (carla, unsure):
        with pytest.raises(Refused):
            offered(lisbon, member)


def test_a_chapter_without_organisers_is_offered_none(lisbon: Chapter, bob: Member) -> None:
    with pytest.raises(Refused, match="Nobody looks after"):
        offered(lisbon, bob)


def test_it_becomes_a_small_event_that_the_member_hosts(lisbon: Chapter, alice: Member, bob: Member) -> None:
    key = offered(lisbon, bob).key

    event = db.session.get_one(Event, say(operations.accept, key, THURSDAY, SEVEN, by=alice))

    assert (event.title, event.starts_on, event.capacity) == ("Table for visitors", THURSDAY, 5)
    assert "Bob" not in event.title + event.description
    assert state_of(event, bob) is RsvpState.GOING
    assert "youre_in" in mails_to(bob)
    chore = db.session.execute(select(Chore.words, Chore.member_id)).one()
    assert tuple(chore) == ("Host the table", bob.id)
    assert count(TableOffer) == 0


def test_at_a_venue_that_the_chapter_knows_it_is_that_one(lisbon: Chapter, alice: Member, bob: Member) -> None:
    venue = add_venue(lisbon)
    key = offered(lisbon, bob, place=venue.name.upper()).key

    event = db.session.get_one(Event, say(operations.accept, key, THURSDAY, SEVEN, by=alice))

    assert event.venue_id == venue.id


def test_one_press_serves_the_notes_for_the_same_day_as_well(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    key, note = offered(lisbon, bob).key, asked(lisbon, carla)

    event = db.session.get_one(Event, say(operations.accept, key, THURSDAY, SEVEN, notes={note.key}, by=alice))

    assert (state_of(event, bob), state_of(event, carla)) == (RsvpState.GOING, RsvpState.GOING)
    assert "youre_in" in mails_to(carla)
    assert (count(TableOffer), count(Coffee), count(Event)) == (0, 0, 1)


def test_a_note_for_other_days_or_apart_from_the_host_is_not_served_and_nothing_is_made(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    key, note = offered(lisbon, bob).key, asked(lisbon, carla).key

    with pytest.raises(Refused, match="on which they are there"):
        say(operations.accept, key, THURSDAY + timedelta(days=7), SEVEN, notes={note}, by=alice)
    say(blocking.block, carla.id, bob.key)
    with pytest.raises(Refused, match="is answered"):
        say(operations.accept, key, THURSDAY, SEVEN, notes={note}, by=alice)

    assert (count(TableOffer), count(Coffee), count(Event)) == (1, 1, 0)


def test_an_evening_that_was_not_offered_is_refused(lisbon: Chapter, alice: Member, bob: Member) -> None:
    key = offered(lisbon, bob).key

    with pytest.raises(Refused, match="that was offered"):
        say(operations.accept, key, THURSDAY + timedelta(days=1), SEVEN, by=alice)


def test_answered_twice_it_is_one_event(lisbon: Chapter, alice: Member, bob: Member) -> None:
    key = offered(lisbon, bob).key
    say(operations.accept, key, THURSDAY, SEVEN, by=alice)

    with pytest.raises(Refused, match="is answered"):
        say(operations.accept, key, THURSDAY, time(20), by=alice)
    assert count(Event) == 1


def test_declined_the_member_is_told(lisbon: Chapter, alice: Member, bob: Member) -> None:
    say(operations.decline, offered(lisbon, bob).key)

    assert mails_to(bob) == ["table_declined"]
    assert count(TableOffer) == 0


def test_a_traveller_whose_trip_covers_it_hears_of_it_once(
    lisbon: Chapter,
    alice: Member,
    bob: Member,
    carla: Member,
    keep: Callable[..., Trip],
    week: Stop,
    clock: StandingClock,
) -> None:
    keep(carla, week)
    key = offered(lisbon, bob).key

    event_id = say(operations.accept, key, THURSDAY, SEVEN, by=alice)
    clock.forward(hours=24)
    travelling.tell_news()

    told = db.session.scalars(select(Message).where(Message.kind == "trip_news")).one()
    assert (told.to_address, told.facts["events"]) == (carla.email, [event_id])


@pytest.mark.parametrize("how", ["deleted", "banned", "taken back", "at home elsewhere", "at home nowhere"])
def test_it_goes_with_its_member(
    lisbon: Chapter, charlotte: Chapter, alice: Member, admin: Member, bob: Member, how: str
) -> None:
    offered(lisbon, bob)
    ways: dict[str, Callable[[], object]] = {
        "deleted": lambda: leaving.delete_account(bob.id),
        "banned": lambda: leaving.ban(bob.id, admin.id, "Spam"),
        "taken back": lambda: operations.take_back(bob.id),
        "at home elsewhere": lambda: homes.make_home(bob.id, charlotte.id),
        "at home nowhere": lambda: homes.leave_home(bob.id),
    }

    with writing():
        ways[how]()

    assert count(TableOffer) == 0


def test_after_the_last_evening_it_is_deleted(
    lisbon: Chapter, alice: Member, bob: Member, clock: StandingClock
) -> None:
    offered(lisbon, bob, weekday=None, days=(date(2026, 10, 8),))
    clock.forward(days=2)
    assert jobs.forget_old_tables() == 0

    clock.forward(days=1)
    assert jobs.forget_old_tables() == 1
