"""Ties hold when many verbs run at once: one home a person, numbers that are right, an organiser and an admin left."""

import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from chapters.models import Chapter
from cities.models import City, Country
from core.clock import now
from core.database import db, writing
from core.models import Club
from core.refusal import Refused
from core.sqlite import engines
from core.tokens import fresh_key
from events.rsvps import rsvping
from members import homes, leaving, operations, roles
from members.links import Errand
from members.models import Home, Member, Role, SiteRole, TeamRole
from members.signed_in import ORGANISING
from tests.people import add_event, add_members

CITIES = ("lisbon", "porto", "koln", "berlin")


@pytest.fixture
def club(committing: Flask) -> Flask:
    """Four chapters with the ids 1 to 4; the members 1 and 2 organise the first, 3 and 4 are admins, 5 is neither."""
    with committing.app_context(), writing():
        db.session.add(Club(name="Supper Club", tagline="A table in every city."))
        db.session.add(Country(code="PT", name="Portugal", continent="Europe"))
        db.session.flush()
        db.session.add_all(_city(number, name) for number, name in enumerate(CITIES, 1))
        db.session.flush()
        db.session.add_all(_chapter(number, name) for number, name in enumerate(CITIES, 1))
        db.session.add_all(
            Member(key=fresh_key(), name=name, created_at=now(), confirmed_at=now(), is_admin=name in ("Cleo", "Dora"))
            for name in ("Ann", "Ben", "Cleo", "Dora", "Eli")
        )
        db.session.flush()
        db.session.add_all(
            Role(member_id=number, chapter_id=1, role=TeamRole.ORGANISER, created_at=now()) for number in (1, 2)
        )
    return committing


def test_many_moves_at_once_leave_one_home_and_right_numbers(club: Flask) -> None:
    moves = [(member_id, chapter_id) for member_id in (1, 2) for chapter_id in (1, 2, 3, 4)] * 3

    failures = at_once(club, [partial(homes.make_home, *move) for move in moves])

    with club.app_context():
        now_at = db.session.execute(
            select(Home.chapter_id, func.count()).where(Home.ended_at.is_(None)).group_by(Home.chapter_id)
        )
        at_home = {row[0]: row[1] for row in now_at}
        kept = {id_: count for id_, count in db.session.execute(select(Chapter.id, Chapter.members)) if count}
    assert failures == []
    assert sum(at_home.values()) == 2
    assert kept == at_home


#: Ways in which somebody stops to organise the first chapter, or to be an admin.
WAYS: dict[str, Callable[[int], object]] = {
    "is taken off": lambda member_id: roles.take(member_id, 1, by=member_id),
    "becomes a host": lambda member_id: roles.give(member_id, 1, TeamRole.HOST, by=member_id),
    "leaves": leaving.delete_account,
    "lays it down": lambda member_id: roles.dismiss(member_id, SiteRole.ADMIN, by=member_id),
    "is ended": lambda member_id: roles.dismiss(member_id, SiteRole.ADMIN, by=7 - member_id),
    "is banned": lambda member_id: leaving.ban(member_id, by=5, reason="Sold seats"),
}


