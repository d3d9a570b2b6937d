"""Mails about comments in words, as the rows stand when they are written; None once it is not so."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import aliased

from chapters.mark import HEX
from chapters.models import Chapter
from comments.models import Comment, CommentState, Decision, Mute, Thread
from comments.moderating import waiting
from comments.reasons import DECIDED
from comments.telling import stopping
from core.database import db
from core.web import address_of
from mail.letters import Letter
from mail.words import ChapterWords
from members.blocking.queries import apart
from members.models import FORMER, Member

Facts = dict[str, Any]
#: So much of a comment stands in a mail.
LONGEST_EXCERPT = 600


def _reply(facts: Facts) -> Letter | None:
    """Nobody is mailed what is not there to be read, or what they do not want to hear of any more."""
    it = _told(facts)
    if it is None or it.state is not CommentState.VISIBLE or not it.wants_replies or it.is_muted or it.is_apart:
        return None
    is_answer = it.answered_id == facts["member"]
    subject = f"{it.author} {'answered you' if is_answer else 'commented'}: {it.title}"
    words = _words(it) | {"author": it.author, "is_answer": is_answer}
    return Letter(subject, "comment_reply", words, unsubscribe=stopping.path(facts["member"], it.thread_id))


def _decided(facts: Facts) -> Letter | None:
    """Only the last word is told: a comment hidden and let through again within a minute was let through."""
    it = _told(facts)
    if it is None or it.state.value != facts["state"]:
        return None
    decision = db.session.execute(
        select(Decision.reason, Decision.note)
        .where(Decision.comment_id == facts["comment"])
        .order_by(Decision.id.desc())
        .limit(1)
    ).one()
    is_hidden = it.state is CommentState.HIDDEN
    subject = f"Your comment {'was hidden' if is_hidden else 'can be read'}: {it.title}"
    words = _words(it) | {"is_hidden": is_hidden, "reason": DECIDED[decision.reason], "note": decision.note}
    return Letter(subject, "comment_decided", words)


def _waiting(facts: Facts) -> Letter | None:
    """Counted when it is written; nothing is sent once somebody has decided everything."""
    reader = db.session.execute(
        select(Member.id, Member.name, Member.is_admin).where(Member.id == facts["member"])
    ).one_or_none()
    if reader is None:
        return None
    count = waiting.count_for(reader.id, reader.is_admin)
    if not count:
        return None
    subject = "A comment waits for you" if count == 1 else f"{count} comments wait for you"
    return Letter(subject, "comments_waiting", {"name": reader.name, "count": count, "url": _queue()})


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {
    "comment_reply": _reply,
    "comment_decided": _decided,
    "comments_waiting": _waiting,
}


def _told(facts: Facts) -> Row[*tuple[Any, ...]] | None:
    """A comment and its thread as one reader of a mail is told of them."""
    author, answered, reader = aliased(Member), aliased(Comment), aliased(Member)
    return db.session.execute(
        select(
            Comment.id,
            Comment.thread_id,
            Comment.state,
            Comment.body,
            func.coalesce(author.name, FORMER).label("author"),
            answered.author_id.label("answered_id"),
            Thread.title,
            Thread.path,
            Chapter.name.label("chapter_name"),
            Chapter.slug.label("chapter_slug"),
            Chapter.tincture,
            Chapter.metal,
            reader.name,
            reader.wants_replies,
            Mute.member_id.is_not(None).label("is_muted"),
            apart(reader.id, Comment.author_id).label("is_apart"),
        )
        .join(Thread, Thread.id == Comment.thread_id)
        .join(reader, reader.id == facts["member"])
        .outerjoin(author, author.id == Comment.author_id)
        .outerjoin(answered, answered.id == Comment.answers_id)
        .outerjoin(Chapter, Chapter.id == Thread.chapter_id)
        .outerjoin(Mute, and_(Mute.thread_id == Comment.thread_id, Mute.member_id == facts["member"]))
        .where(Comment.id == facts["comment"], Thread.opened_at.is_not(None))
    ).one_or_none()


def _words(it: Row[*tuple[Any, ...]]) -> Facts:
    return {
        "name": it.name,
        "title": it.title,
        "text": _excerpt(it.body),
        "url": address_of(f"{it.path}#c-{it.id}"),
        "chapter": _chapter(it) if it.chapter_name else None,
    }


def _chapter(it: Row[*tuple[Any, ...]]) -> ChapterWords:
    url = address_of(f"/chapters/{it.chapter_slug}")
    return ChapterWords(name=it.chapter_name, tincture=HEX[it.tincture], metal=HEX[it.metal], url=url)


def _excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"


def _queue() -> str:
    return address_of("/organise/comments")
