"""Ties hold when many verbs run at once: one home a person, numbers that are right, an organiser left."""

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
from core.refusal import Refused
from core.tokens import fresh_key
from members import homes, operations, roles
from members.links import Errand
from members.models import Home, Member, Role, TeamRole

CITIES = ("lisbon", "porto", "koln", "berlin")


@pytest.fixture
def club(committing: Flask) -> Flask:
    """Four chapters with the ids 1 to 4, and two members, 1 and 2, who both organise the first."""
    with committing.app_context(), writing():
        db.session.add(Country(code="PT", name="Portugal", continent="Europe"))
        db.session.flush()
        db.session.add_all(_city(number, name) for number, name in enumerate(CITIES, 1))
        db.session.flush()
        db.session.add_all(_chapter(number, name) for number, name in enumerate(CITIES, 1))
        db.session.add_all(
            Member(key=fresh_key(), name=name, created_at=now(), confirmed_at=now()) for name in ("Ann", "Ben")
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


def test_two_organisers_who_leave_at_once_leave_one(club: Flask) -> None:
    failures = at_once(club, [lambda: roles.take(1, 1, by=1), lambda: roles.take(2, 1, by=2)])

    with club.app_context():
        left = db.session.scalar(select(func.count()).select_from(Role))
    assert [type(failure) for failure in failures] == [Refused]
    assert left == 1


def test_one_address_signed_up_at_once_is_one_member(club: Flask) -> None:
    failures = at_once(club, [lambda: operations.sign_up("Eve", "e@example.com", "e@example.com", Errand())] * 6)

    with club.app_context():
        count = db.session.scalar(select(func.count()).where(Member.email_canonical == "e@example.com"))
    assert failures == []
    assert count == 1


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
