"""Named reads of comments: one by its number, what is known of who writes, what was just written."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import InstrumentedAttribute

from comments.holding import NEW_FOR, Standing, Watchlist
from comments.models import Comment, CommentState, LinkedHost, Thread, Watched, WatchKind
from core import clock
from core.database import db
from core.models import Club
from members.models import Member

Found = Row[*tuple[Any, ...]]
#: The same words again within this time are a double press.
SAME_WITHIN = timedelta(minutes=10)
DAY = timedelta(days=1)
#: Where a club says after how many days conversations close, and what holds in a house without one.
OF_POSTS = (Club.posts_close_after_days, 90)
OF_EVENTS = (Club.events_close_after_days, 30)


def closing(setting: tuple[InstrumentedAttribute[int], int], since: datetime) -> datetime | None:
    """When a conversation closes that counts its days from `since`; None where the club lets it go on for ever."""
    said, usual = setting
    days = db.session.scalar(select(func.coalesce(func.min(said), usual)))
    return since + timedelta(days=days) if days else None


def comment_with(comment_id: int) -> Found | None:
    """A comment with the facts of its thread, where what it hangs on is public; None for any other."""
    return db.session.execute(
        select(
            Comment.id,
            Comment.thread_id,
            Comment.author_id,
            Comment.body,
            Comment.html,
            Comment.rendering,
            Comment.state,
            Comment.created_at,
            func.coalesce(Member.name, Comment.author_name).label("author_name"),
            Thread.path,
            Thread.title,
            Thread.chapter_id,
        )
        .join(Thread, Thread.id == Comment.thread_id)
        .outerjoin(Member, Member.id == Comment.author_id)
        .where(Comment.id == comment_id, Thread.opened_at.is_not(None))
    ).one_or_none()


def standing_of(member: Member, hosts: Sequence[str], is_trusted: bool, but: int | None = None) -> Standing:
    """What is known of somebody who writes a comment with links to these hosts; `but` is a comment left out."""
    mine = select(func.count()).where(Comment.author_id == member.id, Comment.id != (but or 0))
    return Standing(
        is_trusted=is_trusted,
        is_new=clock.now() - member.created_at < NEW_FOR,
        passed=db.session.scalar(mine.where(Comment.state == CommentState.VISIBLE)) or 0,
        to_host=_to_host(member.id, hosts, but or 0) if hosts else {},
    )


def watchlist() -> Watchlist:
    """Words and hosts to look out for."""
    rows = db.session.execute(select(Watched.kind, Watched.entry)).all()
    return Watchlist(
        words=[row.entry for row in rows if row.kind is WatchKind.WORD],
        hosts=[row.entry for row in rows if row.kind is WatchKind.HOST],
    )


def watched() -> Sequence[Found]:
    """The list of words and hosts as moderators see it, words first, by name."""
    return db.session.execute(
        select(Watched.id, Watched.kind, Watched.entry).order_by(Watched.kind.desc(), Watched.entry)
    ).all()


def same_again(thread_id: int, author_id: int, body: str, answers_id: int | None) -> int | None:
    """The number of the comment that says just this, written a moment ago; None where there is none."""
    return db.session.scalar(
        select(Comment.id).where(
            Comment.thread_id == thread_id,
            Comment.author_id == author_id,
            Comment.body == body,
            Comment.answers_id.is_not_distinct_from(answers_id),
            Comment.created_at > clock.now() - SAME_WITHIN,
            Comment.state.in_((CommentState.VISIBLE, CommentState.HELD)),
        )
    )


def body_of(comment_id: int) -> str:
    """The source of a comment that all can read, "" for any other."""
    found = select(Comment.body).where(Comment.id == comment_id, Comment.state == CommentState.VISIBLE)
    return db.session.scalar(found) or ""


def is_in_first_day(member_id: int) -> bool:
    """Whether an account is less than a day old."""
    began_at = db.session.scalar(select(Member.created_at).where(Member.id == member_id))
    return began_at is not None and clock.now() - began_at < DAY


def thread_titled(thread_id: int) -> Found | None:
    """What a conversation hangs on and where that is, and whether it is public; None for an unknown one."""
    is_public = Thread.opened_at.is_not(None).label("is_public")
    return db.session.execute(
        select(Thread.title, Thread.path, Thread.chapter_id, is_public).where(Thread.id == thread_id)
    ).one_or_none()


def _to_host(member_id: int, hosts: Sequence[str], but: int) -> Mapping[str, int]:
    rows = db.session.execute(
        select(LinkedHost.host, func.count())
        .join(Comment, Comment.id == LinkedHost.comment_id)
        .where(Comment.author_id == member_id, Comment.id != but, LinkedHost.host.in_(set(hosts)))
        .group_by(LinkedHost.host)
    ).all()
    return {row[0]: row[1] for row in rows}
