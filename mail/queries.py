"""What the mailbox shows: messages as they were sent, read back from their sources."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from sqlalchemy import ColumnElement, func, select

from core import clock
from core.database import db
from core.writing.paging import Page
from mail.models import Delivery, Message

A_PAGE = 50
#: The headers we write come to a fraction of this; what follows them is not read for a list.
_HEAD_CHARACTERS = 4000


@dataclass(frozen=True)
class Sent:
    """A message in the list."""

    key: str
    subject: str
    to: str
    sent_at: datetime


@dataclass(frozen=True)
class Opened:
    """A message, opened: who wrote to whom, what came along, and its three faces."""

    key: str
    subject: str
    sender: str
    to: str
    sent_at: datetime
    files: tuple[str, ...]
    html: str
    text: str
    source: str


def sent(number: int) -> Page[Sent]:
    """The page `number` of what was sent, newest first, fifty a page."""
    rows = db.session.execute(
        select(Message.key, Message.to_name, Message.to_address, Message.sent_at, _head())
        .where(_is_kept())
        .order_by(Message.sent_at.desc(), Message.id.desc())
        .offset((number - 1) * A_PAGE)
        .limit(A_PAGE)
    ).all()
    total = db.session.scalar(select(func.count()).select_from(Message).where(_is_kept())) or 0
    return Page([_sent(row) for row in rows], number, A_PAGE, total)


def on_its_way() -> int:
    """How many messages are due and not sent yet."""
    due = select(func.count()).where(Message.delivery == Delivery.QUEUED, Message.due_at <= clock.now())
    return db.session.scalar(due) or 0


def opened(key: str) -> Opened | None:
    """The message with this key as it was sent, or None where there is none."""
    row = db.session.execute(
        select(Message.key, Message.source, Message.sent_at).where(Message.key == key, _is_kept())
    ).first()
    if row is None:
        return None
    read = _read(row.source)
    return Opened(
        key=row.key,
        subject=read["Subject"].strip(),
        sender=read["From"].addresses[0].display_name,
        to=", ".join(part for part in _names(read) if part),
        sent_at=row.sent_at,
        files=tuple(part.get_filename() or "" for part in read.iter_attachments()),
        html=_part(read, "html"),
        text=_part(read, "plain"),
        source=row.source.replace("\r\n", "\n"),
    )


def _is_kept() -> ColumnElement[bool]:
    return (Message.delivery == Delivery.SENT) & Message.source.is_not(None)


def _head() -> ColumnElement[str]:
    return func.substr(Message.source, 1, _HEAD_CHARACTERS).label("head")


def _sent(row: Any) -> Sent:
    subject = _read(row.head.partition("\r\n\r\n")[0])["Subject"].strip()
    return Sent(row.key, subject, row.to_name or row.to_address, cast(datetime, row.sent_at))


def _names(read: EmailMessage) -> tuple[str, str]:
    to = read["To"].addresses[0]
    return (to.display_name, to.addr_spec)


def _part(read: EmailMessage, kind: str) -> str:
    body = read.get_body((kind,))
    return str(body.get_content()) if body else ""


def _read(source: str) -> EmailMessage:
    return message_from_string(source, policy=default)
