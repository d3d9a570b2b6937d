"""What every test stands on: an app, a database that forgets, a clock that stands still, no way out of the house."""

import contextvars
import gc
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
from flask import Flask, has_request_context, request
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine, event

import core.clock
from app import create_app
from core import club
from core.caching import shelves
from core.config import Settings
from core.database import READING, Base, UnitOfWork, db
from tests.databases import (
    Databases,
    NoPostgres,
    PostgresDatabases,
    PostgresServer,
    SqliteFiles,
    in_memory,
    postgres_programs,
)
from tests.watching import Watch

pytest_plugins = ["tests.people"]

#: A Wednesday noon in Greenwich, an ordinary day between two changes of clocks.
NOON = datetime(2026, 10, 7, 12, tzinfo=UTC)
SERVER = pytest.StashKey[str]()
#: Where the URL of a PostgreSQL server stands that the tests may use instead of one of their own.
GIVEN = "TEST_DATABASE_URL"

hypothesis.settings.register_profile("house", deadline=None, derandomize=True, database=None, max_examples=50)
hypothesis.settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What was loaded and collected stays: looking through it again and again would take no small part of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database=postgresql` runs the same tests on PostgreSQL; `--histories` and `--late` make them try harder."""
    parser.addoption("--database", choices=["sqlite", "postgresql"], default="sqlite", help="what the tests run on")
    parser.addoption("--histories", type=int, default=100, help="how many histories of an event's seats are tried")
    parser.addoption("--late", type=int, default=0, help="by how many milliseconds answers come late in a journey")


def pytest_configure(config: pytest.Config) -> None:
    """One PostgreSQL server for all workers: the one that is given, or one started here."""
    config.addinivalue_line("markers", "once: comes out alike whatever the database, so it is tried on SQLite alone")
    if config.getoption("database") == "sqlite":
        return
    if hasattr(config, "workerinput"):
        config.stash[SERVER] = config.workerinput["server"]
        return
    url = os.environ.get(GIVEN)
    if not url:
        try:
            programs = postgres_programs()
            server = PostgresServer(programs, in_memory())
            url = server.start()
            # Backups are made by the programs of the very server they are made of.
            os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
        except NoPostgres as error:
            raise pytest.UsageError(str(error)) from None
        config.add_cleanup(server.stop)
    config.stash[SERVER] = url.replace("postgresql://", "postgresql+psycopg://")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what comes out alike there."""
    if config.getoption("database") == "postgresql":
        alike = [item for item in items if item.get_closest_marker("once")]
        items[:] = [item for item in items if not item.get_closest_marker("once")]
        config.hook.pytest_deselected(items=alike)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each worker where the server is."""
    node.workerinput["server"] = node.config.stash.get(SERVER, "")


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the tests run on."""
    return f"database: {config.getoption('database')}"


class EachRequestAlone(FlaskClient):
    """A client whose requests do not share the test's own app context, and so neither `g` nor the session."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return contextvars.Context().run(super().open, *args, **kwargs)


class StandingClock:
    """The clock of a test: it stands until it is moved."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.move_to(NOON)

    @property
    def now(self) -> datetime:
        """Where the clock stands."""
        return core.clock.now()

    def move_to(self, instant: datetime) -> None:
        """Put the clock to an instant."""
        self._stack.enter_context(core.clock.standing_at(instant))

    def forward(self, **by: float) -> None:
        """Move the clock forward, as in `clock.forward(hours=2)`."""
        self.move_to(self.now + timedelta(**by))


@pytest.fixture(autouse=True)
def clock() -> Iterator[StandingClock]:
    """Wednesday 7 October 2026, noon UTC, until the test moves it."""
    with ExitStack() as stack:
        yield StandingClock(stack)


@pytest.fixture(autouse=True)
def nothing_sleeps_or_calls_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that sleeps, or that calls anything but this machine, fails."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            pytest.fail(f"a test called out to {address}")
        connect(self, address)

    monkeypatch.setattr(time, "sleep", lambda _seconds: pytest.fail("a test slept: wait on an event instead"))
    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(scope="session")
def databases(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where this run's databases come from; those on a server of the tests' own go with it."""
    if pytestconfig.getoption("database") == "sqlite":
        yield SqliteFiles(tmp_path_factory.mktemp("databases"))
        return
    made = PostgresDatabases(pytestconfig.stash[SERVER])
    yield made
    if os.environ.get(GIVEN):
        made.drop_all()


@pytest.fixture(scope="session")
def template(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database with every table and no row, to which nobody is connected."""
    url = databases.empty()
    app = create_app(settings_for(url, tmp_path_factory.mktemp("data")))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        leave(app)
    return url


@pytest.fixture(scope="session")
def app(databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app that ordinary tests share, with their transactions rolled back after each of them."""
    with app_on_a_copy(databases, template, tmp_path_factory.mktemp("data")) as app:
        yield app


@pytest.fixture
def committing(databases: Databases, template: str, tmp_path: Path) -> Iterator[Flask]:
    """An app on a database of its own, with its real two engines: for races, threads and what engines refuse."""
    with app_on_a_copy(databases, template, tmp_path) as app:
        yield app


@pytest.fixture(autouse=True)
def rolled_back(app: Flask) -> Iterator[None]:
    """What a test writes is gone after it."""
    with forgetting(app):
        yield


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser of a stranger."""
    return app.test_client()


@pytest.fixture
def another_client(app: Flask) -> Callable[[], FlaskClient]:
    """More browsers, each with cookies of its own."""
    return app.test_client


@pytest.fixture
def watch(rolled_back: None) -> Watch:
    """Counts the statements that reach the database: `with watch.statements() as seen: ...; len(seen)`."""
    return Watch(db.engine)


class InsideAnother(UnitOfWork):
    """A session whose commit is a savepoint's where its app has one connection for all (`forgetting`)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(db.engines[READING], Connection):
            self.join_transaction_mode = "create_savepoint"


@contextmanager
def forgetting(app: Flask) -> Iterator[None]:
    """Both engines are one connection whose outer transaction never commits; writing stays bound to `writing()`."""
    with app.app_context(), db.engine.connect() as connection, pytest.MonkeyPatch.context() as patch:
        outer = connection.begin()
        event.listen(connection, "before_cursor_execute", _refuse_stray_writes)
        for key in (None, READING):
            patch.setitem(db.engines, key, connection)
        patch.setattr(db.session.session_factory, "class_", InsideAnother)
        _empty_shelves(app, patch)
        patch.setitem(app.extensions, "club", club.Kept())
        yield
        db.session.remove()
        outer.rollback()


def _empty_shelves(app: Flask, patch: pytest.MonkeyPatch) -> None:
    for name, shelf in shelves().items():
        patch.setitem(app.extensions, name, shelf)


@contextmanager
def going_back(app: Flask) -> Iterator[None]:
    """A part of what `forgetting` will forget: at its end everything is as it was at its beginning."""
    connection: Any = db.engine
    with app.app_context(), connection.begin_nested() as point, pytest.MonkeyPatch.context() as patch:
        _empty_shelves(app, patch)
        yield
        db.session.remove()
        point.rollback()


@contextmanager
def copied(databases: Databases, url: str) -> Iterator[str]:
    """The URL of a database with everything the one at `url` holds, which is gone afterwards."""
    new = databases.copy(url)
    yield new
    databases.drop(new)


@contextmanager
def app_on_a_copy(databases: Databases, template: str, data_dir: Path, **changed: Any) -> Iterator[Flask]:
    """An app under test on a database of its own, which is gone afterwards."""
    with copied(databases, template) as url:
        app = create_app(settings_for(url, data_dir, **changed))
        prepare(app)
        yield app
        leave(app)


def settings_for(url: str, data_dir: Path, **changed: Any) -> Settings:
    """The settings of an app under test, which lies on a loopback address and counts no limits."""
    given: dict[str, Any] = {
        "base_url": "http://localhost",
        "database_url": url,
        "data_dir": data_dir,
        "secret_key": f"for-tests-{uuid4().hex}",
        "rate_limits": False,
        "log_level": "WARNING",
    }
    return Settings(**(given | changed))


def prepare(app: Flask) -> None:
    """Let the app be tested: errors reach the test, a changed page is rebuilt at once."""
    app.test_client_class = EachRequestAlone
    app.config.update(TESTING=True, PAGES_REBUILT_AFTER_SECONDS=0)


def leave(app: Flask) -> None:
    """Let go of the app's connections, so that its database can be copied or dropped."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def _refuse_stray_writes(connection: Connection | Engine, _cursor: Any, statement: str, *_rest: Any) -> None:
    """What the reading engine would refuse in the running product: a write that stands outside `writing()`."""
    if not has_request_context() or not statement.startswith(("INSERT", "UPDATE", "DELETE")):
        return
    if not db.session().info.get("writing"):
        raise AssertionError(f"{request.method} {request.path} wrote outside writing(): {statement[:80]}")
    if request.method in ("GET", "HEAD") and not statement.startswith(HOUSEKEEPING):
        raise AssertionError(f"{request.method} {request.path} changed a row: {statement[:80]}")


#: What reading may write, and nothing else: when a session was last seen, and on record who took a list away.
HOUSEKEEPING = ("UPDATE session SET seen_at", "INSERT INTO act")
