"""Threads and what hangs on them: comments, thanks, reports, decisions about them, and words and hosts to look out for.

A thread does not know what it hangs on. Where it is read, what that is called, who answers for it and which kept pages
show it are facts that the verbs of the owner keep here.
"""

import enum
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chapters.models import Chapter  # noqa: F401 -- the tables these ones refer to must be known
from core.database import Base, one_of
from members.models import Member  # noqa: F401

#: How long somebody may change what they wrote.
EDITED_WITHIN = timedelta(minutes=15)
#: So many that can be read fill a conversation: it stays one page.
FULL_AT = 500


class CommentState(enum.StrEnum):
    """Who sees a comment; `hidden` was decided by a moderator, `removed` by its author."""

    VISIBLE = "visible"
    HELD = "held"
    HIDDEN = "hidden"
    REMOVED = "removed"


class Verdict(enum.StrEnum):
    """What a moderator decided: it may be read by all, or no longer."""

    RELEASED = "released"
    HIDDEN = "hidden"


class WatchKind(enum.StrEnum):
    """What a watched entry is compared with: words of the text, or hosts of its links."""

    WORD = "word"
    HOST = "host"


class Thread(Base):
    """One conversation; `opened_at` is None while what it hangs on is not public, `count` is what all can read."""

    __tablename__ = "thread"
    __table_args__ = (CheckConstraint("count >= 0", name="count"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Where it is read: "/blog/what-a-name-badge-knows".
    path: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(200))
    #: Whose team moderates; None is the whole site.
    chapter_id: Mapped[int | None] = mapped_column(ForeignKey("chapter.id"), index=True)
    #: Who wrote what it hangs on: marked in the thread, and told of new comments.
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    #: The scope that kept pages with this thread are versioned by.
    scope: Mapped[str] = mapped_column(String(60))
    opened_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    #: Since when a moderator has it closed, whatever `closes_at` says.
    closed_at: Mapped[datetime | None]
    count: Mapped[int] = mapped_column(default=0)


class Comment(Base):
    """What somebody wrote; `parent` is the first-level comment it stands under, `answers` the one it replies to."""

    __tablename__ = "comment"
    __table_args__ = (
        Index("ix_comment_thread", "thread_id", "created_at"),
        Index("ix_comment_author", "author_id", "created_at"),
        Index("ix_comment_parent", "parent_id"),
        Index("ix_comment_answers", "answers_id"),
        Index(
            "ix_comment_waiting",
            "waiting_since",
            sqlite_where=text("waiting_since IS NOT NULL"),
            postgresql_where=text("waiting_since IS NOT NULL"),
        ),
        CheckConstraint("thanks >= 0", name="thanks"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    #: The name of somebody without an account, for what came from elsewhere.
    author_name: Mapped[str] = mapped_column(String(100), default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    body: Mapped[str] = mapped_column(Text)
    #: The body made safe to show, by the rules numbered `rendering`; other numbers are rendered again when read.
    html: Mapped[str] = mapped_column(Text)
    rendering: Mapped[int]
    state: Mapped[CommentState] = mapped_column(one_of(CommentState))
    #: Why it was held, as codes of `comments.holding`, with spaces between.
    held_for: Mapped[str] = mapped_column(String(80), default="")
    #: Since when it waits for a moderator, held or reported; None once somebody has decided.
    waiting_since: Mapped[datetime | None]
    created_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    thanks: Mapped[int] = mapped_column(default=0)
    #: What it was called where it came from, so that bringing it over twice is bringing it over once.
    origin: Mapped[str | None] = mapped_column(String(200), unique=True)

    thread: Mapped[Thread] = relationship(lazy="raise_on_sql")


class LinkedHost(Base):
    """A host that a comment links to: how often somebody points at one place is counted over these."""

    __tablename__ = "comment_host"

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"), primary_key=True)
    host: Mapped[str] = mapped_column(String(253), primary_key=True, index=True)


class Thanks(Base):
    """The one reaction there is."""

    __tablename__ = "thanks"

    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    created_at: Mapped[datetime]


class Report(Base):
    """A reader's word that a comment should be looked at; who it was is shown to nobody."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("comment_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    reason: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class Decision(Base):
    """What a moderator decided about a comment, and why; only ever added to."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    verdict: Mapped[Verdict] = mapped_column(one_of(Verdict))
    reason: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(500), default="")
    decided_at: Mapped[datetime]


class Watched(Base):
    """A word or a host whose comments wait for a moderator."""

    __tablename__ = "watched"
    __table_args__ = (UniqueConstraint("kind", "entry"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[WatchKind] = mapped_column(one_of(WatchKind))
    entry: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))


class Mute(Base):
    """Wanting no more mail about a conversation."""

    __tablename__ = "mute"

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True, index=True)
    created_at: Mapped[datetime]
