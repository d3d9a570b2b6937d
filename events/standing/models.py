"""A member's word on all dates of a series."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Base, one_of
from events.models import Series  # noqa: F401 -- the table this one refers to must be known
from members.models import Visibility


class StandingRsvp(Base):
    """Count me in every time: from it an RSVP is made for each date on which its member has said nothing.

    `carried_until_on` is the day up to which that has been done, None before the first time: what the series has been
    filled with beyond it is due.
    """

    __tablename__ = "standing_rsvp"
    __table_args__ = (CheckConstraint("guests BETWEEN 0 AND 5", name="guests"),)

    series_id: Mapped[int] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    guests: Mapped[int] = mapped_column(default=0)
    visibility: Mapped[Visibility] = mapped_column(one_of(Visibility), default=Visibility.ATTENDEES)
    #: What was answered to the series' questions, by their ids: it goes with the RSVP to each date.
    responses: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    since_at: Mapped[datetime]
    carried_until_on: Mapped[date | None]
