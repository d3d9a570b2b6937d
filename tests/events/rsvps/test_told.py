"""What a mail about an event rests on: one statement, whoever reads it and however many come."""

from datetime import date, time

import pytest

from chapters.models import Chapter
from core import clock
from events.models import Event, EventState, Series
from events.rsvps import rsvping
from events.rsvps.told import told
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, say
from tests.people import add_event, add_members, saved
from tests.watching import Watch


def add_series(chapter: Chapter) -> Series:
    """A plan that events of a test belong to."""
    return saved(
        Series(
            chapter_id=chapter.id,
            rule={},
            starts_on=date(2026, 10, 22),
            start_time=time(19),
            end_time=time(21, 30),
            zone=chapter.zone,
            title="Thursday Table",
            filled_until_on=date(2026, 12, 1),
            created_at=clock.now(),
        )
    )


@pytest.fixture
def dates(lisbon: Chapter) -> list[Event]:
    """Four dates of one series, in order; the second one is off."""
    series = add_series(lisbon)
    days = (date(2026, 10, 22), date(2026, 11, 26), date(2026, 12, 24), date(2027, 1, 28))
    made = [add_event(lisbon, starts_on=day, series_id=series.id) for day in days]
    made[1].state = EventState.CANCELLED
    saved(made[1])
    add_event(lisbon, starts_on=date(2026, 11, 1))
    return made


def test_everything_is_read_in_one_statement(event: Event, lisbon: Chapter, bob: Member, watch: Watch) -> None:
    for member in add_members(3, lisbon):
        going(event, member)
    going(event, bob, guests=1)

    with watch.statements() as seen:
        it = told(event.id, bob.id)

    assert it and (it.name, it.said, it.guests, it.seats_taken) == ("Bob Tavares", "going", 1, 5)
    assert len(seen) == 1


def test_the_next_date_is_of_the_same_series_and_still_on(dates: list[Event], bob: Member) -> None:
    say(rsvping.maybe, dates[0].id, bob.id)

    it = told(dates[0].id, bob.id)

    assert it and (it.next_id, it.next_starts_at) == (dates[2].id, dates[2].starts_at)


def test_a_date_that_has_passed_is_not_the_next(dates: list[Event], bob: Member, clock: StandingClock) -> None:
    say(rsvping.maybe, dates[0].id, bob.id)
    clock.move_to(dates[2].starts_at)

    it = told(dates[0].id, bob.id)

    assert it and it.next_id == dates[3].id


def test_an_event_of_its_own_has_no_next_one(event: Event, dates: list[Event], bob: Member) -> None:
    say(rsvping.maybe, event.id, bob.id)

    it = told(event.id, bob.id)

    assert it and it.next_id is None


def test_whose_place_it_is_on_the_waitlist_is_counted_from_the_front(
    lisbon: Chapter, bob: Member, carla: Member, dan: Member
) -> None:
    full = add_event(lisbon, capacity=1)
    for member in (bob, carla, dan):
        going(full, member)
    say(rsvping.withdraw, full.id, carla.id)
    going(full, carla)

    it = told(full.id, carla.id)

    assert it and (it.said, it.position, it.is_visitor, it.from_name) == ("waiting", 2, True, "Charlotte")


def test_who_has_said_nothing_is_told_nothing(event: Event, bob: Member) -> None:
    assert told(event.id, bob.id) is None
