"""Counts stay right when many write, thank and decide at once; without the lock they would not."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import func, select

from comments import operations, reactions, threads
from comments.bodies import Written
from comments.models import Comment, CommentState, Thanks, Thread
from comments.moderating import deciding
from core.clock import now
from core.database import db, writing
from core.sqlite import engines
from core.tokens import fresh_key
from members.models import Member

PEOPLE = range(1, 9)


@pytest.fixture
def club(committing: Flask) -> Flask:
    """Eight people whose comments wait, admins whose comments stand, and one open thread, number 1."""
    with committing.app_context(), writing():
        db.session.add_all(
            Member(
                id=number,
                key=fresh_key(),
                name=f"M{number}",
                created_at=now(),
                confirmed_at=now(),
                is_admin=number <= 4,
            )
            for number in PEOPLE
        )
        db.session.flush()
        thread = threads.begin("/blog/x", "X", "blog")
        threads.open_until(thread.id)
    return committing


def test_many_comments_at_once_are_all_counted(club: Flask) -> None:
    acts = [partial(operations.comment, 1, number, words(f"{number}: {n}")) for number in PEOPLE for n in range(3)]

    failures = at_once(club, acts)

    assert failures == []
    assert counted(club) == (12, 12)


def test_one_press_that_arrives_many_times_is_one_comment(club: Flask) -> None:
    failures = at_once(club, [partial(operations.comment, 1, 1, words("Hello"))] * 8)

    assert failures == []
    assert counted(club) == (1, 1)


def test_thanks_that_arrive_at_once_are_counted_once_each(club: Flask) -> None:
    with club.app_context(), writing():
        number = operations.comment(1, 1, words("Hello")).id

    failures = at_once(club, [partial(reactions.thank, number, member) for member in PEOPLE if member > 1] * 3)

    with club.app_context():
        thanks = db.session.scalar(select(Comment.thanks).where(Comment.id == number))
        rows = db.session.scalar(select(func.count()).select_from(Thanks))
    assert failures == []
    assert (thanks, rows) == (7, 7)


def test_moderators_who_decide_about_the_same_at_once_count_each_comment_once(club: Flask) -> None:
    with club.app_context(), writing():
        other = threads.begin("/blog/y", "Y", "blog")
        threads.open_until(other.id)
        held = [
            operations.comment(thread_id, number, words(f"In {thread_id}")).id
            for number in (5, 6, 7, 8)
            for thread_id in (other.id, 1)
        ]

    decisions = [partial(deciding.release, held, 1), partial(deciding.release, held[::-1], 2)] * 3
    failures = at_once(club, decisions)

    assert failures == []
    assert counted(club) == (4, 4)


def test_without_the_lock_the_same_comments_go_wrong(club: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    all_have_read = threading.Barrier(4)

    def read_only(thread_id: int) -> Thread:
        found = db.session.get_one(Thread, thread_id, populate_existing=True)
        all_have_read.wait(timeout=20)
        return found

    monkeypatch.setattr(threads, "lock", read_only)
    monkeypatch.setattr(operations, "lock", partial(db.session.get_one, Member))
    with club.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "BEGIN")

    failures = at_once(club, [partial(operations.comment, 1, number, words(str(number))) for number in (1, 2, 3, 4)])

    assert not any(isinstance(failure, threading.BrokenBarrierError) for failure in failures)
    assert failures or counted(club) != (4, 4)


def words(text: str) -> Written:
    """Words made ready."""
    return Written(text, f"<p>{text}</p>")


def counted(app: Flask) -> tuple[int | None, int | None]:
    """What the first thread says of itself, and how many of its comments can be read."""
    with app.app_context():
        readable = select(func.count()).where(Comment.thread_id == 1, Comment.state == CommentState.VISIBLE)
        return db.session.scalar(select(Thread.count).where(Thread.id == 1)), db.session.scalar(readable)


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

    runners = [threading.Thread(target=run, args=(act,)) for act in acts]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    return failures
