"""Chapters and their venues."""

import enum
from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cities.models import City
from core.database import Base, one_of


class ChapterState(enum.StrEnum):
    """What a chapter is by now; the public sees all but the applied ones."""

    APPLIED = "applied"
    PROVISIONAL = "provisional"
    ACTIVE = "active"
    DORMANT = "dormant"
    ARCHIVED = "archived"


class Chapter(Base):
    """The club in one city; `members` is a count kept by the verbs of members."""

    __tablename__ = "chapter"
    __table_args__ = (CheckConstraint("members >= 0", name="members"), Index("ix_chapter_state", "state", "name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"), index=True)
    zone: Mapped[str] = mapped_column(String(40))
    country_code: Mapped[str] = mapped_column(String(2))
    state: Mapped[ChapterState] = mapped_column(
        one_of(ChapterState),
        default=ChapterState.ACTIVE,
    )
    is_suspended: Mapped[bool] = mapped_column(default=False)
    tincture: Mapped[str] = mapped_column(String(10))
    metal: Mapped[str] = mapped_column(String(10))
    division: Mapped[str] = mapped_column(String(10))
    letters: Mapped[str] = mapped_column(String(3))
    about: Mapped[str] = mapped_column(Text, default="")
    #: What the hosts tell those who visit, and nobody else.
    welcome: Mapped[str] = mapped_column(String(400), default="", server_default="")
    founded_on: Mapped[date]
    created_at: Mapped[datetime]
    #: When its organisers last gave a sign that its dates stand.
    confirmed_at: Mapped[datetime] = mapped_column(server_default="1970-01-01 00:00:00+00:00")
    members: Mapped[int] = mapped_column(default=0)
    #: Where else the chapter can be followed, as addresses of the web.
    links: Mapped[list[str]] = mapped_column(JSON, default=list)

    city: Mapped[City] = relationship(lazy="raise_on_sql")


class Venue(Base):
    """A reusable address of a chapter, with how to find the door and what access there is."""

    __tablename__ = "venue"

    id: Mapped[int] = mapped_column(primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    address: Mapped[str] = mapped_column(String(200), default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    door: Mapped[str] = mapped_column(String(500), default="")
    access: Mapped[str] = mapped_column(String(500), default="")
