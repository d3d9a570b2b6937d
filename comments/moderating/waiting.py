"""Reads of the queue: what waits for a moderator, why, and what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter
from comments import reasons
from comments.models import Comment, CommentState, Decision, LinkedHost, Report, Thread
from comments.permissions import MODERATING
from core.database import db
from core.writing import prose
from members.models import FORMER, Member, Role

Found = Row[*tuple[Any, ...]]
#: So many stand on one page of the queue, and of what was decided.
SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A comment that waits: `why` and `reports` in words, `hosts` it points at, `passed` of its author's others."""

    row: Found
    html: Markup
    why: Sequence[str]
    reports: Sequence[str]
    hosts: Sequence[str]
    passed: int


def queue(member_id: int, is_admin: bool) -> Sequence[Waiting]:
    """The first fifty of what waits for this moderator, the longest first.

    Four statements, however many wait.
    """
    asked = _waiting(member_id, is_admin).add_columns(*_COLUMNS)
    rows = db.session.execute(asked.order_by(Comment.waiting_since, Comment.id).limit(SHOWN)).all()
    ids = [row.id for row in rows]
    hosts, reports = _hosts_of(ids), _reports_of(ids)
    passed = _passed({row.author_id for row in rows})
    return [
        Waiting(
            row=row,
            html=prose.kept_remark(row.body, row.html, row.rendering),
            why=[reasons.HELD[code] for code in row.held_for.split()],
            reports=reports[row.id],
            hosts=hosts[row.id],
            passed=passed.get(row.author_id, 0),
        )
        for row in rows
    ]


def count_for(member_id: int, is_admin: bool) -> int:
    """How many comments wait for this moderator."""
    asked = _waiting(member_id, is_admin).with_only_columns(func.count(Comment.id))
    return db.session.scalar(asked.order_by(None)) or 0


def moderated(comment_ids: Iterable[int], member_id: int, is_admin: bool) -> list[int]:
    """Those of these comments that this moderator may decide about."""
    asked = select(Comment.id).join(Thread, Thread.id == Comment.thread_id).where(Comment.id.in_(set(comment_ids)))
    return list(db.session.scalars(_only_of(asked, member_id, is_admin)))


def decided(member_id: int, is_admin: bool) -> Sequence[Found]:
    """The last fifty decisions about comments of this moderator's threads, the newest first."""
    author, by = aliased(Member), aliased(Member)
    asked = (
        select(
            Decision.id,
            Decision.verdict,
            Decision.reason,
            Decision.note,
            Decision.decided_at,
            Comment.id.label("comment_id"),
            Comment.state,
            Comment.body,
            func.coalesce(author.name, Comment.author_name).label("author_name"),
            by.name.label("by_name"),
            Thread.title,
            Thread.path,
        )
        .join(Comment, Comment.id == Decision.comment_id)
        .join(Thread, Thread.id == Comment.thread_id)
        .outerjoin(author, author.id == Comment.author_id)
        .outerjoin(by, by.id == Decision.by_id)
    )
    return db.session.execute(_only_of(asked, member_id, is_admin).order_by(Decision.id.desc()).limit(SHOWN)).all()


_COLUMNS = (
    Comment.author_id,
    Comment.body,
    Comment.html,
    Comment.rendering,
    Comment.state,
    Comment.held_for,
    Comment.waiting_since,
    Comment.created_at,
    func.coalesce(Member.name, func.nullif(Comment.author_name, ""), FORMER).label("author_name"),
    Member.created_at.label("author_since"),
    Thread.title,
    Thread.path,
    Thread.chapter_id,
    Chapter.name.label("chapter_name"),
)


def _waiting(member_id: int, is_admin: bool) -> Select[*tuple[Any, ...]]:
    asked = (
        select(Comment.id)
        .join(Thread, Thread.id == Comment.thread_id)
        .outerjoin(Member, Member.id == Comment.author_id)
        .outerjoin(Chapter, Chapter.id == Thread.chapter_id)
        .where(Comment.waiting_since.is_not(None), Thread.opened_at.is_not(None))
    )
    return _only_of(asked, member_id, is_admin)


def _only_of(asked: Select[*tuple[Any, ...]], member_id: int, is_admin: bool) -> Select[*tuple[Any, ...]]:
    """An admin decides about everything, a chapter's team about its own, the site's editors about the site's."""
    if is_admin:
        return asked
    mine = select(Role.chapter_id).where(Role.member_id == member_id, Role.role.in_(MODERATING))
    edits = select(Member.id).where(Member.id == member_id, Member.is_editor).correlate(None)
    return asked.where(or_(Thread.chapter_id.in_(mine), and_(Thread.chapter_id.is_(None), edits.exists())))


def _hosts_of(ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    asked = select(LinkedHost.comment_id, LinkedHost.host).where(LinkedHost.comment_id.in_(ids))
    for row in db.session.execute(asked.order_by(LinkedHost.host)):
        found[row.comment_id].append(row.host)
    return found


def _reports_of(ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    asked = select(Report.comment_id, Report.reason, Report.note).where(
        and_(Report.comment_id.in_(ids), Report.settled_at.is_(None))
    )
    for row in db.session.execute(asked.order_by(Report.id)):
        words = reasons.WRONG[row.reason]
        found[row.comment_id].append(f"{words}: “{row.note}”" if row.note else words)
    return found


def _passed(authors: set[int | None]) -> dict[int, int]:
    rows = db.session.execute(
        select(Comment.author_id, func.count())
        .where(Comment.author_id.in_(authors - {None}), Comment.state == CommentState.VISIBLE)
        .group_by(Comment.author_id)
    ).all()
    return {row[0]: row[1] for row in rows if row[0] is not None}
