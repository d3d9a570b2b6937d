"""What lets a calendar program read a member's own calendar."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base
from members.models import Member  # noqa: F401 -- the table this one refers to must be known


class PrivateCalendar(Base):
    """A member's calendar has an address, in which `key` stands signed; another key is another address."""

    __tablename__ = "private_calendar"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    created_at: Mapped[datetime]
