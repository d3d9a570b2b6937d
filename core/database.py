"""The database: the typed base of all tables, the two engines, and the one place where writing begins and commits."""

import enum
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import flask_sqlalchemy.session
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, Enum, MetaData, Table, TypeDecorator
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase

from core.config import Settings
from core.sqlite import engines
from core.sqlite.library import MODULE
from core.statements import Compiled

READING = "reading"
LIMITS = "limits"


class Instant(TypeDecorator[datetime]):
    """A moment in time: refuses naive values, stores UTC, returns aware UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table subclasses; `datetime` columns are instants."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Instant}


def one_of(words: type[enum.StrEnum]) -> Enum:
    """A column type that holds one of an enum's values, as text and without a database type of its own."""
    return Enum(words, native_enum=False, length=12, values_callable=lambda all_: [word.value for word in all_])


class UnitOfWork(flask_sqlalchemy.session.Session):
    """A session that reads on an engine which cannot write, until `writing()` says otherwise.

    Reading needs none of the books that a session keeps of a transaction, and they cost as much as a statement: plain
    statements are run on a connection that is taken once and given back at the end, and the session joins in on it.
    """

    _reading: Connection | None = None
    _writing: Connection | None = None

    def get_bind(self, *_args: Any, bind: Engine | Connection | None = None, **_kwargs: Any) -> Engine | Connection:
        if self.info.get("writing"):
            return bind or db.engines[None]
        return bind or self._reading or db.engines[READING]

    def connection(self, *args: Any, **kwargs: Any) -> Connection:
        """What the running transaction's statements are run on; looked up once for each transaction."""
        if not self.info.get("writing"):
            return self._reading or self._begin_reading()
        if self._writing is None or self._writing.closed or not self.in_transaction():
            self._writing = super().connection(*args, **kwargs)
        return self._writing

    def rollback(self) -> None:
        """The end of what was read, with or without the session's books: rows are read anew afterwards."""
        try:
            super().rollback()
            if self._reading is not None:
                self.expire_all()
        finally:
            self._end_reading()

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._end_reading()

    def _begin_reading(self) -> Connection:
        reads = self.get_bind()
        # It is a connection already where a test has one for all.
        if self.in_transaction() or isinstance(reads, Connection):
            return super().connection()
        self._reading = reads.connect()
        return self._reading

    def _end_reading(self) -> None:
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.close()


db = SQLAlchemy(
    metadata=Base.metadata,
    session_options={
        "class_": UnitOfWork,
        "join_transaction_mode": "control_fully",
        "expire_on_commit": False,
    },
)


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that may write: begins at once (BEGIN IMMEDIATE on SQLite), commits or rolls back at the end.

    What was read before is dropped, so that a verb reads again, under its lock, what it decides on. Not to be nested.
    """
    session = db.session()
    if session.info.get("writing"):
        raise RuntimeError("writing() inside writing()")
    session.rollback()
    session.info["writing"] = True
    touches: set[str] = session.info.setdefault("touched", set())
    touches.clear()
    try:
        yield
        session.flush()
        if touches:
            _bump(sorted(touches))
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info["writing"] = False


def touched(*scopes: str) -> None:
    """Say that pages kept for these scopes (`site`, `chapter:<slug>`) are out of date; written last of all."""
    db.session().info.setdefault("touched", set()).update(scopes)


def upsert(table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT of the running database's own dialect, for `on_conflict_do_update` and `on_conflict_do_nothing`."""
    return postgresql.insert(table) if db.engine.dialect.name == "postgresql" else sqlite.insert(table)


def init_app(app: Flask, settings: Settings) -> None:
    """Give the app its two engines: the default one writes, `reading` cannot."""
    app.config["SQLALCHEMY_BINDS"] = _sqlite_binds(settings) if settings.is_sqlite else _postgresql_binds(settings)
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            engine.update_execution_options(compiled_cache=Compiled())
        if settings.is_sqlite:
            engines.prepare(db.engine)
            engines.prepare(db.engines[READING], reads=True)


def _sqlite_binds(settings: Settings) -> dict[str | None, dict[str, Any]]:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {"url": settings.database_url, "module": MODULE}
    counters = options | {"url": f"sqlite:///{settings.data_dir / 'limits.db'}"}
    return {None: dict(options), READING: dict(options), LIMITS: counters}


def _postgresql_binds(settings: Settings) -> dict[str | None, dict[str, Any]]:
    limits = (
        "-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC"
    )
    pool = {"url": settings.database_url, "pool_size": 5, "max_overflow": 10, "pool_timeout": 3, "pool_pre_ping": True}
    connect = {"connect_timeout": 3, "application_name": "chapterhouse"}
    return {
        None: pool | {"isolation_level": "READ COMMITTED", "connect_args": connect | {"options": limits}},
        READING: pool
        | {
            "isolation_level": "AUTOCOMMIT",
            "skip_autocommit_rollback": True,
            "connect_args": connect | {"options": f"{limits} -c default_transaction_read_only=on"},
        },
    }


def _bump(scopes: list[str]) -> None:
    """Raise each scope's version; in order of name, so that two writers never wait for each other crosswise."""
    rows = [{"scope": scope, "number": 1} for scope in scopes]
    db.session.connection().execute(_raising(db.engine.dialect.name), rows)


@functools.cache
def _raising(_dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Built once for each kind of database: building it costs more than running it."""
    version: Table = Base.metadata.tables["version"]
    return upsert(version).on_conflict_do_update(index_elements=["scope"], set_={"number": version.c.number + 1})
