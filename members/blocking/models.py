"""Somebody whom a member would rather not meet."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from members.models import Member  # noqa: F401 -- the table this one refers to must be known


class Block(Base):
    """A member has blocked another; only the one who did it ever learns of it."""

    __tablename__ = "block"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    blocked_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    created_at: Mapped[datetime]
