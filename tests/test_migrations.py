"""The migrations make the tables that the models describe, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, select, text

from app import create_app
from core.database import Base, db, writing
from core.running.migrating import include_name
from events.models import Event
from pages import commands
from tests.conftest import leave, prepare, settings_for
from tests.databases import Databases
from tests.gazetteer import add_cities
from tests.people import add_chapter, add_event


@pytest.fixture
def bare(databases: Databases, tmp_path: Path) -> Iterator[Flask]:
    """An app on a database without tables."""
    app = create_app(settings_for(databases.empty(), tmp_path))
    prepare(app)
    commands.init_app(app)
    with app.app_context():
        yield app
    leave(app)


def test_the_migrations_make_what_the_models_describe(bare: Flask) -> None:
    upgrade()

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": include_name})
        assert compare_metadata(context, Base.metadata) == []


def test_the_migrations_can_be_taken_back(bare: Flask) -> None:
    upgrade()

    downgrade(revision="base")

    with db.engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}


def test_upgrading_twice_is_upgrading_once(bare: Flask) -> None:
    upgrade()
    upgrade()

    with db.engine.connect() as connection:
        assert inspect(connection).has_table("rsvp")


def test_a_table_that_was_rebuilt_keeps_its_checks(bare: Flask) -> None:
    upgrade()

    with db.engine.connect() as connection:
        checks = {check["name"] for check in inspect(connection).get_check_constraints("event")}
    assert {"ck_event_order", "ck_event_counts", "ck_event_seats"} <= checks


def test_programmes_are_carried_onto_the_row_and_back(bare: Flask) -> None:
    items = [{"title": title, "speaker": "", "link": ""} for title in ("Maps", "Supper")]
    upgrade()
    with writing():
        add_event(add_chapter(add_cities()["Lisbon"]), programme=items)
    db.session.remove()

    downgrade(revision="0031")

    with db.engine.begin() as connection:
        placed = connection.execute(text("SELECT position, title FROM programme_item ORDER BY position")).all()
        counted = connection.scalar(text("SELECT programme FROM event"))
    assert (placed, counted) == ([(1, "Maps"), (2, "Supper")], 2)

    upgrade()

    assert db.session.scalars(select(Event.programme)).one() == items
