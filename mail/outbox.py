"""Putting messages into the outbox and taking them out again, in the transaction of what they report."""

import functools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, or_, update
from sqlalchemy.dialects import postgresql, sqlite

from core import clock
from core.database import db, upsert
from core.tokens import fresh_key
from mail.models import Delivery, Message

KEY_LENGTH = 22
#: The fact that opens an account: it is taken out of the row as soon as nothing needs it any more.
LINK = "token"

_table = cast(Table, Message.__table__)
_is_quiet: ContextVar[bool] = ContextVar("is_quiet", default=False)


def queue(
    kind: str,
    to_address: str,
    to_name: str,
    facts: dict[str, Any],
    once: str | None = None,
    due_at: datetime | None = None,
) -> None:
    """Queue a message in the caller's transaction, due at once or at `due_at`; it goes out if that commits.

    A second one with the same `once` is not queued. What `kind` may be, its package says in `LETTERS`.
    """
    put([message(kind, to_address, to_name, facts, once, due_at)])


def message(
    kind: str,
    to_address: str,
    to_name: str,
    facts: dict[str, Any],
    once: str | None = None,
    due_at: datetime | None = None,
) -> dict[str, Any]:
    """The row of a message that is still to be `put`: who writes to many puts all of them at once."""
    now, quiet = clock.now(), _is_quiet.get()
    return {
        "key": fresh_key(KEY_LENGTH),
        "kind": kind,
        "facts": without_link(facts) if quiet else facts,
        "to_address": to_address,
        "to_name": to_name,
        "delivery": Delivery.QUIET if quiet else Delivery.QUEUED,
        "once": once,
        "created_at": now,
        "due_at": due_at or now,
        "attempts": 0,
    }


def put(messages: Sequence[dict[str, Any]]) -> None:
    """Queue messages, as `queue` queues one."""
    if messages:
        db.session.connection().execute(_inserting(db.engine.dialect.name), messages)


def withdraw(once: str) -> None:
    """Take back what is still queued under `once`, or under words that begin with it: "reminder:731" is all of 731's.

    The words are free again afterwards, so that what holds once more can be queued once more.
    """
    words = once.rstrip(":")
    db.session.execute(
        update(_table)
        .where(
            _table.c.delivery == Delivery.QUEUED,
            or_(_table.c.once == words, _table.c.once.startswith(f"{words}:", autoescape=True)),
        )
        .values(delivery=Delivery.WITHDRAWN, once=None)
    )


def forget(to_address: str) -> None:
    """Delete everything that was sent, or is still to be sent, to an address."""
    db.session.execute(delete(_table).where(_table.c.to_address == to_address))


@contextmanager
def quietly() -> Iterator[None]:
    """What is queued inside the block is kept as a row and never sent: for a past that is made up."""
    before = _is_quiet.set(True)
    try:
        yield
    finally:
        _is_quiet.reset(before)


def without_link(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of a message that needs its link no more."""
    return {name: fact for name, fact in facts.items() if name != LINK}


@functools.cache
def _inserting(_dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Built once for each kind of database: building it costs more than running it."""
    return upsert(_table).on_conflict_do_nothing(index_elements=["once"])
