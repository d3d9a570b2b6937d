"""The two engines, the two kinds of transaction, and columns that behave alike on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import Table, func, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from core.database import READING, db, touched, writing
from core.models import Club, Version


def version(scope: str) -> int | None:
    return db.session.scalar(select(Version.number).where(Version.scope == scope))


def test_what_is_written_inside_writing_is_there_afterwards() -> None:
    with writing():
        db.session.add(Club(name="Club", tagline=""))

    assert db.session.scalar(select(Club.name)) == "Club"


def test_what_goes_wrong_inside_writing_leaves_nothing() -> None:
    with pytest.raises(KeyError), writing():
        db.session.add(Club(name="Club", tagline=""))
        db.session.flush()
        raise KeyError

    assert db.session.scalar(select(func.count()).select_from(Club)) == 0


def test_writing_inside_writing_is_refused() -> None:
    with writing(), pytest.raises(RuntimeError, match="inside"), writing():
        pass


def test_the_reading_engine_cannot_write(committing: Flask) -> None:
    with committing.app_context(), pytest.raises(DBAPIError, match=r"read.?only"):
        db.session.execute(text("INSERT INTO version (scope, number) VALUES ('x', 1)"))


def test_a_session_reads_again_after_writing(committing: Flask) -> None:
    with committing.app_context():
        with writing():
            db.session.add(Club(name="Club", tagline=""))

        assert db.session.get_bind() is db.engines[READING]
        assert db.session.scalar(select(Club.name)) == "Club"


def test_a_touched_scope_has_a_new_version_once_a_transaction() -> None:
    with writing():
        touched("site")
        touched("site", "chapter:lisbon")
    with writing():
        touched("site")

    assert (version("site"), version("chapter:lisbon")) == (2, 1)


def test_a_scope_touched_by_a_transaction_that_failed_keeps_its_version() -> None:
    with pytest.raises(KeyError), writing():
        touched("site")
        raise KeyError
    with writing():
        pass

    assert version("site") is None


def test_an_instant_comes_back_in_utc() -> None:
    eastern = timezone(timedelta(hours=-5))
    stored = datetime(2026, 10, 7, 7, 30, tzinfo=eastern)
    with writing():
        db.session.execute(text("DELETE FROM message"))
        db.session.execute(
            _message_table()
            .insert()
            .values(
                key="k", kind="k", facts={}, to_address="a@example.com", to_name="A", created_at=stored, due_at=stored
            )
        )

    found = db.session.scalar(select(_message_table().c.due_at))

    assert found == datetime(2026, 10, 7, 12, 30, tzinfo=UTC)
    assert found.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(StatementError, match="zone"), writing():
        db.session.execute(_message_table().update().values(due_at=datetime(2026, 10, 7)))


def _message_table() -> Table:
    return db.metadata.tables["message"]
