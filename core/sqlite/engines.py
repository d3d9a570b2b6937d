"""Engines of SQLite: PRAGMAs, an explicit BEGIN, and one engine that cannot write."""

from typing import Any

from sqlalchemy import Engine, event

from core.sqlite import turns

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={turns.MILLISECONDS}",
    "trusted_schema=OFF",
)


def prepare(engine: Engine, *, reads: bool = False) -> None:
    """Make an engine safe: each connection's PRAGMAs, and transactions that may write at once, or that cannot."""
    event.listen(engine, "connect", _prepare)
    if reads:
        event.listen(engine, "connect", _read_only)
        begins_with(engine, "BEGIN")
    else:
        engine.dialect.do_begin = turns.begin_writing  # type: ignore[assignment, method-assign]


def begins_with(engine: Engine, statement: str) -> None:
    """Let transactions begin with a statement, which Python's driver leaves to whoever uses it.

    The dialect does it, for an engine that has listeners calls them for every statement it is given.
    """

    def begin(connection: Any) -> None:
        connection.execute(statement).close()

    engine.dialect.do_begin = begin  # type: ignore[assignment, method-assign]


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _read_only(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only=ON").close()
