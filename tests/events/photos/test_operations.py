"""The verbs of photos, and what the event's row counts after each."""

from datetime import date

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db
from core.refusal import Refused
from events.models import Event
from events.photos import operations, queries
from events.photos.models import Photo
from media import storage
from media.models import Upload
from members import leaving
from members.blocking import operations as blocking
from members.models import Act, Member
from tests.conftest import StandingClock
from tests.events.photos.taking import SMALL, added, counted
from tests.events.rsvps.saying import mails_to, say
from tests.people import add_event, add_member, add_role


def uploads() -> int | None:
    """How many pictures have a row."""
    return db.session.scalar(select(func.count()).select_from(Upload))


def seen_by(event: Event, reader: Member | None, sees_all: bool) -> list[str]:
    """The keys of what a reader sees."""
    return [photo.key for photo in queries.seen(event.id, reader.id if reader else None, sees_all).items]


def test_what_is_added_is_counted_and_is_for_those_who_were_there(dinner: Event, bob: Member, carla: Member) -> None:
    photos = added(dinner, bob, 2)

    assert counted(dinner) == (2, 0)
    assert seen_by(dinner, carla, sees_all=True) == photos
    assert seen_by(dinner, None, sees_all=False) == []


def test_the_address_of_pictures_shows_none_of_them_to_anybody(dinner: Event, bob: Member) -> None:
    (photo,) = added(dinner, bob)

    assert storage.find(photo) is None
    assert storage.find(photo, for_stranger=True) is None


def test_none_is_added_before_it_begins_nor_long_after(
    dinner: Event, bob: Member, lisbon: Chapter, clock: StandingClock
) -> None:
    ahead = add_event(lisbon, title="Ahead", starts_on=date(2026, 12, 1))
    with pytest.raises(Refused, match="once it has begun"):
        say(operations.add, ahead.id, bob.id, [SMALL])

    clock.forward(days=61)
    with pytest.raises(Refused, match="That is over"):
        say(operations.add, dinner.id, bob.id, [SMALL])


def test_the_verb_itself_counts_how_many_somebody_has(dinner: Event, bob: Member, carla: Member) -> None:
    added(dinner, bob, 10)
    added(dinner, bob, 10)

    with pytest.raises(Refused, match="20 photos of this event"):
        added(dinner, bob)
    assert len(added(dinner, carla)) == 1


def test_a_host_shows_one_only_where_its_owner_agreed(dinner: Event, bob: Member, carla: Member, alice: Member) -> None:
    (agreed,), (kept,) = added(dinner, bob), added(dinner, carla, may_be_public=False)

    say(operations.show, dinner.id, agreed, alice.id)
    with pytest.raises(Refused, match="has not agreed"):
        say(operations.show, dinner.id, kept, alice.id)

    assert seen_by(dinner, None, sees_all=False) == [agreed]
    assert counted(dinner) == (2, 1)
    assert db.session.scalar(select(Act.action).where(Act.member_id == alice.id)) == "event.photo shown"


def test_one_that_is_kept_back_is_for_those_who_were_there_again(dinner: Event, bob: Member, alice: Member) -> None:
    (photo,) = added(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)

    say(operations.keep_back, dinner.id, photo, alice.id)

    assert counted(dinner) == (1, 0)
    assert seen_by(dinner, None, sees_all=False) == []


