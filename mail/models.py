"""The outbox: one row for each message somebody is due, written in the transaction of what it reports."""

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, one_of


class Delivery(enum.StrEnum):
    """Where a message stands; `quiet` ones (a made-up past) are never sent, `withdrawn` ones no longer hold."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"
    QUIET = "quiet"


class Message(Base):
    """A message as kind and facts; rendered when it is delivered, and kept as sent only where the mailbox shows it."""

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_due", "delivery", "due_at"), Index("ix_message_to", "to_address"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(22), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    to_address: Mapped[str] = mapped_column(String(254))
    to_name: Mapped[str] = mapped_column(String(200))
    delivery: Mapped[Delivery] = mapped_column(
        one_of(Delivery),
        default=Delivery.QUEUED,
    )
    #: One message for each of these: a second one with the same words is not queued ("reminder:731:42").
    once: Mapped[str | None] = mapped_column(String(120), unique=True)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    #: Until then nobody takes it up: somebody is at it, or it pauses after an attempt that failed.
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    failure: Mapped[str | None] = mapped_column(String(300))
    source: Mapped[str | None] = mapped_column(Text)
