"""What is pressed at the door, and what people say themselves the morning after."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base

LONGEST_KEY = 40
LONGEST_NAME = 254
LONGEST_THANKS = 200
#: The largest party that comes through a door at once.
MOST_AT_ONCE = 20


class CheckIn(Base):
    """One press at the door, only ever added to; who is here follows from all of them (`events.door.arrivals`).

    `key` is made where it was pressed, so that one that is handed in twice is one. It is about an RSVP, or about
    somebody who walked in without one: `walk_in` is then the key of the press that first said so.
    """

    __tablename__ = "check_in"
    __table_args__ = (
        CheckConstraint("(rsvp_id IS NULL) != (walk_in IS NULL)", name="about"),
        CheckConstraint("came > 0", name="came"),
        Index("ix_check_in_event", "event_id", "pressed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(LONGEST_KEY), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    rsvp_id: Mapped[int | None] = mapped_column(ForeignKey("rsvp.id", ondelete="CASCADE"), index=True)
    walk_in: Mapped[str | None] = mapped_column(String(LONGEST_KEY))
    is_undo: Mapped[bool]
    #: How many people of the party.
    came: Mapped[int]
    #: What somebody who walked in is called, if they said; forgotten after a month.
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="", server_default="")
    pressed_at: Mapped[datetime]
    created_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))


class Attendance(Base):
    """Somebody's own word on whether they were there, and their line to the hosts; nothing is said until they do."""

    __tablename__ = "attendance"

    rsvp_id: Mapped[int] = mapped_column(ForeignKey("rsvp.id", ondelete="CASCADE"), primary_key=True)
    was_there: Mapped[bool | None]
    said_at: Mapped[datetime | None]
    thanks: Mapped[str] = mapped_column(String(LONGEST_THANKS), default="", server_default="")
    thanked_at: Mapped[datetime | None]
