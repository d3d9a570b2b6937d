"""Waiting for SQLite's one writing lock: its own waiting sleeps longer each time, while the lock is free again soon."""

import threading
from time import monotonic
from typing import Any

from core.sqlite.library import MODULE

#: How long a transaction waits for its turn.
MILLISECONDS = 5000
#: A transaction holds the lock for a millisecond or two.
AGAIN_AFTER_SECONDS = 0.0003

#: Of a process one thread asks at a time, the others wait behind it and are woken when it has the lock.
_TURN = threading.Lock()
_NEVER = threading.Event()


def begin_writing(connection: Any) -> None:
    """Begin a transaction that holds the writing lock; raises the driver's error when nobody lets go in time."""
    until = monotonic() + MILLISECONDS / 1000
    is_next = _TURN.acquire(timeout=MILLISECONDS / 1000)
    try:
        connection.execute("PRAGMA busy_timeout=0").close()
        while not _begun(connection, is_last=monotonic() > until):
            _NEVER.wait(AGAIN_AFTER_SECONDS)
    finally:
        connection.execute(f"PRAGMA busy_timeout={MILLISECONDS}").close()
        if is_next:
            _TURN.release()


def _begun(connection: Any, *, is_last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE").close()
    except MODULE.OperationalError as error:
        if is_last or "database is locked" not in str(error):
            raise
        return False
    return True
