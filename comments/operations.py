"""Verbs of those who write: comment, answer, change what one wrote, take it back.

Whoever needs several locks takes them in this order: the member, the thread, the comment.
"""

from sqlalchemy import delete, select, update

from comments import holding, permissions, publishing, queries, threads
from comments.bodies import Written
from comments.models import EDITED_WITHIN, FULL_AT, Comment, CommentState, LinkedHost, Report, Thread
from comments.placing import parent_of
from core import clock
from core.database import db, touched
from core.refusal import Refused
from core.writing import prose
from members.locking import lock
from members.models import Member

CLOSED = "This conversation is closed. Nothing can be added any more."
FULL = "This conversation is full. Nothing can be added any more."
GONE = "This comment is not here any more."


def comment(thread_id: int, author_id: int, written: Written) -> Comment:
    """Write a comment, or an answer to one; it stands at once, or waits for a moderator: `state` says which.

    Refuses a conversation that is closed, an address that is not confirmed, an answer to what cannot be read. Twice the
    same words within ten minutes are one comment.
    """
    author = lock(author_id)
    thread = threads.lock(thread_id)
    _refuse_closed(thread)
    if not author.is_confirmed:
        raise Refused("Press the link in the mail we sent you first. Then you can comment.")
    if thread.count >= FULL_AT:
        raise Refused(FULL)
    again = queries.same_again(thread_id, author_id, written.source, written.answers_id)
    if again is not None:
        return db.session.get_one(Comment, again)
    answered = _answered(thread_id, written.answers_id) if written.answers_id else None
    made = Comment(
        thread_id=thread_id,
        author_id=author_id,
        parent_id=parent_of(answered) if answered else None,
        answers_id=answered.id if answered else None,
        created_at=clock.now(),
        thanks=0,
    )
    _write(made, written)
    _let_stand_or_hold(made, _reasons(author, thread, written, None))
    db.session.add(made)
    db.session.flush()
    _note_hosts(made, written)
    if made.state is CommentState.VISIBLE:
        publishing.publish(thread, made)
    else:
        publishing.ask_moderators(thread)
    return made


def edit(comment_id: int, author_id: int, written: Written) -> Comment:
    """Change what one wrote, within fifteen minutes; what it says now may have to wait for a moderator."""
    author = lock(author_id)
    made, thread = _own(comment_id, author_id)
    if made.state not in (CommentState.VISIBLE, CommentState.HELD):
        raise Refused(GONE)
    _refuse_closed(thread)
    if clock.now() > made.created_at + EDITED_WITHIN:
        raise Refused("A comment can be changed for 15 minutes, and those are over.")
    found = set(_reasons(author, thread, written, made.id))
    was_visible = made.state is CommentState.VISIBLE
    _write(made, written)
    made.edited_at = clock.now()
    _let_stand_or_hold(made, tuple(sorted(found - {"first"} if was_visible else found | set(made.held_for.split()))))
    db.session.execute(delete(LinkedHost).where(LinkedHost.comment_id == made.id))
    _note_hosts(made, written)
    if was_visible and made.state is CommentState.HELD:
        publishing.take_out(thread)
        publishing.ask_moderators(thread)
    elif was_visible:
        touched(thread.scope)
    return made


def remove(comment_id: int, author_id: int) -> None:
    """Take back what one wrote: the words are deleted; where somebody has answered, the place stays."""
    lock(author_id)
    made, thread = _own(comment_id, author_id)
    if made.state is CommentState.VISIBLE:
        publishing.take_out(thread)
    erase(made)


def erase(made: Comment) -> None:
    """Delete the words of a comment whose thread is locked, and everything that waits because of it."""
    made.state, made.body, made.html, made.held_for, made.waiting_since = CommentState.REMOVED, "", "", "", None
    db.session.execute(delete(LinkedHost).where(LinkedHost.comment_id == made.id))
    db.session.execute(
        update(Report).where(Report.comment_id == made.id, Report.settled_at.is_(None)).values(settled_at=clock.now())
    )


def _refuse_closed(thread: Thread) -> None:
    is_over = thread.closes_at is not None and thread.closes_at <= clock.now()
    if thread.opened_at is None or thread.closed_at is not None or is_over:
        raise Refused(CLOSED)


def _answered(thread_id: int, comment_id: int) -> Comment:
    found = db.session.scalar(
        select(Comment).where(
            Comment.id == comment_id, Comment.thread_id == thread_id, Comment.state == CommentState.VISIBLE
        )
    )
    if found is None:
        raise Refused("The comment you answer is not here any more.", "body")
    return found


def _own(comment_id: int, author_id: int) -> tuple[Comment, Thread]:
    """One's own comment, read under its thread's lock."""
    made, thread = publishing.locked(comment_id)
    if made.author_id != author_id or made.state is CommentState.REMOVED:
        raise Refused(GONE)
    return made, thread


def _reasons(author: Member, thread: Thread, written: Written, but: int | None) -> tuple[str, ...]:
    is_trusted = permissions.answers_for(author.id, author.is_admin, thread)
    whose = queries.standing_of(author, written.hosts, is_trusted, but)
    signs = written.signs
    return holding.reasons(
        whose, written.source, written.hosts, queries.watchlist(), signs.is_bait_taken, signs.seconds
    )


def _write(made: Comment, written: Written) -> None:
    made.body, made.html, made.rendering = written.source, written.html, prose.REMARK_RULES


def _let_stand_or_hold(made: Comment, reasons: tuple[str, ...]) -> None:
    made.state = CommentState.HELD if reasons else CommentState.VISIBLE
    made.held_for = " ".join(reasons)
    if reasons:
        made.waiting_since = made.waiting_since or clock.now()


def _note_hosts(made: Comment, written: Written) -> None:
    db.session.add_all(LinkedHost(comment_id=made.id, host=host) for host in sorted(set(written.hosts)))
