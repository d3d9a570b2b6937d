"""Four workers make dates ahead at once and are killed as they do; without lock and constraint the same goes wrong."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from sqlalchemy import UniqueConstraint

from app import create_app
from bench import filling, seats
from core.database import Base, db, writing
from events.models import Event
from tests.conftest import leave, prepare, settings_for
from tests.databases import Databases
from tests.events import unguarded
from tests.gazetteer import add_cities
from tests.people import add_chapter

KILLS, SERIES = 4, 25


@pytest.fixture
def house(committing: Flask) -> Flask:
    """Series without a date so far, on a database of their own."""
    return with_series(committing)


@pytest.fixture
def unconstrained(databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """The same, where a date of a series may have two rows."""
    table = Event.metadata.tables["event"]
    constraint = next(each for each in table.constraints if isinstance(each, UniqueConstraint))
    app = create_app(settings_for(databases.empty(), tmp_path))
    prepare(app)
    table.constraints.remove(constraint)
    with app.app_context():
        Base.metadata.create_all(db.engine)
    table.constraints.add(constraint)
    yield with_series(app)
    leave(app)


def with_series(app: Flask) -> Flask:
    """The app, with Lisbon and its series in it."""
    with app.app_context():
        with writing():
            add_chapter(add_cities()["Lisbon"])
        db.session.remove()
    filling.add_series(app, SERIES)
    return app


def filled(app: Flask, kills: int, work: filling.Work = filling.fill) -> filling.Filled:
    """What four workers come to of whom some are killed."""
    return filling.fill_and_kill(seats.environment(app.extensions["settings"]), kills, Random(11), work)


def test_four_workers_killed_as_they_fill_make_no_date_twice_and_leave_none_out(house: Flask) -> None:
    done = filled(house, KILLS)

    assert (done.killed, done.failed) == (KILLS, 0)
    assert filling.faults(house, done.last_at) == []


def test_without_lock_and_constraint_they_make_dates_twice(unconstrained: Flask) -> None:
    done = filled(unconstrained, 0, unguarded.fill)

    assert any("twice" in fault for fault in filling.faults(unconstrained, done.last_at))
