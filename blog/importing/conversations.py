"""Verbs that bring over what was said under a post, in its order and under its dates."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select

from blog.importing import markdown, parsing, places
from blog.importing.exported import LONGEST_NAME, LONGEST_SOURCE, OldComment
from blog.importing.reported import Report
from blog.importing.writers import SOMEBODY, Writers
from blog.models import Post
from comments import bodies, threads
from comments.models import Comment, CommentState
from comments.placing import parent_of
from core.database import db
from core.refusal import Refused
from core.writing import prose

#: Our addresses of posts, by the addresses there that some HTML leads to.
Linked = Callable[[str], Mapping[str, str]]


def bring(post: Post, said: Sequence[OldComment], writers: Writers, linked: Linked, report: Report) -> None:
    """Bring the comments of a published post that are not there yet, counted in its conversation.

    `linked` says where the links of some HTML lead that were to posts.
    """
    if post.thread_id is None or not said:
        return
    thread = threads.lock(post.thread_id)
    origins = select(Comment).where(Comment.thread_id == thread.id, Comment.origin.is_not(None))
    there = {comment.origin: comment for comment in db.session.scalars(origins)}
    for old in said:
        origin = old.source[:LONGEST_SOURCE]
        if origin in there:
            report.known_comments += 1
            continue
        made = _comment(thread.id, old, there.get(old.answers[:LONGEST_SOURCE]), writers, linked, report)
        if made:
            db.session.add(made)
            there[origin] = made
            thread.count += 1
            report.comments += 1
    db.session.flush()


def _comment(
    thread_id: int, old: OldComment, answered: Comment | None, writers: Writers, linked: Linked, report: Report
) -> Comment | None:
    """A comment as it was, cut where it is longer than ours may be; None for one without words."""
    text = places.anchored(parsing.clean(old.html))
    source = markdown.markdown(text, linked(text), breaks_paragraphs=True)
    if len(source) > prose.LONGEST_REMARK:
        report.shortened += 1
        source = source[: prose.LONGEST_REMARK - 1].rsplit(" ", 1)[0] + "…"
    try:
        written = bodies.written(source)
    except Refused:
        return None
    author_id = writers.find(old.writer)
    if answered and answered in db.session.new:
        db.session.flush()
    return Comment(
        thread_id=thread_id,
        author_id=author_id,
        author_name="" if author_id else parsing.line(old.writer.name, LONGEST_NAME) or SOMEBODY,
        parent_id=parent_of(answered) if answered else None,
        answers_id=answered.id if answered else None,
        body=written.source,
        html=written.html,
        rendering=prose.REMARK_RULES,
        state=CommentState.VISIBLE,
        created_at=old.at,
        thanks=0,
        origin=old.source[:LONGEST_SOURCE],
    )
