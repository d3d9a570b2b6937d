"""Whoever does not come after all gives back what they had taken on by that."""

from collections.abc import Callable

import pytest

from events.chores import taking
from events.models import Event
from events.rsvps import rsvping
from members import leaving
from members.models import Member
from tests.events.chores.listing import add_chores, counts_of, takers_of
from tests.events.rsvps.saying import going, say
from tests.watching import Watch


@pytest.fixture
def taken(event: Event, bob: Member) -> Event:
    """Bob does the door and the chairs; the photos need somebody."""
    door, chairs, _photos = add_chores(event, "door\nchairs\nphotos")
    going(event, bob)
    say(taking.take, event.id, door.id, bob.id)
    say(taking.take, event.id, chairs.id, bob.id)
    return event


@pytest.mark.parametrize(
    "goes",
    [
        lambda event, bob, admin: say(rsvping.withdraw, event.id, bob.id),
        lambda event, bob, admin: say(rsvping.decline, event.id, bob.id),
        lambda event, bob, admin: say(leaving.ban, bob.id, admin.id, "spam"),
        lambda event, bob, admin: say(leaving.delete_account, bob.id),
    ],
    ids=["withdrawn", "declined", "banned", "deleted"],
)
def test_who_does_not_come_frees_what_they_had_taken(
    taken: Event, bob: Member, admin: Member, goes: Callable[[Event, Member, Member], None]
) -> None:
    goes(taken, bob, admin)

    assert takers_of(taken) == [("Door", None), ("Chairs", None), ("Photos", None)]
    assert counts_of(taken) == (3, 3)


def test_another_who_goes_frees_nothing(taken: Event, carla: Member, bob: Member) -> None:
    going(taken, carla)

    say(rsvping.withdraw, taken.id, carla.id)

    assert takers_of(taken)[0] == ("Door", bob.id)
    assert counts_of(taken) == (3, 1)


def test_an_event_without_jobs_is_asked_for_none(event: Event, bob: Member, watch: Watch) -> None:
    going(event, bob)

    with watch.statements() as seen:
        say(rsvping.withdraw, event.id, bob.id)

    assert not [statement for statement in seen if "chore." in statement or "UPDATE chore" in statement]
