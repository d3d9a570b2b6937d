"""Threads and comments for tests, made through the verbs."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from chapters.models import Chapter
from comments import operations, threads
from comments.bodies import Signs, Written, written
from comments.models import Comment, Thread
from comments.moderating import deciding
from core import clock
from core.database import db, writing
from mail.models import Message
from members.models import Member

Row = TypeVar("Row", Comment, Thread)

OPEN_FOR = timedelta(days=90)
PATH = "/blog/what-a-name-badge-knows"


def begin(chapter: Chapter | None = None, author: Member | None = None, **more: Any) -> Thread:
    """An open thread on a post about name badges, moderated by a chapter's team or the site's admins."""
    with writing():
        thread = threads.begin(
            PATH,
            "What a name badge knows",
            "blog",
            chapter_id=chapter.id if chapter else None,
            author_id=author.id if author else None,
        )
        threads.open_until(thread.id, more.get("closes_at", clock.now() + OPEN_FOR))
    return thread


def say(thread: Thread, author: Member, text: str = "I am the bees man.", to: Comment | None = None) -> Comment:
    """A comment, as it came to stand."""
    with writing():
        made = operations.comment(thread.id, author.id, words(text, to))
    return again(made)


def words(text: str, to: Comment | None = None, signs: Signs | None = None) -> Written:
    """Words made ready to be a comment."""
    return written(text, to.id if to else None, signs)


def trust(thread: Thread, *people: Member) -> None:
    """Let two comments of each through, so that the next ones stand at once."""
    for person in people:
        let_through(say(thread, person, f"Hello from {person.name}"), say(thread, person, f"Bye from {person.name}"))


def let_through(*held: Comment) -> None:
    """Release comments, as the house itself."""
    with writing():
        deciding.release([comment.id for comment in held], None)


def again(row: Row) -> Row:
    """The row as it stands now."""
    kind = type(row)
    return db.session.scalars(select(kind).where(kind.id == row.id).execution_options(populate_existing=True)).one()


def mails(kind: str) -> Sequence[Message]:
    """The messages of a kind as they stand now, in order."""
    found = select(Message).where(Message.kind == kind).order_by(Message.id)
    return db.session.scalars(found.execution_options(populate_existing=True)).all()
