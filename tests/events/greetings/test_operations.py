"""What becomes of a greeting: it goes with its RSVP, a week after the event, and with the account."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.database import db, writing
from events.greetings import jobs, operations, queries
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.models import Rsvp
from members import leaving
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, say


@pytest.fixture
def greeted(event: Event, carla: Member) -> Event:
    """Lisbon's dinner, whose hosts carla from Charlotte has said hello to."""
    going(event, carla)
    say(operations.say, event.id, carla.id, "Hello from Charlotte")
    return event


@pytest.mark.parametrize("verb", [rsvping.withdraw, rsvping.decline, rsvping.maybe])
def test_it_goes_with_the_rsvp(greeted: Event, carla: Member, verb: Callable[[int, int], object]) -> None:
    say(verb, greeted.id, carla.id)
    going(greeted, carla)

    assert kept(greeted, carla) == ""


def test_it_stays_with_other_guests_and_on_the_waitlist(greeted: Event, carla: Member) -> None:
    going(greeted, carla, guests=1)

    assert queries.at(greeted.id) == {carla.id: "Hello from Charlotte"}


def test_a_week_after_the_event_it_is_deleted(greeted: Event, carla: Member, clock: StandingClock) -> None:
    clock.move_to(greeted.ends_at)
    clock.forward(days=7)
    assert jobs.forget_old_greetings() == 0

    clock.forward(seconds=1)
    assert jobs.forget_old_greetings() == 1
    assert kept(greeted, carla) == ""


def test_it_goes_with_the_account_also_after_the_event(greeted: Event, carla: Member, clock: StandingClock) -> None:
    clock.move_to(greeted.ends_at)

    with writing():
        leaving.delete_account(carla.id)

    assert kept(greeted, carla) == ""


def kept(event: Event, member: Member) -> str | None:
    """What the row says."""
    return db.session.scalar(select(Rsvp.greeting).where(Rsvp.event_id == event.id, Rsvp.member_id == member.id))
