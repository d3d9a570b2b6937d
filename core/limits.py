"""Limits on what writes, mails or hashes: exact under parallel calls, shared by all workers, in a table of our own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from flask import Flask, current_app
from sqlalchemy import Table, case, delete, event
from sqlalchemy.engine import Connection

from core.clock import real_now
from core.config import Settings
from core.database import LIMITS, db, upsert
from core.models import Spent
from core.refusal import TooMany

spent = cast(Table, Spent.__table__)


@dataclass(frozen=True)
class Limit:
    """At most `allowed` times in a window of `seconds`, counted for each key apart."""

    name: str
    allowed: int
    seconds: int


def init_app(app: Flask, settings: Settings) -> None:
    """Make the counters' own file where there is one: counting must not wait for a writer who holds the main file."""
    app.config["LIMITS_ARE_ON"] = settings.rate_limits
    with app.app_context():
        engine = db.engines.get(LIMITS)
        if engine is not None:
            event.listen(engine, "connect", _prepare)
            with engine.begin() as connection:
                spent.create(connection, checkfirst=True)
            # Workers may be forked from here, and no two processes may share a connection.
            engine.dispose()


def spend(limit: Limit, *parts: str) -> None:
    """Count one more for the key made of `parts`; raises TooMany once the window's allowance is spent."""
    if not current_app.config["LIMITS_ARE_ON"]:
        return
    now = int(real_now().timestamp())
    add = upsert(spent).values(key=_key(limit, parts), count=1, ends_at_seconds=now + limit.seconds)
    over = spent.c.ends_at_seconds <= now
    add = add.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "count": case((over, 1), else_=spent.c.count + 1),
            "ends_at_seconds": case((over, now + limit.seconds), else_=spent.c.ends_at_seconds),
        },
    )
    with _counting() as connection:
        count, ends = connection.execute(add.returning(spent.c.count, spent.c.ends_at_seconds)).one()
    if count > limit.allowed:
        raise TooMany(max(1, ends - now))


def give_back(limit: Limit, *parts: str) -> None:
    """Take back one that was counted in advance and turned out not to count (a password that was right)."""
    if not current_app.config["LIMITS_ARE_ON"]:
        return
    less = spent.update().where(spent.c.key == _key(limit, parts), spent.c.count > 0).values(count=spent.c.count - 1)
    with _counting() as connection:
        connection.execute(less)


def sweep() -> int:
    """Forget windows that are over; returns how many."""
    with _counting() as connection:
        gone = connection.execute(delete(spent).where(spent.c.ends_at_seconds <= int(real_now().timestamp())))
    return gone.rowcount


@contextmanager
def _counting() -> Iterator[Connection]:
    engine = db.engines.get(LIMITS) or db.engine
    with engine.begin() as connection:
        yield connection


def _key(limit: Limit, parts: tuple[str, ...]) -> str:
    """Hashed, so that no address of a person or a network lies in the table."""
    return f"{limit.name}:{sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"


def _prepare(connection: object, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=OFF", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}").close()  # type: ignore[attr-defined]
