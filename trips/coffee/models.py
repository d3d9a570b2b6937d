"""Notes that wait for an answer; one that is answered, taken back or over is no row any more."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chapters.models import Chapter  # noqa: F401 -- the tables these ones refer to must be known
from core.database import Base
from members.models import Member  # noqa: F401
from trips.models import Trip  # noqa: F401

LONGEST_NOTE = 400


class Coffee(Base):
    """What somebody who will be in town asks of a chapter's organisers: on these days, in these words.

    One waits for each member and chapter. One that was asked from a trip goes with the trip.
    """

    __tablename__ = "coffee"
    __table_args__ = (
        UniqueConstraint("chapter_id", "member_id"),
        CheckConstraint("leaves_on >= arrives_on", name="order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    trip_id: Mapped[int | None] = mapped_column(ForeignKey("trip.id", ondelete="CASCADE"), index=True)
    arrives_on: Mapped[date]
    leaves_on: Mapped[date]
    words: Mapped[str] = mapped_column(String(LONGEST_NOTE))
    created_at: Mapped[datetime]
