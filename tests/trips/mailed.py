"""What a mail says, as people read it."""

from sqlalchemy import select

from core.database import db
from mail import letters
from mail.models import Message


def mailed(kind: str) -> str:
    """The one mail of a kind, with its subject; empty where it does not hold any more."""
    made = letters.render(db.session.scalars(select(Message).where(Message.kind == kind)).one())
    body = made.get_body(("plain",)) if made else None
    return f"Subject: {made['Subject']}\n\n{body.get_content()}" if made and body else ""
