"""Seats that are added, held, released, and events that are moved or cancelled."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events.models import Event, EventState
from events.rsvps import jobs, rsvping
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import counted, counts_of, going, locked, mails_to, moved, say, state_of, waitlist_of
from tests.people import add_event, add_member, add_members, saved


@pytest.fixture
def small(lisbon: Chapter) -> Event:
    """An event with three places."""
    return add_event(lisbon, capacity=3)


@pytest.fixture
def eve() -> Member:
    """She has just signed up and not confirmed her address."""
    return add_member("Eve Santos", confirmed_at=None)


def test_places_that_are_added_seat_those_who_wait(small: Event, bob: Member, lisbon: Chapter) -> None:
    first, second = add_members(2, lisbon)
    going(small, bob, guests=2)
    going(small, first)
    going(small, second)

    with writing():
        seated = rsvping.set_capacity(locked(small), 4)

    assert [rsvp.member_id for rsvp in seated] == [first.id]
    assert waitlist_of(small) == [second.id]
    assert counts_of(small) == counted(small) == (2, 4, 0, 1)


def test_a_limit_that_is_lifted_seats_everybody(small: Event, bob: Member, lisbon: Chapter) -> None:
    going(small, bob, guests=2)
    for member in add_members(3, lisbon):
        going(small, member, guests=1)

    with writing():
        rsvping.set_capacity(locked(small), None)

    assert counts_of(small) == counted(small) == (4, 9, 0, 0)


def test_fewer_places_than_are_taken_are_refused(small: Event, bob: Member) -> None:
    going(small, bob, guests=2)

    with pytest.raises(Refused, match="3 places are taken: choose 3 or more"), writing():
        rsvping.set_capacity(locked(small), 2)


def test_places_that_nobody_has_can_be_taken_away(small: Event, bob: Member) -> None:
    going(small, bob, guests=1)

    with writing():
        rsvping.set_capacity(locked(small), 2)

    assert db.session.scalar(select(Event.capacity).where(Event.id == small.id)) == 2


def test_those_with_an_rsvp_are_told_of_a_cancellation(small: Event, bob: Member, dan: Member, carla: Member) -> None:
    going(small, bob, guests=2)
    going(small, dan)
    say(rsvping.decline, small.id, carla.id)

    with writing():
        event = locked(small)
        event.state = EventState.CANCELLED
        told = rsvping.close_for_cancellation(event)

    assert told == 2
    assert mails_to(bob)[-1] == mails_to(dan)[-1] == "cancelled"
    assert mails_to(carla) == []


def test_a_cancelled_event_seats_nobody_any_more(small: Event, bob: Member, dan: Member) -> None:
    going(small, bob, guests=2)
    going(small, dan)
    small.state = EventState.CANCELLED
    saved(small)

    say(rsvping.withdraw, small.id, bob.id)

    assert state_of(small, dan) is RsvpState.WAITING


def test_a_moved_event_is_told(event: Event, bob: Member) -> None:
    going(event, bob)
    before_at = event.starts_at

    with writing():
        row = locked(event)
        row.starts_at, row.ends_at = before_at + timedelta(days=2), before_at + timedelta(days=2, hours=2)
        told = moved(row, before_at)

    assert told == 1
    assert mails_to(bob) == ["youre_in", "changed"]


def test_an_address_that_is_not_confirmed_holds_a_seat_for_half_an_hour(
    event: Event, eve: Member, clock: StandingClock
) -> None:
    rsvp = say(rsvping.hold, event.id, eve.id, 1)

    assert rsvp.held_until == clock.now + timedelta(minutes=30)
    assert counts_of(event) == counted(event) == (1, 2, 0, 0)
    assert mails_to(eve) == []


def test_a_seat_that_is_confirmed_in_time_is_kept(event: Event, eve: Member, clock: StandingClock) -> None:
    say(rsvping.hold, event.id, eve.id)
    clock.forward(minutes=29)

    say(rsvping.confirm_held, eve)

    assert state_of(event, eve) is RsvpState.GOING
    assert db.session.scalar(select(Rsvp.held_until)) is None
    assert mails_to(eve) == ["youre_in"]


def test_a_seat_held_too_long_goes_to_the_next(small: Event, eve: Member, dan: Member, clock: StandingClock) -> None:
    say(rsvping.hold, small.id, eve.id, 2)
    going(small, dan)
    clock.forward(minutes=30)

    assert jobs.release_held() == 1

    assert (state_of(small, eve), state_of(small, dan)) == (RsvpState.WITHDRAWN, RsvpState.GOING)
    assert counts_of(small) == counted(small) == (1, 1, 0, 0)
    assert jobs.release_held() == 0


def test_a_seat_is_not_released_before_its_time(event: Event, eve: Member, clock: StandingClock) -> None:
    say(rsvping.hold, event.id, eve.id)
    clock.forward(minutes=29)

    assert jobs.release_held() == 0


def test_a_late_confirmation_joins_the_end_of_the_waitlist(
    small: Event, eve: Member, bob: Member, dan: Member, clock: StandingClock
) -> None:
    say(rsvping.hold, small.id, eve.id, 2)
    going(small, bob, guests=2)
    going(small, dan, guests=2)
    clock.forward(minutes=31)
    jobs.release_held()

    say(rsvping.confirm_held, eve)

    assert state_of(small, bob) is RsvpState.GOING
    assert waitlist_of(small) == [dan.id, eve.id]
    assert mails_to(eve) == ["waitlisted"]


def test_a_late_confirmation_passes_nobody_even_before_the_job_ran(
    small: Event, eve: Member, bob: Member, clock: StandingClock
) -> None:
    say(rsvping.hold, small.id, eve.id, 2)
    going(small, bob, guests=2)
    clock.forward(minutes=31)

    say(rsvping.confirm_held, eve)

    assert state_of(small, bob) is RsvpState.GOING
    assert waitlist_of(small) == [eve.id]
    assert counts_of(small) == counted(small)


def test_a_late_confirmation_takes_a_seat_while_one_is_free(event: Event, eve: Member, clock: StandingClock) -> None:
    say(rsvping.hold, event.id, eve.id)
    clock.forward(hours=2)
    jobs.release_held()

    say(rsvping.confirm_held, eve)

    assert state_of(event, eve) is RsvpState.GOING


def test_what_was_withdrawn_by_hand_does_not_come_back_with_the_confirmation(event: Event, eve: Member) -> None:
    say(rsvping.hold, event.id, eve.id)
    say(rsvping.withdraw, event.id, eve.id)

    say(rsvping.confirm_held, eve)

    assert state_of(event, eve) is RsvpState.WITHDRAWN


def test_a_place_on_the_waitlist_is_held_no_longer_than_a_seat(
    small: Event, eve: Member, bob: Member, clock: StandingClock
) -> None:
    going(small, bob, guests=2)
    say(rsvping.hold, small.id, eve.id)
    clock.forward(minutes=31)

    jobs.release_held()

    assert counts_of(small) == counted(small) == (1, 3, 0, 0)
