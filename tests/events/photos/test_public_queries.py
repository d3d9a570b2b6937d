"""The photos that everybody sees, as they come with the row of an event."""

from events.models import Event
from events.photos import operations, public_queries
from members import leaving
from members.blocking import operations as blocking
from members.models import Member
from tests.conftest import StandingClock
from tests.events.photos.taking import added
from tests.events.rsvps.saying import say


def public(event: Event, reader: Member | None = None) -> list[str]:
    """The keys of those that come with the row, for one reader."""
    row = public_queries.read(event.id, reader.id if reader else None)
    return [photo["key"] for photo in (row and row.public_photos) or ()]


def shown(event: Event, owner: Member, host: Member, count: int = 1) -> list[str]:
    """So many of somebody's photos that a host shows to everybody."""
    photos = added(event, owner, count)
    for photo in photos:
        say(operations.show, event.id, photo, host.id)
    return photos


def test_the_first_that_everybody_sees_come_in_order_with_size_and_words(
    dinner: Event, bob: Member, alice: Member, clock: StandingClock
) -> None:
    first, *others = shown(dinner, bob, alice, 8)
    say(operations.describe, dinner.id, bob.id, {first: 'A "long" table, Größe 10'})
    clock.forward(minutes=1)
    say(operations.keep_back, dinner.id, others[0], alice.id)
    say(operations.show, dinner.id, others[0], alice.id)

    row = public_queries.read(dinner.id, None)

    assert public(dinner) == [first, *others[:5]]
    assert row is not None
    facts = row.public_photos[0]
    assert (facts["small_width"], facts["small_height"], facts["alt"]) == (640, 480, 'A "long" table, Größe 10')


def test_one_that_is_not_shown_or_taken_down_is_not_among_them(
    dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    added(dinner, carla)
    kept, down = shown(dinner, bob, alice, 2)

    say(operations.take_down, dinner.id, down, carla.id)

    assert public(dinner) == [kept]


def test_the_last_one_taken_down_leaves_none(dinner: Event, bob: Member, carla: Member, alice: Member) -> None:
    (down,) = shown(dinner, bob, alice)

    say(operations.take_down, dinner.id, down, carla.id)

    assert public(dinner) == []


def test_none_is_there_of_somebody_banned(
    dinner: Event, bob: Member, carla: Member, alice: Member, admin: Member
) -> None:
    shown(dinner, bob, alice)
    (other,) = shown(dinner, carla, alice)

    say(leaving.ban, bob.id, admin.id, "Selling tickets")

    assert public(dinner) == [other]


def test_who_is_apart_from_their_owner_is_shown_none_of_theirs(
    dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    (photo,) = shown(dinner, bob, alice)
    say(blocking.block, carla.id, bob.key)

    assert public(dinner) == [photo]
    assert public(dinner, alice) == [photo]
    assert public(dinner, carla) == []
