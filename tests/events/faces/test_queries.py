"""Whose face is seen by whom, as the rows say."""

import pytest

from chapters.models import Chapter
from core.database import writing
from events.chores import taking
from events.faces import queries
from events.models import Event
from events.rsvps import rsvping
from members import profiles
from members.blocking import operations as blocking
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.chores.listing import add_chores
from tests.events.rsvps.saying import going, say
from tests.people import add_event, add_member


def agree(*people: Member) -> None:
    """They let those going see them."""
    for person in people:
        with writing():
            profiles.show_face(person.id, is_seen=True)


def names(event: Event, reader: Member, is_hosting: bool = False) -> list[str]:
    """Whose faces somebody sees."""
    return [row.name for row in queries.going(event.id, reader.id, is_hosting)]


def first_timers(event: Event, reader: Member) -> list[str]:
    """Who of them is marked as coming for the first time."""
    return [row.name for row in queries.going(event.id, reader.id, is_hosting=True) if row.is_first_time]


def test_only_those_who_agreed_are_seen(event: Event, bob: Member, carla: Member) -> None:
    going(event, bob)
    going(event, carla)
    agree(carla)

    assert names(event, bob) == ["Carla Whitfield"]


def test_only_those_who_have_a_place_are_seen(event: Event, lisbon: Chapter, bob: Member, dan: Member) -> None:
    table = add_event(lisbon, title="Small table", capacity=1, guests=0)
    agree(bob, dan)
    going(table, bob)
    going(table, dan)
    say(rsvping.maybe, event.id, bob.id)
    held = add_member("Una Unconfirmed", confirmed_at=None)
    agree(held)
    say(rsvping.hold, event.id, held.id)

    assert (names(table, bob), names(event, bob)) == (["Bob Tavares"], [])


def test_who_told_the_organisers_alone_is_seen_by_hosts_alone(event: Event, bob: Member, alice: Member) -> None:
    going(event, bob, visibility=Visibility.ORGANISERS)
    agree(bob)

    assert (names(event, alice), names(event, alice, is_hosting=True)) == ([], ["Bob Tavares"])


@pytest.mark.parametrize("is_hosting", [False, True])
@pytest.mark.parametrize("who_blocks", ["the reader", "the other"])
def test_nobody_is_introduced_to_whom_they_are_apart_from(
    event: Event, bob: Member, carla: Member, who_blocks: str, is_hosting: bool
) -> None:
    going(event, bob)
    going(event, carla)
    agree(bob, carla)
    one, other = (bob, carla) if who_blocks == "the reader" else (carla, bob)
    with writing():
        blocking.block(one.id, other.key)

    assert names(event, bob, is_hosting) == ["Bob Tavares"]


def test_a_first_time_is_one_without_an_earlier_event_that_was_held(
    event: Event, lisbon: Chapter, bob: Member, carla: Member, clock: StandingClock
) -> None:
    earlier = add_event(lisbon, title="Earlier", starts_on=clock.now.date())
    going(earlier, bob)
    going(event, bob)
    going(event, carla)
    agree(bob, carla)

    assert first_timers(event, carla) == ["Carla Whitfield"]
    assert first_timers(earlier, carla) == ["Bob Tavares"]


def test_who_looks_after_the_chapter_is_no_first_timer(event: Event, alice: Member, bob: Member) -> None:
    going(event, alice)
    going(event, bob)
    agree(alice, bob)

    assert first_timers(event, alice) == ["Bob Tavares"]


def test_who_took_the_job_greets(event: Event, bob: Member, carla: Member) -> None:
    going(event, bob)
    going(event, carla)
    greeter, door = add_chores(event, "Greeter\nDoor")
    with writing():
        taking.take(event.id, greeter.id, bob.id)
        taking.take(event.id, door.id, carla.id)

    assert (queries.greets(event.id, bob.id), queries.greets(event.id, carla.id)) == (True, False)
