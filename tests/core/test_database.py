"""The two engines, the two kinds of transaction, and columns that behave alike on both databases."""

from datetime import UTC, datetime, timedelta, timezone
from typing import cast

import pytest
from flask import Flask
from sqlalchemy import QueuePool, Table, func, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

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


def test_all_that_is_read_is_read_on_one_connection_however_it_is_asked_for(committing: Flask) -> None:
    with committing.app_context():
        plain = db.session.connection()
        db.session.scalar(select(Club.name))
        joined = db.session.connection()

        assert plain is joined is db.session.get_bind()
        assert held() == (0, 1)


def test_the_other_way_round_it_is_one_connection_as_well(committing: Flask) -> None:
    with committing.app_context():
        db.session.scalar(select(Club.name))
        db.session.connection().execute(select(Club.name))

        assert held() == (0, 1)


@pytest.mark.parametrize("how", ["remove", "rollback", "close", "writing", "the end of the context"])
def test_what_was_read_on_is_given_back(committing: Flask, how: str) -> None:
    with committing.app_context():
        for _ in range(2):
            db.session.connection().execute(select(Club.name))
            db.session.scalar(select(Club.name))
            if how == "writing":
                with writing():
                    assert held() == (0, 0)
                    db.session.add(Club(name="Club", tagline=""))
                    db.session.flush()
                    assert held() == (1, 0)
            elif how != "the end of the context":
                getattr(db.session, how)()
    with committing.app_context():
        assert held() == (0, 0)


def test_what_a_verb_decides_on_is_read_anew_though_somebody_still_holds_it(committing: Flask) -> None:
    with committing.app_context():
        with writing():
            club = Club(id=1, name="Club", tagline="")
            db.session.add(club)
        with db.engine.begin() as other:
            other.execute(_club_table().update().values(name="Another"))
        db.session.connection().execute(select(Club.tagline))

        with writing():
            again = db.session.get(Club, 1)

            assert again is club
            assert again.name == "Another"


@pytest.mark.parametrize("how", ["rollback", "close"])
def test_a_connection_is_given_back_though_the_end_goes_wrong(
    committing: Flask, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def goes_wrong(_session: Session) -> None:
        raise OSError("the disk is gone")

    with committing.app_context():
        db.session.connection().execute(select(Club.name))
        with monkeypatch.context() as patch, pytest.raises(OSError, match="gone"):
            patch.setattr(Session, how, goes_wrong)
            getattr(db.session, how)()

        assert held() == (0, 0)
        assert db.session.connection().execute(select(Club.name)).first() is None


def test_what_somebody_else_wrote_meanwhile_is_read_after_a_rollback_only(committing: Flask) -> None:
    """One transaction is one view of the rows, on SQLite; PostgreSQL's reading engine looks anew each time."""
    with committing.app_context():
        names = [db.session.connection().execute(select(Club.name)).scalar()]
        with db.engine.begin() as other:
            other.execute(_club_table().insert().values(id=1, name="Club", tagline=""))
        names.append(db.session.connection().execute(select(Club.name)).scalar())
        names.append(db.session.scalar(select(Club.name)))
        db.session.rollback()
        names.append(db.session.connection().execute(select(Club.name)).scalar())

    looks_anew = db.engine.dialect.name == "postgresql"
    assert names == ([None, "Club", "Club", "Club"] if looks_anew else [None, None, None, "Club"])


def test_writing_is_done_on_the_engine_that_writes_whatever_was_read_before(committing: Flask) -> None:
    with committing.app_context():
        db.session.connection().execute(select(Club.name))
        with writing():
            db.session.connection().execute(_club_table().insert().values(id=1, name="Club", tagline=""))
            db.session.scalar(select(Club.name))

            assert held() == (1, 0)

        assert db.session.connection().execute(select(Club.name)).scalar() == "Club"


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


def held() -> tuple[int, int]:
    """How many connections are in use of the engine that writes, and of the one that reads."""
    writes, reads = (cast(QueuePool, db.engines[key].pool) for key in (None, READING))
    return writes.checkedout(), reads.checkedout()


def _club_table() -> Table:
    return db.metadata.tables["club"]


def _message_table() -> Table:
    return db.metadata.tables["message"]