def test_who_is_in_it_takes_it_down_for_everybody_and_hosts_and_owner_are_told(
    dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    (photo,) = added(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)

    say(operations.take_down, dinner.id, photo, carla.id)

    assert counted(dinner) == (0, 0)
    assert [seen_by(dinner, who, sees_all=True) for who in (alice, bob, carla, None)] == [[], [], [], []]
    assert queries.picture(dinner.id, photo, alice.id) is None
    assert [mails_to(who).count("photo_taken_down") for who in (alice, bob, carla)] == [1, 1, 0]


def test_neither_host_nor_owner_shows_it_again_but_who_asked_does_to_those_who_were_there(
    dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    (photo,) = added(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)
    say(operations.take_down, dinner.id, photo, carla.id)

    with pytest.raises(Refused, match="asked to take it down"):
        say(operations.show, dinner.id, photo, alice.id)
    with pytest.raises(Refused, match="Only who asked"):
        say(operations.put_back, dinner.id, photo, bob.id)
    say(operations.put_back, dinner.id, photo, carla.id)

    assert seen_by(dinner, bob, sees_all=True) == [photo]
    assert seen_by(dinner, None, sees_all=False) == []


def test_what_two_people_took_down_is_brought_back_by_neither(
    dinner: Event, bob: Member, carla: Member, alice: Member
) -> None:
    (photo,) = added(dinner, bob)
    for who in (carla, alice, carla):
        say(operations.take_down, dinner.id, photo, who.id)

    with pytest.raises(Refused, match="Only who asked"):
        say(operations.put_back, dinner.id, photo, carla.id)
    assert mails_to(bob).count("photo_taken_down") == 1


def test_taken_down_twice_by_one_person_is_once(dinner: Event, bob: Member, carla: Member) -> None:
    (photo,) = added(dinner, bob)
    say(operations.take_down, dinner.id, photo, carla.id)
    say(operations.take_down, dinner.id, photo, carla.id)

    say(operations.put_back, dinner.id, photo, carla.id)

    assert counted(dinner) == (1, 0)


def test_somebody_who_was_not_there_takes_a_photo_from_the_public_for_good_and_from_nobody_else(
    dinner: Event, bob: Member, carla: Member, alice: Member, dan: Member
) -> None:
    (photo,) = added(dinner, bob)
    say(operations.show, dinner.id, photo, alice.id)

    for _press in range(2):
        say(operations.object_to, dinner.id, photo, dan.id)

    assert counted(dinner) == (1, 0)
    assert seen_by(dinner, None, sees_all=False) == []
    assert seen_by(dinner, carla, sees_all=True) == [photo]
    assert [mails_to(who).count("photo_objected_to") for who in (alice, bob, dan)] == [1, 1, 0]
    with pytest.raises(Refused, match="has not agreed"):
        say(operations.show, dinner.id, photo, alice.id)


def test_one_that_is_not_public_is_not_there_to_be_objected_to(dinner: Event, bob: Member, dan: Member) -> None:
    (photo,) = added(dinner, bob)

    with pytest.raises(Refused, match="not here any more"):
        say(operations.object_to, dinner.id, photo, dan.id)
    assert counted(dinner) == (1, 0)


def test_deleting_leaves_no_row_of_either_picture(dinner: Event, bob: Member, alice: Member) -> None:
    before = uploads()
    first, _second = added(dinner, bob, 2)

    say(operations.delete, dinner.id, first, alice.id)

    assert counted(dinner) == (1, 0)
    assert uploads() == (before or 0) + 2
    with pytest.raises(Refused, match="not here any more"):
        say(operations.delete, dinner.id, first, alice.id)


def test_a_deleted_account_leaves_no_photo_and_what_it_took_down_stays_down(
    dinner: Event, bob: Member, carla: Member
) -> None:
    before = uploads()
    (of_bob,), (_of_carla,) = added(dinner, bob), added(dinner, carla)
    say(operations.take_down, dinner.id, of_bob, carla.id)

    say(leaving.delete_account, carla.id)

    assert counted(dinner) == (0, 0)
    assert list(db.session.scalars(select(Photo.member_id))) == [bob.id]
    assert uploads() == (before or 0) + 2


def test_the_photos_of_somebody_banned_are_seen_by_nobody(
    dinner: Event, bob: Member, carla: Member, alice: Member, admin: Member
) -> None:
    (photo,), (other,) = added(dinner, bob), added(dinner, carla)
    say(operations.show, dinner.id, photo, alice.id)

    say(leaving.ban, bob.id, admin.id, "Selling tickets")

    assert counted(dinner) == (1, 0)
    assert seen_by(dinner, alice, sees_all=True) == [other]
    assert queries.picture(dinner.id, photo, alice.id) is None


def test_two_who_are_apart_see_none_of_each_others(dinner: Event, bob: Member, carla: Member, alice: Member) -> None:
    (of_bob,), (of_carla,) = added(dinner, bob), added(dinner, carla)
    say(operations.show, dinner.id, of_bob, alice.id)
    say(blocking.block, carla.id, bob.key)

    assert seen_by(dinner, bob, sees_all=True) == [of_bob]
    assert seen_by(dinner, carla, sees_all=True) == [of_carla]
    assert queries.picture(dinner.id, of_bob, carla.id) is None
    assert queries.picture(dinner.id, of_carla, bob.id) is None


def test_words_are_written_for_ones_own_photos_alone(dinner: Event, bob: Member, carla: Member) -> None:
    first, second = added(dinner, bob, 2)
    (of_carla,) = added(dinner, carla)

    say(operations.describe, dinner.id, bob.id, {first: "A long table", of_carla: "Not mine"})

    said = {photo.key: photo.alt for photo in queries.seen(dinner.id, bob.id, sees_all=True).items}
    assert said == {first: "A long table", second: "", of_carla: ""}


def test_hosts_of_another_chapter_are_not_told(dinner: Event, bob: Member, carla: Member, charlotte: Chapter) -> None:
    elsewhere = add_member("Eve Elsewhere", charlotte)
    add_role(elsewhere, charlotte)
    (photo,) = added(dinner, bob)

    say(operations.take_down, dinner.id, photo, carla.id)

    assert mails_to(elsewhere) == []
