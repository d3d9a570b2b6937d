"""Queueing and looking at messages in tests."""

from typing import Any

from sqlalchemy import select

from core.database import db, writing
from mail import outbox
from mail.models import Message


def put(kind: str = "note", to: str = "bob@example.com", **more: Any) -> None:
    """Queue a message in a transaction of its own; what is not an option of the outbox is a fact."""
    options = {name: more.pop(name) for name in ("once", "due_at") if name in more}
    with writing():
        outbox.queue(kind, to, "Bob Tavares", {"words": "Hello", **more}, **options)


def rows() -> list[Message]:
    """Every message as it stands now, in order."""
    db.session.rollback()
    return list(db.session.scalars(select(Message).order_by(Message.id).execution_options(populate_existing=True)))


def row() -> Message:
    """The one message."""
    (found,) = rows()
    return found
