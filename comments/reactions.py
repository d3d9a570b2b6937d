"""Verbs of those who read: say thanks, report a comment, want no mail about a conversation."""

from typing import Any, cast

from sqlalchemy import Table, delete

from comments import publishing
from comments.models import Comment, CommentState, Mute, Report, Thanks, Thread
from core import clock
from core.database import db, touched, upsert
from core.refusal import Refused
from members.locking import lock


def thank(comment_id: int, member_id: int) -> None:
    """Say thanks for somebody else's comment; twice is once."""
    lock(member_id)
    made, thread = _readable(comment_id)
    if made.author_id == member_id:
        raise Refused("These are your own words.")
    row = {"comment_id": comment_id, "member_id": member_id, "created_at": clock.now()}
    _count_thanks(made, thread, _add(Thanks, row))


def unthank(comment_id: int, member_id: int) -> None:
    """Take one's thanks back."""
    lock(member_id)
    made, thread = _readable(comment_id)
    mine = delete(Thanks).where(Thanks.comment_id == comment_id, Thanks.member_id == member_id)
    _count_thanks(made, thread, -len(db.session.scalars(mine.returning(Thanks.comment_id)).all()))


def report(comment_id: int, member_id: int, reason: str, note: str) -> None:
    """Ask the moderators to look at a comment; who asked is shown to nobody, and twice is once."""
    lock(member_id)
    made, thread = _readable(comment_id)
    if made.author_id == member_id:
        raise Refused("This is your own comment. You can remove it.")
    if reason == "other" and not note:
        raise Refused("Say in your own words what is wrong", "note")
    row = {
        "comment_id": comment_id,
        "member_id": member_id,
        "reason": reason,
        "note": note,
        "created_at": clock.now(),
    }
    if _add(Report, row):
        made.waiting_since = made.waiting_since or clock.now()
        publishing.ask_moderators(thread)


def mute(thread_id: int, member_id: int) -> None:
    """Want no more mail about a conversation; twice is once."""
    row = {"thread_id": thread_id, "member_id": lock(member_id).id, "created_at": clock.now()}
    _add(Mute, row)


def unmute(thread_id: int, member_id: int) -> None:
    """Want mail about a conversation again."""
    db.session.execute(delete(Mute).where(Mute.thread_id == thread_id, Mute.member_id == member_id))


def _readable(comment_id: int) -> tuple[Comment, Thread]:
    """A comment that all can read, read under its thread's lock."""
    made, thread = publishing.locked(comment_id)
    if made.state is not CommentState.VISIBLE or thread.opened_at is None:
        raise Refused("This comment is not here any more.")
    return made, thread


def _count_thanks(made: Comment, thread: Thread, by: int) -> None:
    if by:
        made.thanks += by
        touched(thread.scope)


def _add(kind: type[Thanks] | type[Report] | type[Mute], row: dict[str, Any]) -> int:
    """Put a row in, if there is none of that key; returns how many were put in."""
    add = upsert(cast(Table, kind.__table__)).values(row).on_conflict_do_nothing()
    return len(db.session.execute(add.returning(kind.member_id)).all())
