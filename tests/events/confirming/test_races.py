"""Whoever holds an event and signs for its chapter does not wait for one who holds the chapter and wants the event."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from flask import Flask

from chapters import confirming
from chapters.models import Chapter
from core.database import db, writing
from events import ledger
from events.models import Event
from tests.conftest import StandingClock
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event

#: On SQLite, which lets one writer in at a time, the two do not meet, and go on after this.
MEET_WITHIN_SECONDS = 0.3


@pytest.fixture
def chapter_id(committing: Flask, clock: StandingClock) -> int:
    """Lisbon, silent, with one event, on a database of its own."""
    with committing.app_context():
        with writing():
            chapter = add_chapter(add_cities()["Lisbon"])
            add_event(chapter)
            chapter_id = chapter.id
        db.session.remove()
    clock.forward(days=91)
    return chapter_id


def test_a_sign_waits_for_nobody(committing: Flask, chapter_id: int) -> None:
    assert crossing(committing, chapter_id, confirming.sign) == []


def test_a_sign_that_waited_could_wait_for_ever(committing: Flask, chapter_id: int) -> None:
    with committing.app_context():
        can_cross = db.engine.dialect.name == "postgresql"

    assert bool(crossing(committing, chapter_id, confirming.confirm)) is can_cross


def crossing(app: Flask, chapter_id: int, sign: Callable[[int], None]) -> list[Exception]:
    """What goes wrong when one locks the chapter and then the event, and another the event and then signs."""
    met, failures = threading.Barrier(2), list[Exception]()

    def closes() -> None:
        ledger.hold(db.session.get_one(Chapter, chapter_id))
        _wait(met)
        ledger.locked(Event, 1)

    def edits() -> None:
        ledger.locked(Event, 1)
        _wait(met)
        sign(chapter_id)

    threads = [threading.Thread(target=partial(_run, app, act, failures)) for act in (closes, edits)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def _run(app: Flask, act: Callable[[], None], failures: list[Exception]) -> None:
    with app.app_context():
        try:
            with writing():
                act()
        except Exception as error:  # noqa: BLE001 -- every failure is told to the test
            failures.append(error)
        finally:
            db.session.remove()


def _wait(met: threading.Barrier) -> None:
    try:
        met.wait(MEET_WITHIN_SECONDS)
    except threading.BrokenBarrierError:
        return
