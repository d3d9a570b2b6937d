"""Verbs of publishing: handing in, publishing now or later, taking back, deleting."""

from datetime import datetime

from sqlalchemy import delete, select

from blog import permissions
from blog.authoring import indexing, labelling, notices
from blog.authoring.writing import forget_pictures, index, lock, tell_thread
from blog.models import SCOPE, Post, PostState
from comments import queries, threads
from core import clock
from core.database import db, touched
from core.refusal import Refused
from members import acts

EMPTY = "Write something first"


def submit(post_id: int, by: int) -> Post:
    """Hand a draft in to those who publish there, who are told; done twice it is done once."""
    post = lock(post_id)
    if post.state is PostState.SUBMITTED:
        return post
    _require(post, PostState.DRAFT)
    post.state = PostState.SUBMITTED
    db.session.flush()
    notices.submitted(post, by)
    return post


def publish(post_id: int, by: int) -> Post:
    """Publish a post now; refuses who may not. An author who did not do it themselves is told."""
    post = lock(post_id)
    if post.state is PostState.PUBLISHED:
        return post
    _refuse_stranger(post, by)
    _bring_out(post, by, clock.now())
    return post


def schedule(post_id: int, by: int, at: datetime) -> Post:
    """Publish a post later; refuses an instant that is over, and who may not."""
    post = lock(post_id)
    _refuse_stranger(post, by)
    _require(post, PostState.DRAFT, PostState.SUBMITTED, PostState.SCHEDULED)
    if at <= clock.now():
        raise Refused("Choose a time that is still to come", "publish_on")
    post.state, post.published_at, post.published_by_id = PostState.SCHEDULED, at, by
    acts.record(by, "post scheduled", f"post:{post.id}", at=at.isoformat())
    return post


def publish_due(post_id: int) -> bool:
    """Publish a scheduled post whose time has come; False where it is not due any more.

    Who scheduled it and may publish there no more has only handed it in.
    """
    post = lock(post_id)
    if post.state is not PostState.SCHEDULED or post.published_at is None or post.published_at > clock.now():
        return False
    by = post.published_by_id
    if by is None or not permissions.publishes(by, post.chapter_id):
        post.state, post.published_at, post.published_by_id = PostState.SUBMITTED, None, None
        return True
    _bring_out(post, by, post.published_at)
    return True


def bring_in(post: Post, at: datetime) -> None:
    """Publish an imported post as of the instant it came out elsewhere; nobody is told."""
    _come_out(post, at)


def take_back(post_id: int, by: int, note: str = "") -> Post:
    """Make a post a draft again: its author until it is out, who publishes there at any time.

    An author who did not do it themselves is told, with a word of why.
    """
    post = lock(post_id)
    before = post.state
    may = permissions.publishes(by, post.chapter_id)
    if not may and not (post.author_id == by and post.state in (PostState.SUBMITTED, PostState.DRAFT)):
        raise Refused("Only who publishes there can take it back.")
    if post.state is PostState.PUBLISHED:
        labelling.count(post, -1)
        indexing.drop(post.id)
        if post.thread_id:
            threads.shut_away(post.thread_id)
        touched(SCOPE)
    post.state, post.published_at, post.month, post.published_by_id = PostState.DRAFT, None, None, None
    if post.author_id != by and before is not PostState.DRAFT:
        acts.record(by, "post taken back", f"post:{post.id}", note=note)
        notices.returned(post, by, note, was_out=before is PostState.PUBLISHED)
    return post


def delete_draft(post_id: int, by: int) -> None:
    """Delete a draft for good; refuses anybody but its author, and a post that is more than a draft."""
    post = lock(post_id)
    if post.author_id != by:
        raise Refused("Only its author can delete it.")
    _require(post, PostState.DRAFT)
    forget_pictures(select(Post.id).where(Post.id == post_id))
    db.session.execute(delete(Post).where(Post.id == post_id))


def close_after(days: int) -> None:
    """Let what is said under posts that are out close so many days after, or (0) never."""
    threads.close_after(days, select(Post.thread_id).where(Post.thread_id.is_not(None)))
    touched(SCOPE)


def due() -> int | None:
    """The id of a scheduled post whose time has come, the longest overdue first."""
    return db.session.scalar(
        select(Post.id)
        .where(Post.state == PostState.SCHEDULED, Post.published_at <= clock.now())
        .order_by(Post.published_at, Post.id)
        .limit(1)
    )


def _bring_out(post: Post, by: int, at: datetime) -> None:
    _require(post, PostState.DRAFT, PostState.SUBMITTED, PostState.SCHEDULED)
    if not post.body.strip():
        raise Refused(EMPTY, "body")
    post.published_by_id = by
    _come_out(post, at)
    acts.record(by, "post published", f"post:{post.id}")
    if post.author_id != by:
        notices.published(post)


def _come_out(post: Post, at: datetime) -> None:
    post.state, post.published_at, post.month = PostState.PUBLISHED, at, f"{at:%Y-%m}"
    db.session.flush()
    labelling.count(post, +1)
    index(post)
    threads.open_until(tell_thread(post), queries.closing(queries.OF_POSTS, max(at, clock.now())))
    touched(SCOPE)


def _refuse_stranger(post: Post, by: int) -> None:
    if not permissions.publishes(by, post.chapter_id):
        raise Refused("Hand it in: an organiser or editor publishes it.")


def _require(post: Post, *states: PostState) -> None:
    if post.state not in states:
        raise Refused(f"This post is {post.state.value} already.")
