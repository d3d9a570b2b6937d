"""Mail about posts: to those who publish that one was handed in, to its author what became of it."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from blog.models import Post
from blog.permissions import publishers
from core.database import db
from core.web import address_of
from mail import outbox
from mail.letters import Letter
from members.models import Member

Facts = dict[str, Any]


def submitted(post: Post, by: int) -> None:
    """Tell those who publish there that a post waits for them: a chapter's team, or the site's editors and admins."""
    author = db.session.get_one(Member, by)
    publishing = publishers(post.chapter_id), Member.email.is_not(None), Member.id != by
    live = Member.banned_at.is_(None), Member.deleted_at.is_(None)
    for member in db.session.scalars(select(Member).where(*publishing, *live).order_by(Member.id)):
        _queue("post_submitted", post, member, author=author.name)


def published(post: Post) -> None:
    """Tell an author that somebody published their post."""
    author = db.session.get(Member, post.author_id) if post.author_id else None
    if author:
        _queue("post_published", post, author)


def returned(post: Post, by: int, note: str, was_out: bool) -> None:
    """Tell an author that somebody has made a draft of their post again, and why."""
    author = db.session.get(Member, post.author_id) if post.author_id else None
    if author:
        publisher = db.session.get_one(Member, by)
        path = f"/blog/{post.slug}/edit"
        _queue("post_returned", post, author, path=path, publisher=publisher.name, note=note, was_out=was_out)


def _queue(kind: str, post: Post, member: Member, **facts: Any) -> None:
    if member.email:
        said = {"name": member.name, "title": post.title, "path": f"/blog/{post.slug}", **facts}
        outbox.queue(kind, member.email, member.name, said, once=f"{kind}:{post.id}:{post.version}:{member.id}")


def _letter(subject: str, template: str) -> Callable[[Facts], Letter]:
    def write(facts: Facts) -> Letter:
        return Letter(subject.format(**facts), template, facts | {"url": address_of(facts["path"])})

    return write


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {
    "post_submitted": _letter("Handed in: {title}", "post_submitted"),
    "post_returned": _letter("Back to you: {title}", "post_returned"),
    "post_published": _letter("Your post is out: {title}", "post_published"),
}
