"""Queueing mail about comments: to whom one answers, to its author once it is decided, to those who must decide."""

from typing import Any

from sqlalchemy import Row, Select, select

from comments.models import Comment, Mute, Thread
from comments.permissions import MODERATING
from core import clock
from core.database import db
from mail import outbox
from members.blocking.queries import apart
from members.models import Member, Role


def answered(thread: Thread, comment: Comment) -> None:
    """Tell whom a comment answers, and who wrote what the thread hangs on; nobody is told of their own words.

    Nor of those of somebody they have blocked, or who has blocked them.
    """
    asked = {thread.author_id, _answered_author(comment)} - {comment.author_id, None}
    is_muted = select(Mute.member_id).where(Mute.thread_id == thread.id)
    people = _people().where(
        Member.id.in_(asked), Member.wants_replies, Member.id.not_in(is_muted), ~apart(Member.id, comment.author_id)
    )
    for person in db.session.execute(people).all() if asked else ():
        facts = {"comment": comment.id, "member": person.id}
        outbox.queue("comment_reply", person.email, person.name, facts, once=f"reply:{comment.id}:{person.id}")


def decided(comment: Comment) -> None:
    """Tell a comment's author what became of it; somebody who has no account here any more is told nothing."""
    for person in db.session.execute(_with_address().where(Member.id == comment.author_id)).all():
        facts = {"comment": comment.id, "member": person.id, "state": comment.state.value}
        outbox.queue("comment_decided", person.email, person.name, facts)


def waiting(thread: Thread) -> None:
    """Tell a thread's moderators that something waits: at most once a day each."""
    today = clock.now().date().isoformat()
    for person in _moderators(thread):
        once = f"comments_waiting:{person.id}:{today}"
        outbox.queue("comments_waiting", person.email, person.name, {"member": person.id}, once=once)


def _answered_author(comment: Comment) -> int | None:
    if comment.answers_id is None:
        return None
    return db.session.scalar(select(Comment.author_id).where(Comment.id == comment.answers_id))


def _moderators(thread: Thread) -> list[Row[*tuple[Any, ...]]]:
    """The chapter's team, or the site's editors; the site's admins where there is nobody of those."""
    team = select(Role.member_id).where(Role.chapter_id == thread.chapter_id, Role.role.in_(MODERATING))
    first = Member.id.in_(team) if thread.chapter_id else Member.is_editor
    people = db.session.execute(_people().where(first)).all()
    return list(people or db.session.execute(_people().where(Member.is_admin)).all())


def _people() -> Select[*tuple[Any, ...]]:
    return _with_address().where(Member.banned_at.is_(None))


def _with_address() -> Select[*tuple[Any, ...]]:
    """In order of id: whoever queues for several people does it in the same order as all others."""
    return (
        select(Member.id, Member.email, Member.name)
        .where(Member.email.is_not(None), Member.deleted_at.is_(None))
        .order_by(Member.id)
    )
