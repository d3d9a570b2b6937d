"""People who come together."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from chapters.models import Chapter, ChapterState
from core.clock import now
from core.database import db, writing
from core.refusal import Refused
from members import moving_in, queries
from members.models import Home, Member, Visibility
from members.moving_in import Newcomer
from tests.people import saved
from tests.watching import Watch


def test_each_has_a_confirmed_address_and_the_chapter_as_a_home_since_the_day_said(lisbon: Chapter) -> None:
    with writing():
        ids = moving_in.move_in(
            lisbon.id,
            [
                Newcomer("Nadia", "Nadia@Example.org", "nadia@example.org", now()),
                Newcomer("Rui", "r@x.org", "r@x.org", now()),
            ],
        )

    rows = db.session.execute(
        select(Member.id, Member.name, Member.email_canonical, Member.confirmed_at, Home.chapter_id, Home.began_at)
        .join(Home, Home.member_id == Member.id)
        .order_by(Member.id)
    ).all()
    assert rows == [
        (ids[0], "Nadia", "nadia@example.org", now(), lisbon.id, now()),
        (ids[1], "Rui", "r@x.org", now(), lisbon.id, now()),
    ]


def test_they_are_counted(lisbon: Chapter) -> None:
    with writing():
        moving_in.move_in(lisbon.id, _people(3))

    assert db.session.scalar(select(Chapter.members)) == 3


def test_what_they_show_of_themselves_comes_along(lisbon: Chapter) -> None:
    shown = Newcomer(
        "Nadia",
        "n@x.org",
        "n@x.org",
        now(),
        "she/her",
        "Ask me",
        Visibility.EVERYBODY,
        ("https://a.example", "https://b.example"),
    )

    with writing():
        (member_id,) = moving_in.move_in(lisbon.id, [shown])

    profile = queries.own_profile(member_id)
    assert (profile.pronouns, profile.starter, profile.visibility) == ("she/her", "Ask me", Visibility.EVERYBODY)
    assert [handle.url for handle in queries.handles_of(member_id)] == ["https://a.example", "https://b.example"]


@pytest.mark.parametrize("changed", [{"state": ChapterState.ARCHIVED}, {"is_suspended": True}])
def test_a_shut_chapter_takes_nobody(lisbon: Chapter, changed: dict[str, object]) -> None:
    for name, value in changed.items():
        setattr(lisbon, name, value)
    saved(lisbon)

    with pytest.raises(Refused), writing():
        moving_in.move_in(lisbon.id, _people(1))

    assert db.session.scalars(select(Member.id)).all() == []


def test_an_unknown_chapter_takes_nobody() -> None:
    with pytest.raises(Refused), writing():
        moving_in.move_in(404, _people(1))


def test_an_address_that_is_known_takes_everybody_back(lisbon: Chapter, bob: Member) -> None:
    with pytest.raises(IntegrityError), writing():
        moving_in.move_in(lisbon.id, [*_people(1), Newcomer("Bob", "BOB@example.com", "bob@example.com", now())])

    assert db.session.scalars(select(Member.name)).all() == ["Bob Tavares"]


@pytest.mark.parametrize("count", [1, 50])
def test_fifty_cost_as_many_statements_as_one(lisbon: Chapter, watch: Watch, count: int) -> None:
    with watch.statements() as seen, writing():
        moving_in.move_in(lisbon.id, _people(count))

    assert len(seen) == 4


def _people(count: int) -> list[Newcomer]:
    return [Newcomer(f"Member {number}", f"m{number}@x.org", f"m{number}@x.org", now()) for number in range(count)]
