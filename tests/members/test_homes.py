"""Homes and follows, and the numbers that go with them."""

from typing import Any

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter, ChapterState
from core import consequences
from core.database import db, writing
from core.models import Version
from core.refusal import Refused
from members import homes
from members.models import Follow, Home, Member
from tests.people import saved


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What followed from a verb, instead of the verbs arranged above."""
    seen: list[tuple[str, dict[str, Any]]] = []
    arranged = {name: [lambda name=name, **facts: seen.append((name, facts))] for name in consequences.NAMES}
    monkeypatch.setattr(consequences, "_arranged", arranged)
    return seen


def members_of(chapter: Chapter) -> int:
    """The number kept at the chapter."""
    return db.session.scalars(select(Chapter.members).where(Chapter.id == chapter.id)).one()


def homes_of(member: Member) -> list[tuple[int, bool]]:
    """The history: chapter, and whether it is over."""
    rows = db.session.execute(select(Home.chapter_id, Home.ended_at).where(Home.member_id == member.id))
    return [(chapter_id, ended_at is not None) for chapter_id, ended_at in rows]


def test_a_first_home_is_counted(dan: Member, lisbon: Chapter, happened: list[Any]) -> None:
    with writing():
        homes.make_home(dan.id, lisbon.id)

    assert homes_of(dan) == [(lisbon.id, False)]
    assert members_of(lisbon) == 1
    assert [name for name, _ in happened] == ["home_moved"]
    assert happened[0][1]["chapter"].id == lisbon.id


def test_moving_keeps_the_history_and_both_numbers(bob: Member, lisbon: Chapter, charlotte: Chapter) -> None:
    with writing():
        homes.make_home(bob.id, charlotte.id)

    assert homes_of(bob) == [(lisbon.id, True), (charlotte.id, False)]
    assert (members_of(lisbon), members_of(charlotte)) == (0, 1)


def test_the_same_home_twice_is_one(bob: Member, lisbon: Chapter, happened: list[Any]) -> None:
    with writing():
        homes.make_home(bob.id, lisbon.id)

    assert homes_of(bob) == [(lisbon.id, False)]
    assert members_of(lisbon) == 1
    assert happened == []


def test_leaving_a_home_keeps_its_history(bob: Member, lisbon: Chapter, happened: list[Any]) -> None:
    with writing():
        homes.leave_home(bob.id)

    assert homes_of(bob) == [(lisbon.id, True)]
    assert members_of(lisbon) == 0
    assert [name for name, _ in happened] == ["member_left"]


def test_leaving_without_a_home_is_nothing(dan: Member, happened: list[Any]) -> None:
    with writing():
        homes.leave_home(dan.id)

    assert happened == []


@pytest.mark.parametrize("changed", [{"state": ChapterState.ARCHIVED}, {"is_suspended": True}])
def test_a_shut_chapter_takes_nobody(dan: Member, lisbon: Chapter, changed: dict[str, Any]) -> None:
    for name, value in changed.items():
        setattr(lisbon, name, value)
    saved(lisbon)

    with pytest.raises(Refused, match="takes no members"), writing():
        homes.make_home(dan.id, lisbon.id)
    assert homes_of(dan) == []


def test_a_banned_member_makes_no_home(dan: Member, lisbon: Chapter) -> None:
    dan.banned_at = dan.created_at
    saved(dan)

    with pytest.raises(Refused), writing():
        homes.make_home(dan.id, lisbon.id)


def test_pages_of_both_chapters_are_out_of_date(bob: Member, lisbon: Chapter, charlotte: Chapter) -> None:
    with writing():
        homes.make_home(bob.id, charlotte.id)

    scopes = set(db.session.scalars(select(Version.scope)))
    assert {"site", "chapter:lisbon", "chapter:charlotte"} <= scopes


def test_following_twice_is_following_once(dan: Member, lisbon: Chapter) -> None:
    with writing():
        homes.follow(dan.id, lisbon.id)
        homes.follow(dan.id, lisbon.id)

    assert db.session.scalar(select(func.count()).select_from(Follow)) == 1


def test_unfollowing_ends_it_and_twice_is_no_error(dan: Member, lisbon: Chapter) -> None:
    with writing():
        homes.follow(dan.id, lisbon.id)
        homes.unfollow(dan.id, lisbon.id)
        homes.unfollow(dan.id, lisbon.id)

    assert db.session.scalar(select(func.count()).select_from(Follow)) == 0
