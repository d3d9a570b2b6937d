"""Verbs on threads, for the verbs of what they hang on: begin one, keep its facts right, open and close it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, update

from comments.models import Thread
from core import clock
from core.database import db


def begin(
    path: str,
    title: str,
    scope: str,
    chapter_id: int | None = None,
    author_id: int | None = None,
) -> Thread:
    """A new thread that nobody reads or writes yet, for what stands at `path` and is called `title`.

    `chapter_id` is whose team moderates (None: the site's editors and admins), `author_id` who wrote what it hangs on,
    `scope` what the kept pages that show it are versioned by.
    """
    thread = Thread(path=path, title=title, scope=scope, chapter_id=chapter_id, author_id=author_id, count=0)
    db.session.add(thread)
    db.session.flush()
    return thread


def describe(
    thread_id: int,
    path: str,
    title: str,
    scope: str,
    chapter_id: int | None = None,
    author_id: int | None = None,
) -> None:
    """Say anew where a thread is read, what that is called and who answers for it."""
    facts = {"path": path, "title": title, "scope": scope, "chapter_id": chapter_id, "author_id": author_id}
    db.session.execute(update(Thread).where(Thread.id == thread_id).values(facts))


def open_until(thread_id: int, closes_at: datetime | None = None) -> None:
    """Let a thread be read and written in, until `closes_at`, by default until somebody closes it.

    One that was open before keeps the day it was opened on.
    """
    thread = lock(thread_id)
    thread.opened_at = thread.opened_at or clock.now()
    thread.closes_at = closes_at


def close_after(days: int, threads: Select[Any]) -> None:
    """Let those of these threads that are public close so many days after they were opened, or (0) never."""
    is_meant = Thread.id.in_(threads) & Thread.opened_at.is_not(None)
    for thread in db.session.scalars(select(Thread).where(is_meant).order_by(Thread.id).with_for_update()):
        thread.closes_at = thread.opened_at + timedelta(days=days) if days and thread.opened_at else None


def close(thread_id: int) -> None:
    """Take no more comments until somebody lets it go on; what is there stays."""
    thread = lock(thread_id)
    thread.closed_at = thread.closed_at or clock.now()


def go_on(thread_id: int) -> None:
    """Take comments again, until the day it closes by itself."""
    lock(thread_id).closed_at = None


def shut_away(thread_id: int) -> None:
    """Nobody reads or writes in a thread whose owner is not public any more; nothing is lost."""
    lock(thread_id).opened_at = None


def lock(thread_id: int) -> Thread:
    """The thread's row, read under its lock until the transaction ends."""
    db.session.execute(update(Thread).where(Thread.id == thread_id).values(count=Thread.count))
    return db.session.scalars(
        select(Thread).where(Thread.id == thread_id).execution_options(populate_existing=True)
    ).one()
