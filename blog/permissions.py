"""Who may read what is not published, change it, and publish it; looked up at each use."""

from typing import Any

from sqlalchemy import ColumnElement, exists, select

from blog.models import PostState
from core.database import db
from members.models import Member, Role, TeamRole
from members.signed_in import ORGANISING, SignedIn

#: Who publishes for their own chapter.
PUBLISHING = (*ORGANISING, TeamRole.EDITOR)


def publishes(member_id: int, chapter_id: int | None) -> bool:
    """Whether a member publishes for a chapter, or for the site (None)."""
    one = select(Member.id).where(
        Member.id == member_id, Member.banned_at.is_(None), Member.deleted_at.is_(None), publishers(chapter_id)
    )
    return db.session.scalar(one) is not None


def publishers(chapter_id: int | None) -> ColumnElement[bool]:
    """The condition of those who publish: a chapter's organisers and editors, or the site's editors; any admin."""
    if chapter_id is None:
        return Member.is_admin | Member.is_editor
    of_chapter = Role.member_id == Member.id, Role.chapter_id == chapter_id, Role.role.in_(PUBLISHING)
    return Member.is_admin | exists().where(*of_chapter)


def may_see(who: SignedIn | None, post: Any) -> bool:
    """Whether a reader may open a post: the published ones all, the others its author and who would publish it.

    A draft is its author's alone.
    """
    if post.state is PostState.PUBLISHED:
        return True
    if who is None:
        return False
    if post.author_id == who.member_id:
        return True
    return post.state is not PostState.DRAFT and publishes(who.member_id, post.chapter_id)


def may_edit(who: SignedIn | None, post: Any) -> bool:
    """Whether somebody may change a post: its author until it is out, from then on who publishes there."""
    if who is None or not who.is_confirmed:
        return False
    if post.author_id == who.member_id and post.state in (PostState.DRAFT, PostState.SUBMITTED):
        return True
    return post.state is not PostState.DRAFT and publishes(who.member_id, post.chapter_id)
