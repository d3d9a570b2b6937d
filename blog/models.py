"""Posts, what they are labelled with, the addresses they had, the pictures in them, and the words they are found by."""

import enum
from datetime import datetime

from sqlalchemy import DDL, ForeignKey, Index, String, Text, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chapters.models import Chapter
from comments.models import Thread  # noqa: F401 -- the tables these ones refer to must be known
from core.database import Base, one_of
from events.models import Event  # noqa: F401
from media.models import Upload  # noqa: F401
from members.models import Member

#: The scope that kept pages of the blog are versioned by.
SCOPE = "blog"
LONGEST_TITLE = 120
LONGEST_SLUG = 80
LONGEST_EXCERPT = 300
LONGEST_LABEL = 40


class PostState(enum.StrEnum):
    """How far a post has come; the public sees the published ones."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"


class Post(Base):
    """One piece of commentary, for a chapter or for the whole site; `body` is Markdown, `body_html` what it became.

    `published_at` is when it was published, or when a scheduled one will be; `published_by` who said so. An imported
    post whose author has no account names them in `author_name`. `rendered_by` is the version of the rules that made
    the HTML; `opening` is the beginning of the text, for where there is no excerpt.
    """

    __tablename__ = "post"
    __table_args__ = (
        Index("ix_post_published", "state", "published_at", "id"),
        Index("ix_post_chapter", "chapter_id", "state", "published_at", "id"),
        Index("ix_post_author", "author_id", "state", "published_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(LONGEST_SLUG), unique=True)
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE))
    state: Mapped[PostState] = mapped_column(one_of(PostState), default=PostState.DRAFT)
    published_at: Mapped[datetime | None]
    #: The month it was published in, in Greenwich: "2026-10".
    month: Mapped[str | None] = mapped_column(String(7), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    author_name: Mapped[str] = mapped_column(String(100), default="")
    chapter_id: Mapped[int | None] = mapped_column(ForeignKey("chapter.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("thread.id", ondelete="SET NULL"), unique=True)
    cover_id: Mapped[int | None] = mapped_column(ForeignKey("upload.id", ondelete="SET NULL"))
    cover_alt: Mapped[str] = mapped_column(String(200), default="")
    language: Mapped[str] = mapped_column(String(8), default="en")
    excerpt: Mapped[str] = mapped_column(String(LONGEST_EXCERPT), default="")
    opening: Mapped[str] = mapped_column(String(LONGEST_EXCERPT), default="")
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    #: When the words last changed.
    edited_at: Mapped[datetime]
    #: Raised first by every verb on the post: that UPDATE is its lock. A form that carries an older one is refused.
    version: Mapped[int] = mapped_column(default=0)
    rendered_by: Mapped[int] = mapped_column(default=0)
    #: What an import calls it: a second import finds it again.
    source: Mapped[str | None] = mapped_column(String(200), unique=True)
    body: Mapped[str] = mapped_column(Text, default="")
    body_html: Mapped[str] = mapped_column(Text, default="")

    author: Mapped[Member | None] = relationship(lazy="raise_on_sql", foreign_keys=[author_id])
    chapter: Mapped[Chapter | None] = relationship(lazy="raise_on_sql")


class PostAddress(Base):
    """An address a post had once, which leads to the one it has."""

    __tablename__ = "post_address"

    slug: Mapped[str] = mapped_column(String(LONGEST_SLUG), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)


class ImportedAddress(Base):
    """The address a post had where it was brought over from, without the host: "/2010/05/title.html", "/?p=12"."""

    __tablename__ = "imported_address"

    place: Mapped[str] = mapped_column(String(300), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)


class Label(Base):
    """A word posts are labelled with; `posts` counts the published ones and is kept by the verbs."""

    __tablename__ = "label"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(LONGEST_LABEL), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_LABEL))
    posts: Mapped[int] = mapped_column(default=0, index=True)


class PostLabel(Base):
    """A label on a post; `published_at` is the published post's own, so that a label's page is one walk of an index."""

    __tablename__ = "post_label"
    __table_args__ = (Index("ix_post_label_published", "label_id", "published_at", "post_id"),)

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    label_id: Mapped[int] = mapped_column(ForeignKey("label.id"), primary_key=True)
    published_at: Mapped[datetime | None]


class PostPicture(Base):
    """A picture that was uploaded for a post, in its text or not yet."""

    __tablename__ = "post_picture"

    upload_id: Mapped[int] = mapped_column(ForeignKey("upload.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), index=True)


class PostWords(Base):
    """The words a published post is found by, folded and stemmed: those of its title, and all of them."""

    __tablename__ = "post_words"
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id", ondelete="CASCADE"), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


#: The full-text indexes over `post_words`: on SQLite a table kept by triggers, on PostgreSQL two columns. What ends in
#: `_fts` is made here and in the migration, and compared by neither.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE post_words_fts
    USING fts5(title, words, content='post_words', content_rowid='post_id',
    tokenize='ascii', detail='column', prefix='5 6 7')""",
    """CREATE TRIGGER post_words_added AFTER INSERT ON post_words BEGIN
    INSERT INTO post_words_fts(rowid, title, words) VALUES (new.post_id, new.title, new.words); END""",
    """CREATE TRIGGER post_words_gone AFTER DELETE ON post_words BEGIN
    INSERT INTO post_words_fts(post_words_fts, rowid, title, words)
    VALUES ('delete', old.post_id, old.title, old.words); END""",
    """CREATE TRIGGER post_words_changed AFTER UPDATE ON post_words BEGIN
    INSERT INTO post_words_fts(post_words_fts, rowid, title, words)
    VALUES ('delete', old.post_id, old.title, old.words);
    INSERT INTO post_words_fts(rowid, title, words) VALUES (new.post_id, new.title, new.words); END""",
)
POSTGRESQL_SEARCH = (
    """ALTER TABLE post_words
    ADD COLUMN title_fts tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED,
    ADD COLUMN words_fts tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "CREATE INDEX ix_post_words_title_fts ON post_words USING gin (title_fts)",
    "CREATE INDEX ix_post_words_words_fts ON post_words USING gin (words_fts)",
)
for _dialect, _statements in (("sqlite", SQLITE_SEARCH), ("postgresql", POSTGRESQL_SEARCH)):
    for _statement in _statements:
        event.listen(PostWords.__table__, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]
