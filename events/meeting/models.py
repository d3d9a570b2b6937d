"""Whom somebody met."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from events.models import Event  # noqa: F401 -- the tables this one refers to must be known
from members.models import Member  # noqa: F401


class Met(Base):
    """One member says that they met another: for them alone, until the other has said so as well."""

    __tablename__ = "met"
    __table_args__ = (CheckConstraint("member_id != other_id", name="two"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    #: Whether they give the other their address and links, once the other gives theirs.
    shares_contact: Mapped[bool]
    said_at: Mapped[datetime]
