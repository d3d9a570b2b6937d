"""The ground under the tests is itself tried: it forgets, it refuses, and it is the database it says it is."""

import socket
import time

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from core.database import db, writing
from core.models import Version
from tests.conftest import StandingClock
from tests.watching import Watch


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_commits_the_next_does_not_see(turn: str) -> None:
    before = db.session.scalar(select(func.count()).select_from(Version))

    with writing():
        db.session.add(Version(scope="site", number=1))

    assert before == 0
    assert db.session.scalar(select(func.count()).select_from(Version)) == 1


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_committing_app_has_a_database_of_its_own(committing: Flask, turn: str) -> None:
    with committing.app_context():
        with writing():
            db.session.add(Version(scope="site", number=1))

        assert db.session.scalar(select(func.count()).select_from(Version)) == 1


def test_the_reading_engine_cannot_write(committing: Flask) -> None:
    with committing.app_context():
        db.session.add(Version(scope="site", number=1))

        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            db.session.flush()


def test_the_tests_run_on_the_database_that_was_asked_for(pytestconfig: pytest.Config) -> None:
    assert db.engine.dialect.name == pytestconfig.getoption("database")


def test_statements_can_be_counted(watch: Watch) -> None:
    with watch.statements() as seen:
        db.session.scalar(select(func.count()).select_from(Version))

    assert len(seen) == 1


def test_the_clock_stands_until_it_is_moved(clock: StandingClock) -> None:
    noon = clock.now

    clock.forward(hours=2)

    assert (clock.now - noon).total_seconds() == 7200


def test_sleeping_fails_a_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="slept"):
        time.sleep(1)  # noqa: TID251


def test_calling_out_fails_a_test() -> None:
    with socket.socket() as out, pytest.raises(pytest.fail.Exception, match="called out"):
        out.connect(("192.0.2.1", 80))
