"""Tables that are offered; one that is answered, taken back or over is no row any more."""

from datetime import date, datetime, time

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from chapters.models import Chapter  # noqa: F401 -- the tables these ones refer to must be known
from core.database import Base
from members.models import Member  # noqa: F401

LONGEST_WORDS, LONGEST_PLACE = 400, 120


class TableOffer(Base):
    """What a member offers visitors of their home chapter: on which evenings, where, for how many.

    One waits for each member. Its evenings are `days` (ISO 8601), or every one of a `weekday` until the last day.
    """

    __tablename__ = "table_offer"
    __table_args__ = (CheckConstraint("weekday between 0 and 6", name="weekday"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), unique=True)
    weekday: Mapped[int | None]
    days: Mapped[list[str]] = mapped_column(JSON, default=list)
    until_on: Mapped[date]
    starts_at: Mapped[time]
    place: Mapped[str] = mapped_column(String(LONGEST_PLACE))
    seats: Mapped[int]
    words: Mapped[str] = mapped_column(String(LONGEST_WORDS))
    created_at: Mapped[datetime]
