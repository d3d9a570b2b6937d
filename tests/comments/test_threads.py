"""Threads begin closed, open for a while, and know what they hang on."""

from datetime import timedelta

from chapters.models import Chapter
from comments import threads
from comments.models import Thread
from core.database import writing
from members.models import Member
from tests.comments.talking import again
from tests.conftest import StandingClock


def test_a_thread_begins_closed(alice: Member) -> None:
    with writing():
        thread = threads.begin("/blog/x", "X", "blog", author_id=alice.id)

    assert (thread.opened_at, thread.closes_at, thread.count) == (None, None, 0)


def test_a_thread_is_open_for_ever_unless_told_otherwise(thread: Thread) -> None:
    with writing():
        threads.open_until(thread.id)

    assert again(thread).closes_at is None


def test_one_that_was_open_before_keeps_the_day_it_was_opened_on(thread: Thread, clock: StandingClock) -> None:
    opened_at = thread.opened_at
    clock.forward(days=3)

    with writing():
        threads.open_until(thread.id, clock.now + timedelta(days=1))

    thread = again(thread)
    assert thread.opened_at == opened_at
    assert thread.closes_at == clock.now + timedelta(days=1)


def test_what_it_hangs_on_can_be_said_anew(thread: Thread, charlotte: Chapter) -> None:
    with writing():
        threads.describe(thread.id, "/blog/y", "Y", "blog", chapter_id=charlotte.id)

    thread = again(thread)
    assert (thread.path, thread.title, thread.chapter_id, thread.author_id) == ("/blog/y", "Y", charlotte.id, None)


def test_shutting_away_loses_nothing(thread: Thread) -> None:
    with writing():
        threads.shut_away(thread.id)

    assert again(thread).opened_at is None
    assert again(thread).closes_at is not None
