"""A party that does not fit stays first and is offered fewer; those behind it who fit are not blocked."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events.models import Event
from events.rsvps import jobs, rsvping
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.offers import answering
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import counted, counts_of, going, locked, mails_to, say, state_of, waitlist_of
from tests.people import add_event, add_member, saved


def give_places(event: Event, count: int) -> None:
    """The hosts say how many places there are."""
    with writing():
        rsvping.set_capacity(locked(event), count)


def offered_to(event: Event) -> tuple[int | None, int]:
    """Whose member is offered fewer places than they asked for, and how many."""
    row = db.session.execute(
        select(Rsvp.member_id, Event.fewer)
        .select_from(Event)
        .outerjoin(Rsvp, Rsvp.id == Event.fewer_to)
        .where(Event.id == event.id)
    ).one()
    return row.member_id, row.fewer


@pytest.fixture
def event(lisbon: Chapter, bob: Member, dan: Member) -> Event:
    """Two places, which bob and a guest have; dan waits for four. It begins on Wednesday 14 October at 18:00 UTC."""
    event = add_event(lisbon, capacity=2, guests=5)
    going(event, bob, guests=1)
    going(event, dan, guests=3)
    return event


@pytest.fixture
def offered(event: Event, bob: Member) -> Event:
    """The same, and bob has given both places back."""
    say(rsvping.withdraw, event.id, bob.id)
    return event


def test_who_is_first_and_too_many_is_offered_what_is_free_and_mailed(offered: Event, dan: Member) -> None:
    assert offered_to(offered) == (dan.id, 2)
    assert mails_to(dan) == ["waitlisted", "fewer"]
    assert counts_of(offered) == counted(offered) == (0, 0, 0, 1)


def test_who_takes_fewer_is_going_with_so_many(offered: Event, dan: Member) -> None:
    say(answering.take, offered.id, dan.id, 2)

    assert state_of(offered, dan) is RsvpState.GOING
    assert counts_of(offered) == counted(offered) == (1, 2, 0, 0)
    assert offered_to(offered) == (None, 0)
    assert mails_to(dan) == ["waitlisted", "fewer", "youre_in"]


def test_taking_twice_is_taking_once(offered: Event, dan: Member) -> None:
    say(answering.take, offered.id, dan.id, 2)
    say(answering.take, offered.id, dan.id, 2)

    assert counts_of(offered) == counted(offered) == (1, 2, 0, 0)
    assert mails_to(dan).count("youre_in") == 1


def test_who_stays_keeps_the_place_in_order_and_the_next_is_offered_them(
    event: Event, bob: Member, dan: Member, carla: Member
) -> None:
    going(event, carla, guests=2)
    say(rsvping.withdraw, event.id, bob.id)

    say(answering.stay, event.id, dan.id, 2)
    say(answering.stay, event.id, dan.id, 2)

    assert waitlist_of(event) == [dan.id, carla.id]
    assert offered_to(event) == (carla.id, 2)
    assert mails_to(carla) == ["waitlisted", "fewer"]


def test_who_stayed_is_offered_more_when_more_comes_up_and_has_all_once_they_fit(offered: Event, dan: Member) -> None:
    say(answering.stay, offered.id, dan.id, 2)

    give_places(offered, 3)
    assert offered_to(offered) == (dan.id, 3)

    give_places(offered, 4)
    assert state_of(offered, dan) is RsvpState.GOING
    assert mails_to(dan) == ["waitlisted", "fewer", "fewer", "place_came_up"]


def test_a_number_that_comes_up_again_is_mailed_once(offered: Event, dan: Member, bob: Member) -> None:
    going(offered, bob)
    say(rsvping.withdraw, offered.id, bob.id)

    assert offered_to(offered) == (dan.id, 2)
    assert mails_to(dan).count("fewer") == 1


def test_time_that_passes_mails_nothing_again(offered: Event, dan: Member, clock: StandingClock) -> None:
    offered.visitor_seats = 1
    saved(offered)
    clock.move_to(offered.starts_at - timedelta(hours=40))

    jobs.pass_on()
    jobs.pass_on()

    assert mails_to(dan).count("fewer") == 1


def test_a_smaller_party_behind_is_not_blocked_and_takes_them(offered: Event, carla: Member, dan: Member) -> None:
    assert going(offered, carla, guests=1).state is RsvpState.GOING

    assert offered_to(offered) == (None, 0)
    assert waitlist_of(offered) == [dan.id]


def test_who_takes_what_somebody_else_has_taken_meanwhile_stays_for_all(
    offered: Event, carla: Member, dan: Member
) -> None:
    going(offered, carla)

    with pytest.raises(Refused, match="You still wait for all 4"):
        say(answering.take, offered.id, dan.id, 2)

    assert db.session.scalar(select(Rsvp.guests).where(Rsvp.member_id == dan.id)) == 3
    assert waitlist_of(offered) == [dan.id]


def test_whoever_joins_with_too_many_sees_what_is_free_and_has_one_mail(lisbon: Chapter, dan: Member) -> None:
    event = add_event(lisbon, capacity=2, guests=5)

    going(event, dan, guests=3)

    assert offered_to(event) == (dan.id, 2)
    assert mails_to(dan) == ["waitlisted"]


def test_places_kept_for_visitors_are_not_offered_to_who_is_at_home(
    lisbon: Chapter, dan: Member, carla: Member
) -> None:
    event = add_event(lisbon, capacity=3, guests=5, visitor_seats=2)
    going(event, dan, guests=3)
    going(event, carla, guests=4)
    assert offered_to(event) == (dan.id, 1)

    say(answering.stay, event.id, dan.id, 1)

    assert offered_to(event) == (carla.id, 3)


def test_nobody_is_offered_fewer_whose_address_is_not_confirmed_yet(
    event: Event, bob: Member, dan: Member, lisbon: Chapter
) -> None:
    say(rsvping.withdraw, event.id, dan.id)
    new = add_member("New Comer", lisbon, confirmed_at=None)
    going(event, new, guests=4)
    say(rsvping.withdraw, event.id, bob.id)
    assert offered_to(event) == (None, 0)

    new = db.session.get_one(Member, new.id)
    new.confirmed_at = new.created_at
    saved(new)
    say(rsvping.confirm_held, new)

    assert offered_to(event) == (new.id, 2)


def test_in_the_last_hours_they_are_offered_to_who_said_they_would_come(
    event: Event, bob: Member, dan: Member, clock: StandingClock
) -> None:
    clock.move_to(event.starts_at - timedelta(hours=2))
    say(rsvping.withdraw, event.id, bob.id)
    assert offered_to(event) == (None, 0)

    going(event, dan, guests=3)

    assert offered_to(event) == (dan.id, 2)


@pytest.mark.parametrize("answer", [answering.take, answering.stay])
def test_who_is_offered_all_by_now_is_told_so(
    offered: Event, dan: Member, clock: StandingClock, answer: Callable[..., object]
) -> None:
    clock.move_to(offered.starts_at - timedelta(hours=10))
    give_places(offered, 4)

    with pytest.raises(Refused, match="all 4 places are kept for you"):
        say(answer, offered.id, dan.id, 2)


@pytest.mark.parametrize("answer", [answering.take, answering.stay])
def test_who_waits_no_more_or_never_did_answers_nothing(
    offered: Event, dan: Member, alice: Member, answer: Callable[..., object]
) -> None:
    say(rsvping.withdraw, offered.id, dan.id)

    with pytest.raises(Refused, match="not on the waitlist any more"):
        say(answer, offered.id, dan.id, 2)
    with pytest.raises(Refused, match="No place is offered"):
        say(answer, offered.id, alice.id, 2)


def test_once_it_has_begun_nobody_takes_any(offered: Event, dan: Member, clock: StandingClock) -> None:
    clock.move_to(offered.starts_at)

    with pytest.raises(Refused, match="No place is offered"):
        say(answering.take, offered.id, dan.id, 2)
