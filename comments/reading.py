"""A conversation as one reader sees it: two statements, however long it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import Row, and_, bindparam, case, func, select

from chapters.models import Chapter
from comments.models import EDITED_WITHIN, Comment, CommentState, Mute, Thanks, Thread
from comments.placing import in_threads
from core import clock
from core.database import db
from core.writing import dates, prose
from media.models import Upload
from members.models import FORMER, Home, Member
from members.signed_in import SignedIn

Found = Row[*tuple[Any, ...]]


@dataclass(frozen=True)
class Wall:
    """The clock a reader looks at: an IANA zone, and whether it goes round twice a day."""

    zone: str = "UTC"
    is_twelve_hours: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment as this reader sees it; one that is `gone` has no words, only those who answered it.

    `to` is whom it answers where the place does not say so; `home` is where its author is at home. The columns of a
    face are those that the global `face` looks at.
    """

    id: int
    parent_id: int | None
    state: CommentState
    name: str
    home: str
    tincture: str | None
    portrait_key: str | None
    html: Markup
    at: str
    at_iso: str
    to: str
    thanks: int
    is_gone: bool
    is_edited: bool
    is_by_author: bool
    is_mine: bool
    is_thanked: bool
    may_edit: bool

    @property
    def is_readable(self) -> bool:
        """Whether all can read it, and so thank for it, answer it and report it."""
        return self.state is CommentState.VISIBLE


@dataclass(frozen=True)
class Conversation:
    """A thread for one reader: first-level comments, each with those under it, in the order they were written."""

    id: int
    path: str
    count: int
    closes_at: datetime | None
    zone: str
    is_closed_by_hand: bool
    is_muted: bool
    may_moderate: bool
    comments: Sequence[tuple[Shown, Sequence[Shown]]]

    @property
    def is_open(self) -> bool:
        """Whether something can be added."""
        return self.closes_at is None or self.closes_at > clock.now()

    @property
    def has_mine(self) -> bool:
        """Whether the reader wrote something here."""
        return any(row.is_mine for first, under in self.comments for row in (first, *under))

    def readable(self, text: str) -> Shown | None:
        """The comment of this number that all can read; None for what is no number, or another's."""
        rows = (row for first, under in self.comments for row in (first, *under))
        return next((row for row in rows if str(row.id) == text and row.is_readable), None)


def conversation(thread_id: int, who: SignedIn | None, may_moderate: bool, wall: Wall) -> Conversation | None:
    """The thread for one reader; None while what it hangs on is not public.

    A stranger sees what all can read. Somebody signed in sees besides what of their own waits or was hidden, and
    portraits; a moderator sees everything.
    """
    asked = {"thread": thread_id, "me": who.member_id if who else 0}
    connection = db.session.connection()
    thread = connection.execute(_THREAD, asked).one_or_none()
    if thread is None:
        return None
    rows = connection.execute(_COMMENTS, asked).all()
    by_id = {row.id: row for row in rows}
    shown = [_shown(row, by_id, thread, who, may_moderate, wall) for row in rows]
    whole = ((first, [row for row in under if not row.is_gone]) for first, under in in_threads(shown))
    return Conversation(
        id=thread_id,
        path=thread.path,
        count=thread.readable,
        closes_at=thread.closed_at or thread.closes_at,
        zone=wall.zone,
        is_closed_by_hand=thread.closed_at is not None,
        is_muted=thread.is_muted,
        may_moderate=may_moderate,
        # A place whose words are gone stays only as long as somebody stands under it.
        comments=[(first, under) for first, under in whole if under or not first.is_gone],
    )


def _shown(
    row: Found, by_id: Mapping[int, Found], thread: Found, who: SignedIn | None, may_moderate: bool, wall: Wall
) -> Shown:
    is_mine = who is not None and row.author_id == who.member_id
    is_gone = row.state is CommentState.REMOVED or (
        row.state is not CommentState.VISIBLE and not is_mine and not may_moderate
    )
    at, today = dates.local(row.created_at, wall.zone), dates.local(clock.now(), wall.zone).date()
    answered = by_id.get(row.answers_id) if row.answers_id != row.parent_id else None
    is_young = clock.now() <= row.created_at + EDITED_WITHIN
    return Shown(
        id=row.id,
        parent_id=row.parent_id,
        state=row.state,
        name=row.name,
        home=row.home or "",
        tincture=row.tincture,
        portrait_key=row.portrait_key if who else None,
        html=Markup() if is_gone else prose.kept_remark(row.body, row.html, row.rendering),
        at=f"{dates.day(at.date(), today)}, {dates.clock(at.time(), wall.is_twelve_hours)}",
        at_iso=at.isoformat(timespec="minutes"),
        to=answered.name if answered else "",
        thanks=row.thanks,
        is_gone=is_gone,
        is_edited=row.edited_at is not None,
        is_by_author=row.author_id is not None and row.author_id == thread.author_id,
        is_mine=is_mine,
        is_thanked=row.is_thanked,
        may_edit=is_mine and is_young and row.state in (CommentState.VISIBLE, CommentState.HELD),
    )


#: Built once: a thread is read for every page of a post or an event.
_THREAD = (
    select(
        Thread.path,
        Thread.count.label("readable"),
        Thread.author_id,
        Thread.closes_at,
        Thread.closed_at,
        Mute.member_id.is_not(None).label("is_muted"),
    )
    .outerjoin(Mute, and_(Mute.thread_id == Thread.id, Mute.member_id == bindparam("me")))
    .where(Thread.id == bindparam("thread"), Thread.opened_at.is_not(None))
)
_COMMENTS = (
    select(
        Comment.id,
        Comment.parent_id,
        Comment.answers_id,
        Comment.author_id,
        Comment.html,
        Comment.rendering,
        case((Comment.rendering != prose.REMARK_RULES, Comment.body), else_="").label("body"),
        Comment.state,
        Comment.created_at,
        Comment.edited_at,
        Comment.thanks,
        func.coalesce(Member.name, func.nullif(Comment.author_name, ""), FORMER).label("name"),
        Chapter.name.label("home"),
        Chapter.tincture,
        Upload.key.label("portrait_key"),
        Thanks.member_id.is_not(None).label("is_thanked"),
    )
    .outerjoin(Member, Member.id == Comment.author_id)
    .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
    .outerjoin(Chapter, Chapter.id == Home.chapter_id)
    .outerjoin(Upload, Upload.id == Member.portrait_id)
    .outerjoin(Thanks, and_(Thanks.comment_id == Comment.id, Thanks.member_id == bindparam("me")))
    .where(Comment.thread_id == bindparam("thread"))
    .order_by(Comment.created_at, Comment.id)
)
