"""Photos of an event."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Base
from events.models import Event
from events.photos.allowance import LONGEST_ALT
from media.models import Upload
from members.models import Member


class Photo(Base):
    """One photo and its smaller copy; those who were there and the hosts see it, and everybody once a host shows it.

    One that is taken down is seen by nobody, until who asked for that takes it back; without them it stays so. It
    changes under the event's lock, and `Event.photos` and `Event.photos_shown` count what is to be seen.
    """

    __tablename__ = "photo"
    __table_args__ = (
        CheckConstraint("shown_at IS NULL OR may_be_public", name="agreed"),
        CheckConstraint("shown_at IS NULL OR taken_down_at IS NULL", name="seen"),
        Index("ix_photo_event_id", "event_id"),
        Index("ix_photo_member_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    upload_id: Mapped[int] = mapped_column(ForeignKey("upload.id"), unique=True)
    small_id: Mapped[int] = mapped_column(ForeignKey("upload.id"), unique=True)
    alt: Mapped[str] = mapped_column(String(LONGEST_ALT), default="")
    #: Whether whoever added it said that everybody may see it.
    may_be_public: Mapped[bool] = mapped_column(default=False)
    #: When a host showed it to everybody.
    shown_at: Mapped[datetime | None]
    taken_down_at: Mapped[datetime | None]
    #: Who asked for that, or that not everybody sees it.
    taken_down_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    member: Mapped[Member] = relationship(lazy="raise_on_sql", foreign_keys=[member_id])
    upload: Mapped[Upload] = relationship(lazy="raise_on_sql", foreign_keys=[upload_id])
