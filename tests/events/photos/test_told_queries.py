"""The mail that a photo was taken down, as it arrives, and when it no longer holds."""

import pytest
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.models import Event
from events.photos import operations
from mail import letters
from mail.models import Message
from members import roles
from members.models import Member, TeamRole
from tests.events.photos.taking import added
from tests.events.rsvps.saying import say
from tests.people import add_member, add_role


@pytest.fixture
def photo(dinner: Event, alice: Member, bob: Member, carla: Member) -> str:
    """Bob's, which carla took down."""
    (key,) = added(dinner, bob)
    say(operations.take_down, dinner.id, key, carla.id)
    return key


def mail(to: Member, kind: str = "photo_taken_down") -> str | None:
    """What is sent to somebody now, subject and text."""
    asked = select(Message).where(Message.kind == kind, Message.to_address == to.email)
    made = letters.render(db.session.scalars(asked).one())
    return f"{made['Subject']}\n{made.get_body(('plain',)).get_content()}" if made else None  # type: ignore[union-attr]


def test_owner_and_host_read_which_event_it_was_and_not_who_asked(
    photo: str, dinner: Event, bob: Member, alice: Member
) -> None:
    to_owner, to_host = mail(bob), mail(alice)

    assert to_owner
    assert to_owner.startswith("A photo was taken down: October dinner, Wed 14 Oct\n")
    assert "a photo you added to October dinner" in to_owner
    assert to_host
    assert "It stays hidden unless they take that back." in to_host
    assert f"http://localhost/events/{dinner.id}/photos" in to_host
    assert "Carla" not in to_owner + to_host


def test_nothing_is_said_of_one_that_is_back_or_gone(
    photo: str, dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    say(operations.put_back, dinner.id, photo, carla.id)
    back = mail(bob)
    say(operations.delete, dinner.id, photo, bob.id)

    assert [back, mail(alice)] == [None, None]


def test_hosts_and_owner_read_that_one_is_public_no_longer_and_not_who_asked(
    dinner: Event, bob: Member, alice: Member, dan: Member
) -> None:
    (key,) = added(dinner, bob)
    say(operations.show, dinner.id, key, alice.id)
    say(operations.object_to, dinner.id, key, dan.id)

    to_owner, to_host = mail(bob, "photo_objected_to"), mail(alice, "photo_objected_to")

    assert to_owner
    assert to_owner.startswith("A photo is public no longer: October dinner, Wed 14 Oct\n")
    assert to_host
    assert "cannot be made public again" in to_host
    assert "Dan" not in to_owner + to_host


def test_who_is_a_host_no_longer_is_not_told(
    dinner: Event, bob: Member, carla: Member, alice: Member, lisbon: Chapter
) -> None:
    host = add_member("Henk Host", lisbon)
    add_role(host, lisbon, TeamRole.HOST)
    (key,) = added(dinner, bob)
    say(operations.take_down, dinner.id, key, carla.id)

    say(roles.take, host.id, lisbon.id, by=alice.id)

    assert mail(host) is None
