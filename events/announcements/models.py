"""What organisers have told people."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chapters.models import Chapter
from core.database import Base, one_of
from events.models import Event
from members.models import Member


class Audience(enum.StrEnum):
    """For whom it is: those of an event, or everybody at home in the chapter or following it."""

    GOING = "going"
    WAITING = "waiting"
    COMING = "coming"
    CHAPTER = "chapter"


class Announcement(Base):
    """Words of a chapter's organiser, mailed to `people` at `due_at` unless taken back before that.

    An urgent one is due at once and goes before other mail.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        CheckConstraint("(audience = 'chapter') = (event_id IS NULL)", name="audience"),
        Index("ix_announcement_event", "event_id", "due_at"),
        Index("ix_announcement_chapter", "chapter_id", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    audience: Mapped[Audience] = mapped_column(one_of(Audience))
    is_urgent: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str] = mapped_column(String(120), default="")
    body: Mapped[str] = mapped_column(Text)
    people: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    chapter: Mapped[Chapter] = relationship(lazy="raise_on_sql")
    event: Mapped[Event | None] = relationship(lazy="raise_on_sql")
    author: Mapped[Member | None] = relationship(lazy="raise_on_sql")
