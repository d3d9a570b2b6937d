"""Evenings elsewhere that count at home."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from events.rsvps.models import Rsvp  # noqa: F401 -- the table this one refers to must be known


class MakeUp(Base):
    """An evening elsewhere, by the RSVP to it, and the one date at home that it makes up for.

    It counts as long as they were there, by their own word or the door's, and are at home where the date is: both are
    looked up when it is read.
    """

    __tablename__ = "make_up"
    __table_args__ = (UniqueConstraint("member_id", "event_id"),)

    rsvp_id: Mapped[int] = mapped_column(ForeignKey("rsvp.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    #: The date at home that was missed, or will be.
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    created_at: Mapped[datetime]
