"""Trips, the cities they lead to, and what a trip has been told of."""

import enum
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from cities.models import City  # noqa: F401 -- the tables these ones refer to must be known
from core.database import Base, one_of
from events.models import Event  # noqa: F401
from members.models import Member  # noqa: F401


class TripVisibility(enum.StrEnum):
    """Who may know of a trip, and of it no more than city and week."""

    PRIVATE = "private"
    CHAPTERS = "chapters"
    MEMBERS = "members"


class Trip(Base):
    """Somebody's time away; its days and cities are its legs'. `ends_at` is the midnight after the last day there.

    `news_at` is when somebody who wants to know is told next of what was added.
    """

    __tablename__ = "trip"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    visibility: Mapped[TripVisibility] = mapped_column(one_of(TripVisibility), default=TripVisibility.PRIVATE)
    wants_news: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[datetime]
    ends_at: Mapped[datetime] = mapped_column(index=True)
    news_at: Mapped[datetime] = mapped_column(index=True)


class Leg(Base):
    """One city of a trip; both days are included, by the calendar there."""

    __tablename__ = "leg"
    __table_args__ = (
        UniqueConstraint("trip_id", "position"),
        CheckConstraint("leaves_on >= arrives_on", name="order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trip_id: Mapped[int] = mapped_column(ForeignKey("trip.id", ondelete="CASCADE"))
    position: Mapped[int]
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"), index=True)
    arrives_on: Mapped[date]
    leaves_on: Mapped[date]
    within_km: Mapped[int]


class Seen(Base):
    """An event that a trip has shown or told of, so that it is never told again.

    `is_asked` is set while it no longer fits the trip's days and its traveller has not said what becomes of the RSVP.
    """

    __tablename__ = "trip_event"

    trip_id: Mapped[int] = mapped_column(ForeignKey("trip.id", ondelete="CASCADE"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, index=True)
    is_asked: Mapped[bool] = mapped_column(default=False)
