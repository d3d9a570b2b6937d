"""Mail about posts: to those who publish that one was handed in, to its author that it is out."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import exists, or_, select

from blog.models import Post
from blog.permissions import PUBLISHING
from core.database import db
from core.web import address_of
from mail import outbox
from mail.letters import Letter
from members.models import Member, Role, TeamRole

Facts = dict[str, Any]


def submitted(post: Post, by: int) -> None:
    """Tell those who publish there that a post waits for them: a chapter's team, or the site's editors and admins."""
    author = db.session.get_one(Member, by)
    for member in db.session.scalars(_publishers(post.chapter_id).where(Member.id != by)):
        _queue("post_submitted", post, member, author=author.name)


def published(post: Post) -> None:
    """Tell an author that somebody published their post."""
    author = db.session.get(Member, post.author_id) if post.author_id else None
    if author:
        _queue("post_published", post, author)


def _publishers(chapter_id: int | None) -> Any:
    role = exists().where(Role.member_id == Member.id)
    if chapter_id is None:
        holds = or_(Member.is_admin, role.where(Role.role == TeamRole.EDITOR))
    else:
        holds = role.where(Role.chapter_id == chapter_id, Role.role.in_(PUBLISHING))
    return (
        select(Member)
        .where(holds, Member.email.is_not(None), Member.banned_at.is_(None), Member.deleted_at.is_(None))
        .order_by(Member.id)
    )


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
    "post_published": _letter("Your post is out: {title}", "post_published"),
}
