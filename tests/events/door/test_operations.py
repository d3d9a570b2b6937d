"""A press at the door: once by its key, counted on the event, and only while the door is kept."""

from datetime import timedelta

import pytest

from chapters.models import Chapter
from core import clock as core_clock
from core.refusal import Refused
from events.door.arrivals import Here
from events.models import Event, EventState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.door.pressing import STARTS, TEN_PAST, checked_in, coming, press
from tests.people import add_event, saved


@pytest.fixture(autouse=True)
def the_day_before(clock: StandingClock) -> None:
    """RSVPs are still taken."""
    clock.move_to(STARTS - timedelta(days=1))


def test_a_party_is_counted_by_who_came(event: Event, alice: Member, bob: Member, clock: StandingClock) -> None:
    rsvp = coming(event, bob, guests=2)
    clock.move_to(TEN_PAST)

    assert press(event, alice, rsvp, came=2) == Here(TEN_PAST, 2)
    assert checked_in(event) == 2


def test_twice_shows_the_first_time(event: Event, alice: Member, bob: Member, clock: StandingClock) -> None:
    rsvp = coming(event, bob)
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp)
    clock.forward(minutes=5)

    assert press(event, alice, rsvp) == Here(TEN_PAST, 1)
    assert checked_in(event) == 1


def test_the_same_key_again_changes_nothing(event: Event, alice: Member, bob: Member, clock: StandingClock) -> None:
    rsvp = coming(event, bob, guests=1)
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp, key="pressed-once")
    press(event, alice, rsvp, is_undo=True)

    assert press(event, alice, rsvp, key="pressed-once", came=2) is None
    assert checked_in(event) == 0


def test_a_check_in_that_is_late_by_the_network_does_not_beat_a_later_undo(
    event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    rsvp = coming(event, bob)
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp, is_undo=True)

    assert press(event, alice, rsvp, ago=timedelta(minutes=3)) is None
    assert checked_in(event) == 0


def test_somebody_walks_in_and_out(event: Event, alice: Member, clock: StandingClock) -> None:
    clock.move_to(TEN_PAST)

    press(event, alice, key="walked-in", came=3, name="Rui")
    assert checked_in(event) == 3
    assert event.seats_taken == 0

    press(event, alice, walk_in="walked-in", is_undo=True)
    assert checked_in(event) == 0


def test_what_waited_for_the_network_is_judged_by_when_it_was_pressed(
    event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    rsvp = coming(event, bob)
    clock.move_to(TEN_PAST + timedelta(days=3))

    assert press(event, alice, rsvp, ago=timedelta(days=3)) == Here(TEN_PAST, 1)


@pytest.mark.parametrize("off", [timedelta(hours=-13), timedelta(hours=27)])
def test_while_the_door_is_not_kept_nobody_is_checked_in(
    event: Event, alice: Member, bob: Member, clock: StandingClock, off: timedelta
) -> None:
    rsvp = coming(event, bob)
    clock.move_to(STARTS + off)

    with pytest.raises(Refused, match="not kept"):
        press(event, alice, rsvp)
    assert checked_in(event) == 0


def test_a_cancelled_event_has_no_door(event: Event, alice: Member, clock: StandingClock) -> None:
    event.state, event.cancelled_at = EventState.CANCELLED, core_clock.now()
    saved(event)
    clock.move_to(TEN_PAST)

    with pytest.raises(Refused, match="cancelled"):
        press(event, alice)


def test_the_list_of_another_event_is_another_list(event: Event, lisbon: Chapter, alice: Member, bob: Member) -> None:
    elsewhere = coming(add_event(lisbon, title="Lunch"), bob)

    with pytest.raises(Refused, match="on the list"):
        press(event, alice, elsewhere)
