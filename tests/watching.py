"""Seeing what reaches the database, so that a test can hold a page to a number of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event


class Watch:
    """An ear at a connection."""

    def __init__(self, connection: Connection | Engine) -> None:
        self._connection = connection

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """The statements sent inside the block, without savepoints, in order."""
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                seen.append(statement)

        event.listen(self._connection, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(self._connection, "before_cursor_execute", note)
