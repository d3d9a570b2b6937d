"""What happens when a comment comes to stand where all can read it, or no longer does: counts, pages, mail."""

from sqlalchemy import select

from comments import threads
from comments.models import Comment, Thread
from comments.telling import notices
from core.database import db, touched
from core.refusal import Refused


def locked(comment_id: int) -> tuple[Comment, Thread]:
    """A comment and its thread, read under the thread's lock; refuses an unknown one."""
    thread_id = db.session.scalar(select(Comment.thread_id).where(Comment.id == comment_id))
    if thread_id is None:
        raise Refused("This comment is not here any more.")
    thread = threads.lock(thread_id)
    again = select(Comment).where(Comment.id == comment_id).execution_options(populate_existing=True)
    return db.session.scalars(again).one(), thread


def publish(thread: Thread, comment: Comment) -> None:
    """Count a comment of a locked thread among those that all can read, and tell whom it answers."""
    thread.count += 1
    touched(thread.scope)
    notices.answered(thread, comment)


def take_out(thread: Thread) -> None:
    """Count one less in a locked thread."""
    thread.count -= 1
    touched(thread.scope)


def ask_moderators(thread: Thread) -> None:
    """Tell those who answer for a thread that something waits; once a day each, however much it is."""
    notices.waiting(thread)
