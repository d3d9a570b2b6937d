"""What becomes of RSVPs when somebody is gone or at home elsewhere."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event
from events.rsvps import ties
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.rsvps.saying import counted, counts_of, going, say, state_of
from tests.people import add_event


@pytest.mark.parametrize("verb", [ties.member_deleted, ties.member_banned])
def test_who_is_gone_gives_seats_back_to_those_who_wait(
    verb: Callable[..., Any], lisbon: Chapter, bob: Member, dan: Member
) -> None:
    small, other = add_event(lisbon, capacity=1), add_event(lisbon)
    going(small, bob)
    going(small, dan)
    going(other, bob, guests=2)

    say(verb, bob)

    assert (state_of(small, bob), state_of(small, dan)) == (RsvpState.WITHDRAWN, RsvpState.GOING)
    assert counts_of(small) == counted(small) == (1, 1, 0, 0)
    assert counts_of(other) == counted(other) == (0, 0, 0, 0)


def test_who_is_gone_stays_in_the_counts_of_the_past(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.ends_at + timedelta(days=1))

    say(ties.member_deleted, bob)

    assert counts_of(event) == counted(event) == (1, 1, 0, 0)


def test_who_moves_here_is_no_visitor_any_more(event: Event, carla: Member, lisbon: Chapter) -> None:
    going(event, carla, guests=1)

    say(ties.home_moved, carla, lisbon)

    assert counts_of(event) == counted(event) == (1, 2, 0, 0)


def test_who_moves_away_becomes_a_visitor_and_is_hidden_from_everybody(
    event: Event, bob: Member, charlotte: Chapter
) -> None:
    rsvp_id = going(event, bob, visibility=Visibility.EVERYBODY).id

    with writing():
        ties.home_moved(bob, charlotte)

    rsvp = db.session.get_one(Rsvp, rsvp_id)
    assert (rsvp.is_visitor, rsvp.home_id, rsvp.visibility) == (True, charlotte.id, Visibility.ATTENDEES)
    assert counts_of(event) == counted(event) == (1, 1, 1, 0)


def test_who_leaves_home_keeps_their_seats_and_visits_nobody(event: Event, carla: Member) -> None:
    going(event, carla)

    say(ties.member_left, carla)

    assert state_of(event, carla) is RsvpState.GOING
    assert counts_of(event) == counted(event) == (1, 1, 0, 0)