@pytest.fixture
def unlocked(club: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The same, but chapters and admins are only read, and whoever asks whether another is left waits for the other.

    On SQLite, which lets one writer in at a time, no transaction begins at all.
    """
    both = threading.Barrier(2)

    def met(check: Callable[..., None], *given: object) -> None:
        check(*given)
        both.wait(20)

    monkeypatch.setattr(roles, "_lock_chapter", lambda chapter_id: db.session.get_one(Chapter, chapter_id))
    monkeypatch.setattr(roles, "hold_admins", lambda: None)
    for check in ("_refuse_last", "_refuse_last_admin"):
        monkeypatch.setattr(roles, check, partial(met, getattr(roles, check)))
    with club.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "SELECT 1")
    return club


@pytest.mark.parametrize(
    ("ann", "ben"),
    [
        ("is taken off", "is taken off"),
        ("is taken off", "leaves"),
        ("becomes a host", "is banned"),
        ("leaves", "leaves"),
    ],
)
def test_the_last_two_organisers_who_stop_at_once_leave_one(club: Flask, ann: str, ben: str) -> None:
    failures = at_once(club, [partial(WAYS[ann], 1), partial(WAYS[ben], 2)])

    assert [type(failure) for failure in failures] == [Refused]
    assert organisers(club) == 1


def test_without_the_chapters_lock_they_leave_nobody(unlocked: Flask) -> None:
    at_once(unlocked, [partial(WAYS["is taken off"], 1), partial(WAYS["leaves"], 2)])

    assert organisers(unlocked) == 0


@pytest.mark.parametrize(
    ("cleo", "dora"),
    [("leaves", "leaves"), ("leaves", "is banned"), ("is ended", "is ended"), ("lays it down", "leaves")],
)
def test_the_last_two_admins_who_stop_at_once_leave_one(club: Flask, cleo: str, dora: str) -> None:
    failures = at_once(club, [partial(WAYS[cleo], 3), partial(WAYS[dora], 4)])

    assert [type(failure) for failure in failures] == [Refused]
    assert admins(club) == 1


@pytest.mark.parametrize(("cleo", "dora"), [("leaves", "is banned"), ("is ended", "is ended")])
def test_without_the_lock_of_admins_they_leave_nobody(unlocked: Flask, cleo: str, dora: str) -> None:
    at_once(unlocked, [partial(WAYS[cleo], 3), partial(WAYS[dora], 4)])

    assert admins(unlocked) == 0


def test_members_who_leave_while_others_move_in_wait_for_nobody_crosswise(club: Flask) -> None:
    """Who leaves gives back a seat and is counted out of a chapter that others are counted into."""
    with club.app_context(), writing():
        chapter = db.session.get_one(Chapter, 1)
        event_id = add_event(chapter).id
        people = add_members(12, chapter)
    with club.app_context():
        for member in people:
            with writing():
                rsvping.rsvp(event_id, member.id)

    leave = [partial(leaving.delete_account, member.id) for member in people[::2]]
    move = [partial(homes.make_home, member.id, number % 3 + 2) for number, member in enumerate(people[1::2])]
    failures = at_once(club, [act for pair in zip(leave, move, strict=True) for act in pair])

    assert failures == []


def test_one_address_signed_up_at_once_is_one_member(club: Flask) -> None:
    failures = at_once(club, [lambda: operations.sign_up("Eve", "e@example.com", "e@example.com", Errand())] * 6)

    with club.app_context():
        count = db.session.scalar(select(func.count()).where(Member.email_canonical == "e@example.com"))
    assert failures == []
    assert count == 1


def organisers(club: Flask) -> int:
    """How many who are not banned organise the first chapter."""
    held = select(func.count()).select_from(Role).join(Member, Member.id == Role.member_id)
    with club.app_context():
        return db.session.scalar(held.where(Role.role.in_(ORGANISING), Member.banned_at.is_(None))) or 0


def admins(club: Flask) -> int:
    """How many admins there are who can sign in."""
    with club.app_context():
        able = select(func.count()).where(Member.is_admin, Member.banned_at.is_(None), Member.deleted_at.is_(None))
        return db.session.scalar(able) or 0


def at_once(app: Flask, acts: Sequence[Callable[[], object]]) -> list[Exception]:
    """Do all of this at once, each in a transaction of its own; returns what failed."""
    gate = threading.Barrier(len(acts))
    failures: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        with app.app_context():
            gate.wait()
            try:
                with writing():
                    act()
            except Exception as error:  # noqa: BLE001 -- every failure is told to the test
                failures.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def _city(number: int, name: str) -> City:
    return City(
        id=number, name=name, country_code="PT", latitude=0, longitude=0, zone="Europe/Lisbon", population=number
    )


def _chapter(number: int, name: str) -> Chapter:
    return Chapter(
        id=number,
        slug=name,
        name=name,
        city_id=number,
        zone="Europe/Lisbon",
        country_code="PT",
        tincture="gules",
        metal="or",
        division="pale",
        letters="",
        founded_on=date(2021, 3, 1),
        created_at=now(),
    )
