"""Matching those who are new with those who greet: who is, who keeps whom, and what becomes of it."""

from datetime import date

import pytest

from chapters.models import Chapter
from core.database import db, writing
from core.refusal import Refused
from events.chores import taking
from events.chores.models import Chore
from events.models import Event
from events.rsvps import jobs as rsvp_jobs
from events.rsvps import rsvping
from events.welcoming import jobs, operations, queries
from members import leaving
from members.blocking import operations as blocking
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.chores.listing import chores_of
from tests.events.door.pressing import STARTS
from tests.events.rsvps.saying import say
from tests.events.welcoming.greeting import comes, greets, match
from tests.people import add_event, add_member, add_role


@pytest.fixture
def greeter(event: Event, lisbon: Chapter, alice: Member) -> Member:
    """Rita, of Lisbon, greets."""
    rita = add_member("Rita Lopes", lisbon)
    greets(event, rita, organiser=alice)
    return rita


def greeted(event: Event, member: Member) -> str | None:
    """Who greets somebody, as they read it."""
    found = queries.greeter_of(event.id, member.id)
    return found.name if found else None


def test_visitors_and_first_timers_are_greeted_and_others_are_not(
    event: Event, lisbon: Chapter, greeter: Member, bob: Member, carla: Member
) -> None:
    regular = add_member("Otto Regular", lisbon)
    before = add_event(lisbon, title="September dinner", starts_on=date(2026, 10, 8))
    comes(before, regular)

    for member in (bob, carla, regular):
        comes(event, member)
    match(event)

    assert [greeted(event, one) for one in (bob, carla, regular)] == ["Rita Lopes", "Rita Lopes", None]
    assert [one.name for one in queries.greeted_by(event.id, greeter.id)] == ["Bob Tavares", "Carla Whitfield"]


@pytest.mark.parametrize(
    ("is_seen", "visibility"), [(False, Visibility.ATTENDEES), (True, Visibility.ORGANISERS)], ids=["no yes", "hidden"]
)
def test_nobody_is_greeted_without_their_own_yes(
    event: Event, greeter: Member, carla: Member, is_seen: bool, visibility: Visibility
) -> None:
    comes(event, carla, is_seen=is_seen, visibility=visibility)
    match(event)

    assert greeted(event, carla) is None
    assert queries.due() == []


def test_who_takes_a_yes_back_is_greeted_no_more(event: Event, greeter: Member, carla: Member) -> None:
    comes(event, carla)
    match(event)

    comes(event, carla, is_seen=False)

    assert greeted(event, carla) is None
    assert queries.greeted_by(event.id, greeter.id) == []


def test_without_a_greeter_nothing_is_promised(event: Event, carla: Member) -> None:
    comes(event, carla)
    match(event)

    assert greeted(event, carla) is None


def test_a_greeter_whom_the_organisers_alone_know_of_is_sent_nobody(
    event: Event, greeter: Member, carla: Member
) -> None:
    say(rsvping.rsvp, event.id, greeter.id, visibility=Visibility.ORGANISERS)
    comes(event, carla)
    match(event)

    assert greeted(event, carla) is None


def test_a_greeter_of_the_team_who_is_new_elsewhere_is_not_greeted(
    event: Event, lisbon: Chapter, greeter: Member, carla: Member
) -> None:
    add_role(carla, lisbon)
    dan = add_member("Dana New")
    comes(event, dan)
    greeter.shows_face = True
    match(event)

    assert (greeted(event, dan), greeted(event, greeter)) == ("Rita Lopes", None)


@pytest.mark.parametrize("is_by_the_greeter", [True, False])
def test_those_who_are_apart_never_meet_and_somebody_else_greets(
    event: Event, lisbon: Chapter, greeter: Member, alice: Member, carla: Member, is_by_the_greeter: bool
) -> None:
    comes(event, carla)
    match(event)
    one, other = (greeter, carla) if is_by_the_greeter else (carla, greeter)

    with writing():
        blocking.block(one.id, other.key)

    assert (greeted(event, carla), queries.greeted_by(event.id, greeter.id)) == (None, [])
    second = add_member("Sofia Second", lisbon)
    greets(event, greeter, second, organiser=alice)
    assert greeted(event, carla) == "Sofia Second"


