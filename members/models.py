"""People and their ties to chapters: accounts, homes, follows, roles, handles, wishes, sessions and mailed links."""

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, false, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chapters.models import Chapter  # noqa: F401 -- the tables these ones refer to must be known
from core.database import Base, one_of
from media.models import Upload

#: What a member is called whose account is gone.
FORMER = "former member"
MOST_HANDLES = 5
LONGEST_HANDLE = 200


class Visibility(enum.StrEnum):
    """Who may see that somebody is coming; the default lies in the middle."""

    ORGANISERS = "organisers"
    ATTENDEES = "attendees"
    EVERYBODY = "everybody"


class TeamRole(enum.StrEnum):
    """What somebody does for a chapter; `may_organise` on the role says who schedules."""

    LEAD = "lead"
    ORGANISER = "organiser"
    HOST = "host"
    EDITOR = "editor"


class SiteRole(enum.StrEnum):
    """What somebody does for the whole site."""

    ADMIN = "admin"
    EDITOR = "editor"


class LinkPurpose(enum.StrEnum):
    """What pressing a mailed link does."""

    SIGN_IN = "sign_in"
    CONFIRM = "confirm"


class Member(Base):
    """A person with an account; a deleted one keeps its row, emptied, so that counts and threads stay whole."""

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254))
    email_canonical: Mapped[str | None] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_admin: Mapped[bool] = mapped_column(default=False)
    #: Publishes and moderates for the site, as an editor of a chapter does for the chapter.
    is_editor: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    banned_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    pronouns: Mapped[str] = mapped_column(String(40), default="")
    spoken: Mapped[str] = mapped_column(String(80), default="")
    starter: Mapped[str] = mapped_column(String(140), default="")
    zone: Mapped[str | None] = mapped_column(String(40))
    visibility: Mapped[Visibility] = mapped_column(one_of(Visibility), default=Visibility.ATTENDEES)
    wants_reminders: Mapped[bool] = mapped_column(default=True)
    wants_news: Mapped[bool] = mapped_column(default=True)
    wants_replies: Mapped[bool] = mapped_column(default=True, server_default=true())
    #: By their own yes: those going to what they are going to see who they are.
    shows_face: Mapped[bool] = mapped_column(default=False, server_default=false())
    #: Whether other members see which chapters they have been to.
    shows_passport: Mapped[bool] = mapped_column(default=False, server_default=false())
    portrait_id: Mapped[int | None] = mapped_column(ForeignKey("upload.id", ondelete="SET NULL"))

    portrait: Mapped[Upload | None] = relationship(lazy="raise_on_sql")

    @property
    def is_confirmed(self) -> bool:
        """Whether the address has been shown to be this person's."""
        return self.confirmed_at is not None


class Handle(Base):
    """A link of a person elsewhere ("Find me at"); `proved_at` is when it was last seen to link back.

    `look_at` is when it is looked at next.
    """

    __tablename__ = "handle"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    url: Mapped[str] = mapped_column(String(LONGEST_HANDLE))
    proved_at: Mapped[datetime | None]
    look_at: Mapped[datetime] = mapped_column(index=True)


class Home(Base):
    """A stretch of belonging to a chapter; the one without an end is where a member is at home now."""

    __tablename__ = "home"
    __table_args__ = (
        Index(
            "uq_home_now",
            "member_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), index=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Follow(Base):
    """Wanting a chapter's news without belonging."""

    __tablename__ = "follow"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), primary_key=True, index=True)
    created_at: Mapped[datetime]


class Role(Base):
    """A person's role in a chapter's team."""

    __tablename__ = "role"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    chapter_id: Mapped[int] = mapped_column(ForeignKey("chapter.id"), primary_key=True, index=True)
    role: Mapped[TeamRole] = mapped_column(one_of(TeamRole))
    created_at: Mapped[datetime]


class Wish(Base):
    """ "I want one here": a person who would like a chapter in a city."""

    __tablename__ = "wish"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"), primary_key=True, index=True)
    created_at: Mapped[datetime]


class Session(Base):
    """A signed-in browser: the cookie carries a token, the row its SHA-256."""

    __tablename__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    proved_at: Mapped[datetime]
    network: Mapped[str] = mapped_column(String(50))
    agent: Mapped[str] = mapped_column(String(60))

    member: Mapped[Member] = relationship(lazy="raise_on_sql")


class Link(Base):
    """A mailed link, kept as the SHA-256 of its token; `intent` is the RSVP to carry out once it is pressed."""

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[LinkPurpose] = mapped_column(one_of(LinkPurpose))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    next_path: Mapped[str] = mapped_column(String(300), default="/")
    intent: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class Act(Base):
    """The record of a privileged act, only ever added to."""

    __tablename__ = "act"
    __table_args__ = (Index("ix_act_at", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(80))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
