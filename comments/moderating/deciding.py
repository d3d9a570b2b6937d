"""Verbs of moderators: decide about comments, keep the lists of words and hosts; all of it told, and on record."""

from collections.abc import Iterable

from sqlalchemy import delete, select, update

from comments import operations, publishing, threads
from comments.holding import fold
from comments.models import Comment, CommentState, Decision, Mute, Report, Thread, Verdict, Watched, WatchKind
from comments.telling import notices
from core import clock
from core.database import db, touched
from core.refusal import Refused
from members import acts
from members.models import Member


def release(comment_ids: Iterable[int], by: int | None, note: str = "") -> int:
    """Let comments stand where all can read them, held, reported or hidden; returns how many there were.

    The author is told, unless it stood there already.
    """
    return sum(_decide(comment_id, by, Verdict.RELEASED, "fine", note) for comment_id in _in_order(comment_ids))


def hide(comment_ids: Iterable[int], by: int | None, reason: str, note: str = "") -> int:
    """Take comments away from everybody's eyes and tell their authors why; returns how many there were.

    Refuses "something else" without words.
    """
    if reason == "other" and not note:
        raise Refused("Say why in your own words: the author is told", "note")
    return sum(_decide(comment_id, by, Verdict.HIDDEN, reason, note) for comment_id in _in_order(comment_ids))


def close(thread_id: int, by: int) -> None:
    """Close a conversation before its day; what is there stays."""
    threads.close(thread_id)
    _note_thread(thread_id, by, "conversation closed")


def go_on(thread_id: int, by: int) -> None:
    """Let a conversation go on that a moderator closed."""
    threads.go_on(thread_id)
    _note_thread(thread_id, by, "conversation opened again")


def watch(kind: WatchKind, entry: str, by: int) -> None:
    """Put a word or a host on the list; twice is once. Refuses what is no word, or no host."""
    entry = fold(entry.strip())
    if kind is WatchKind.HOST:
        entry = entry.removeprefix("https://").removeprefix("http://").removeprefix("www.").partition("/")[0]
        if "." not in entry or " " in entry:
            raise Refused("Write a host like casino.example", "entry")
    if len(entry) < 2:
        raise Refused("Write at least two letters", "entry")
    if db.session.scalar(select(Watched.id).where(Watched.kind == kind, Watched.entry == entry)) is None:
        db.session.add(Watched(kind=kind, entry=entry, created_at=clock.now(), by_id=by))
        acts.record(by, "watched", f"comments:{kind}", entry=entry)


def unwatch(watched_id: int, by: int) -> None:
    """Take an entry off the list."""
    found = db.session.get(Watched, watched_id)
    if found is not None:
        db.session.delete(found)
        acts.record(by, "unwatched", f"comments:{found.kind}", entry=found.entry)


def member_banned(member: Member) -> None:
    """What still waits of somebody who is shut out is hidden, and told; what stands stays."""
    hide(_held_of(member), None, "banned")


def member_deleted(member: Member) -> None:
    """What still waits of somebody who leaves is deleted; what stands stays, as a former member's."""
    for comment_id in _held_of(member):
        operations.erase(publishing.locked(comment_id)[0])
    db.session.execute(delete(Mute).where(Mute.member_id == member.id))


def _in_order(comment_ids: Iterable[int]) -> list[int]:
    """Those there are, by thread: two moderators who decide about the same ones never wait crosswise."""
    asked = select(Comment.id).where(Comment.id.in_(set(comment_ids))).order_by(Comment.thread_id, Comment.id)
    return list(db.session.scalars(asked))


def _decide(comment_id: int, by: int | None, verdict: Verdict, reason: str, note: str) -> int:
    made, thread = publishing.locked(comment_id)
    if made.state is CommentState.REMOVED:
        return 0
    before = made.state
    made.state = CommentState.VISIBLE if verdict is Verdict.RELEASED else CommentState.HIDDEN
    made.waiting_since, made.held_for = None, ""
    _settle(made, by, verdict, reason, note)
    _count(thread, made, before)
    if before is not made.state:
        notices.decided(made)
    return 1


def _settle(made: Comment, by: int | None, verdict: Verdict, reason: str, note: str) -> None:
    now = clock.now()
    db.session.execute(
        update(Report).where(Report.comment_id == made.id, Report.settled_at.is_(None)).values(settled_at=now)
    )
    db.session.add(Decision(comment_id=made.id, by_id=by, verdict=verdict, reason=reason, note=note, decided_at=now))
    acts.record(by, f"comment {verdict}", f"comment:{made.id}", reason=reason)
    db.session.flush()


def _note_thread(thread_id: int, by: int, what: str) -> None:
    acts.record(by, what, f"thread:{thread_id}")
    touched(db.session.get_one(Thread, thread_id).scope)


def _count(thread: Thread, made: Comment, before: CommentState) -> None:
    if made.state is CommentState.VISIBLE and before is not CommentState.VISIBLE:
        publishing.publish(thread, made)
    elif made.state is CommentState.HIDDEN and before is CommentState.VISIBLE:
        publishing.take_out(thread)


def _held_of(member: Member) -> list[int]:
    return list(
        db.session.scalars(
            select(Comment.id)
            .where(Comment.author_id == member.id, Comment.state == CommentState.HELD)
            .order_by(Comment.thread_id, Comment.id)
        )
    )