def test_whom_the_only_greeter_blocked_is_due_for_nobody(event: Event, greeter: Member, carla: Member) -> None:
    comes(event, carla)
    with writing():
        blocking.block(greeter.id, carla.key)

    assert queries.due() == []
    assert jobs.match_newcomers() == 0


def test_a_second_greeter_takes_over_the_last_until_it_is_even(
    event: Event, lisbon: Chapter, greeter: Member, alice: Member
) -> None:
    people = [comes(event, add_member(f"New {number}")) for number in range(4)]
    match(event)

    greets(event, greeter, add_member("Sofia Second", lisbon), organiser=alice)

    names = [greeted(event, one) for one in people]
    assert names == ["Rita Lopes", "Rita Lopes", "Sofia Second", "Sofia Second"]


def test_once_people_were_reminded_nobody_is_moved(
    event: Event, lisbon: Chapter, greeter: Member, alice: Member, clock: StandingClock
) -> None:
    people = [comes(event, add_member(f"New {number}")) for number in range(2)]
    match(event)
    clock.move_to(STARTS.replace(hour=8))
    rsvp_jobs.remind()

    greets(event, greeter, add_member("Sofia Second", lisbon), organiser=alice)

    assert [greeted(event, one) for one in people] == ["Rita Lopes", "Rita Lopes"]


def test_a_job_given_back_leaves_them_to_the_other(
    event: Event, lisbon: Chapter, greeter: Member, alice: Member, carla: Member
) -> None:
    comes(event, carla)
    greets(event, greeter, add_member("Sofia Second", lisbon), organiser=alice)
    before = greeted(event, carla)

    with writing():
        taking.give_back(event.id, chores_of(event)[0].id, greeter.id)

    assert (before, greeted(event, carla)) == ("Rita Lopes", "Sofia Second")


def test_a_greeter_who_does_not_come_is_none_and_their_words_are_gone(
    event: Event, greeter: Member, carla: Member
) -> None:
    comes(event, carla)
    match(event)
    say(operations.be_at, event.id, greeter.id, "By the door")

    say(rsvping.decline, event.id, greeter.id)

    assert greeted(event, carla) is None
    assert [chore.spot for chore in chores_of(event)] == [""]


def test_the_worker_matches_whoever_said_so_since(event: Event, greeter: Member, carla: Member) -> None:
    comes(event, carla)

    assert (jobs.match_newcomers(), greeted(event, carla), jobs.match_newcomers()) == (1, "Rita Lopes", 0)


def test_where_it_is_over_the_worker_matches_nobody(
    event: Event, greeter: Member, carla: Member, clock: StandingClock
) -> None:
    comes(event, carla)
    clock.forward(days=8)

    assert jobs.match_newcomers() == 0


def test_where_one_is_found_goes_with_the_account(event: Event, greeter: Member, carla: Member) -> None:
    comes(event, carla)
    match(event)
    say(operations.be_at, event.id, greeter.id, "By the door")
    with writing():
        leaving.delete_account(greeter.id)

    assert db.session.scalars(db.select(Chore.spot)).all() == [""]
    assert queries.kept(event.id) == {}


def test_who_does_not_greet_says_nothing(event: Event, greeter: Member, bob: Member) -> None:
    with pytest.raises(Refused):
        say(operations.be_at, event.id, bob.id, "On the roof")


def test_afterwards_nobody_says_where_they_are(event: Event, greeter: Member, clock: StandingClock) -> None:
    clock.forward(days=8)

    with pytest.raises(Refused):
        say(operations.be_at, event.id, greeter.id, "Gone")
