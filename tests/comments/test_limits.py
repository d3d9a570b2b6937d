"""How much somebody may write: one in thirty seconds, ten on the first day; a double press is not counted."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from comments import bodies, operations, posting, threads
from comments.forms import CommentForm
from comments.models import Thread
from core import clock
from core.database import db, writing
from core.refusal import TooMany
from core.tokens import fresh_key
from members import sessions, signed_in
from members.models import Member
from members.signed_in import SignedIn
from tests.conftest import app_on_a_copy
from tests.databases import Databases


@pytest.fixture
def limited(databases: Databases, template: str, tmp_path: Path) -> Iterator[Flask]:
    """An app that counts, on a database of its own."""
    with app_on_a_copy(databases, template, tmp_path, rate_limits=True) as app, app.test_request_context():
        yield app


@pytest.fixture
def thread(limited: Flask) -> Thread:
    """An open conversation."""
    with writing():
        thread = threads.begin("/blog/x", "X", "blog")
        threads.open_until(thread.id)
    return thread


def who(name: str, age: timedelta = timedelta(0)) -> SignedIn:
    """Somebody new who is signed in, with an account of this age."""
    now = clock.now()
    member = Member(key=fresh_key(), name=name, email=f"{name}@example.com", created_at=now - age, confirmed_at=now)
    with writing():
        db.session.add(member)
        db.session.flush()
        token = sessions.begin(member.id, "192.0.2.0/24", "Firefox on Linux")
    found = signed_in.signed_in(token)
    assert found
    return found


def send(thread: Thread, reader: SignedIn, text: str) -> None:
    """Read a form that says this."""
    posting.read(CommentForm(MultiDict({"body": text})), thread.id, reader)


class Passing:
    """Time as it passes for what counts."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def forward(self, seconds: int) -> None:
        """Let so many seconds pass."""
        self.by += timedelta(seconds=seconds)

    def now(self) -> datetime:
        """What time it is then."""
        return clock.real_now() + self.by


@pytest.fixture
def passing(monkeypatch: pytest.MonkeyPatch) -> Passing:
    """The time that limits read, which passes when it is told to."""
    passing = Passing()
    monkeypatch.setattr("core.limits.real_now", passing.now)
    return passing


def test_the_second_comment_within_thirty_seconds_is_refused(thread: Thread, passing: Passing) -> None:
    eve, fay = who("Eve"), who("Fay")
    send(thread, eve, "One")

    with pytest.raises(TooMany) as refusal:
        send(thread, eve, "Two")
    send(thread, fay, "Somebody else may")
    passing.forward(31)
    send(thread, eve, "Two")

    assert 0 < refusal.value.retry_after_seconds <= 30


def test_the_same_words_sent_again_are_not_counted(thread: Thread) -> None:
    reader = who("Eve")
    send(thread, reader, "One")
    with writing():
        operations.comment(thread.id, reader.member_id, bodies.written("One"))

    send(thread, reader, "One")

    with pytest.raises(TooMany):
        send(thread, reader, "Two")


@pytest.mark.parametrize(("age", "allowed"), [(timedelta(hours=1), 10), (timedelta(days=1), 11)])
def test_ten_are_allowed_on_the_first_day(thread: Thread, passing: Passing, age: timedelta, allowed: int) -> None:
    reader = who("Eve", age)
    sent = 0
    for number in range(11):
        passing.forward(31)
        try:
            send(thread, reader, f"Number {number}")
            sent += 1
        except TooMany:
            break

    assert sent == allowed
