"""Whom one met: said by both or known to nobody, given back, and gone with blocks, accounts and time."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core.database import db, writing
from core.refusal import Refused
from events.door import attending
from events.meeting import jobs, operations, queries
from events.meeting.models import Met
from events.models import Event
from members import leaving, profiles
from members.blocking import operations as blocking
from members.models import Member, Visibility
from tests.conftest import StandingClock
from tests.events.door.pressing import TEN_PAST, coming, press
from tests.events.meeting.evening import THE_MORNING_AFTER, comes, met, was_there
from tests.people import add_member


def names(event: Event, reader: Member) -> list[str]:
    """Who stands on somebody's page of faces."""
    return [person.name.split()[0] for person in queries.there(event.id, reader.id)]


def people_of(member: Member) -> list[tuple[str, bool]]:
    """Whom somebody said they met, and whether both did."""
    return [(person.name.split()[0], person.is_met) for person in queries.said_by(member.id)]


def rows() -> int:
    """How much is kept of it in all."""
    return db.session.scalars(select(func.count()).select_from(Met)).one()


def test_met_exists_by_a_mutual_yes_only(evening: Event, bob: Member, carla: Member) -> None:
    first = met(evening, bob, carla)
    alone = (people_of(bob), people_of(carla))
    second = met(evening, carla, bob)

    assert (first, second) == (False, True)
    assert alone == ([("Carla", False)], [])
    assert (people_of(bob), people_of(carla)) == ([("Carla", True)], [("Bob", True)])


def test_twice_is_once(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)
    met(evening, bob, carla)

    assert rows() == 1


def test_addresses_are_exchanged_when_both_say_so(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla, contact=True)
    met(evening, carla, bob)
    before = [queries.said_by(one.id)[0].email for one in (bob, carla)]

    with writing():
        operations.share(carla.id, bob.id, is_shared=True)

    after = [queries.said_by(one.id)[0].email for one in (bob, carla)]
    assert (before, after) == ([None, None], [carla.email, bob.email])


def test_an_address_is_taken_back_for_both(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla, contact=True)
    met(evening, carla, bob, contact=True)

    with writing():
        operations.share(bob.id, carla.id, is_shared=False)

    assert [queries.said_by(one.id)[0].email for one in (bob, carla)] == [None, None]


def test_a_yes_that_is_taken_back_is_gone_for_both(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)
    met(evening, carla, bob)

    with writing():
        operations.take_back(bob.id, carla.id)

    assert (people_of(bob), people_of(carla), rows()) == ([], [], 0)


def test_what_one_alone_said_is_no_business_of_the_other(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)

    with writing():
        operations.take_back(carla.id, bob.id)

    assert people_of(bob) == [("Carla", False)]


def test_a_block_by_either_ends_it(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)
    met(evening, carla, bob)

    with writing():
        blocking.block(carla.id, bob.key)

    assert (people_of(bob), people_of(carla)) == ([], [])
    assert (names(evening, bob), names(evening, carla)) == (["Dan"], ["Dan"])


def test_what_the_blocked_alone_said_stays_where_they_said_it(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)

    with writing():
        blocking.block(carla.id, bob.key)

    assert people_of(bob) == [("Carla", False)]
    with pytest.raises(Refused):
        met(evening, carla, bob)


def test_whom_the_blocked_cannot_find_is_refused_like_anybody_who_is_not_there(
    evening: Event, alice: Member, bob: Member, carla: Member
) -> None:
    with writing():
        blocking.block(carla.id, bob.key)

    said = []
    for key in (carla.key, alice.key, bob.key, "nobody"):
        with writing(), pytest.raises(Refused) as refused:
            operations.say(evening.id, bob.id, key, False)
        said.append(str(refused.value))
    assert set(said) == {operations.NOT_THERE}


def test_a_deleted_account_is_met_no_more(evening: Event, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)
    met(evening, carla, bob)

    with writing():
        leaving.delete_account(carla.id)

    assert (people_of(bob), names(evening, bob), rows()) == ([], ["Dan"], 0)


def test_whoever_is_banned_is_met_no_more(evening: Event, admin: Member, bob: Member, carla: Member) -> None:
    met(evening, bob, carla)
    met(evening, carla, bob)

    with writing():
        leaving.ban(carla.id, by=admin.id, reason="Selling things")

    assert (people_of(bob), names(evening, bob)) == ([], ["Dan"])


def test_who_is_found_was_there_by_their_own_word_or_the_doors(
    event: Event, alice: Member, bob: Member, carla: Member, dan: Member, clock: StandingClock
) -> None:
    silent, denies = add_member("Sara Silent"), add_member("Dora Denies")
    comes(event, bob, dan, silent)
    at_the_door = [coming(event, one) for one in (carla, denies)]
    for one in (carla, denies):
        with writing():
            profiles.show_face(one.id, is_seen=True)
    clock.move_to(TEN_PAST)
    for rsvp in at_the_door:
        press(event, alice, rsvp)
    was_there(event, clock, bob, dan)
    with writing():
        attending.say(event.id, denies.id, False)

    assert names(event, bob) == ["Carla", "Dan"]


@pytest.mark.parametrize(
    ("is_seen", "visibility"), [(False, Visibility.ATTENDEES), (True, Visibility.ORGANISERS)], ids=["no yes", "hidden"]
)
def test_nobody_is_found_without_their_own_yes_and_nobody_unseen_says_so(
    event: Event, bob: Member, carla: Member, clock: StandingClock, is_seen: bool, visibility: Visibility
) -> None:
    comes(event, bob)
    comes(event, carla, is_seen=is_seen, visibility=visibility)
    was_there(event, clock, bob, carla)

    assert (names(event, bob), names(event, carla)) == ([], ["Bob"])
    for one, other in ((bob, carla), (carla, bob)):
        with pytest.raises(Refused):
            met(event, one, other)


def test_after_a_fortnight_nobody_says_so_and_whom_one_met_stays(
    evening: Event, bob: Member, carla: Member, dan: Member, clock: StandingClock
) -> None:
    met(evening, bob, carla)
    met(evening, carla, bob)
    met(evening, bob, dan)
    clock.move_to(THE_MORNING_AFTER + timedelta(days=14))

    assert (jobs.forget_unanswered(), jobs.forget_unanswered()) == (1, 0)
    assert people_of(bob) == [("Carla", True)]
    with pytest.raises(Refused):
        met(evening, dan, bob)


def test_within_the_fortnight_nothing_is_forgotten(evening: Event, bob: Member, dan: Member) -> None:
    met(evening, bob, dan)

    assert jobs.forget_unanswered() == 0


def test_before_it_is_over_nobody_says_so(event: Event, bob: Member, carla: Member) -> None:
    comes(event, bob, carla)

    with pytest.raises(Refused):
        met(event, bob, carla)
