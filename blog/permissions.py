"""Who may read what is not published, change it, and publish it; looked up at each use."""

from typing import Any

from sqlalchemy import select

from blog.models import PostState
from core.database import db
from members.models import Member, Role, TeamRole
from members.signed_in import ORGANISING, SignedIn

#: Who publishes for their own chapter; an editor of any chapter also does for the site.
PUBLISHING = (*ORGANISING, TeamRole.EDITOR)


def publishes(member_id: int, chapter_id: int | None) -> bool:
    """Whether a member publishes for a chapter, or for the site (None): its organisers and editors, any admin."""
    role = select(Role.member_id).where(Role.member_id == member_id)
    if chapter_id is None:
        holds = role.where(Role.role == TeamRole.EDITOR).exists()
    else:
        holds = role.where(Role.chapter_id == chapter_id, Role.role.in_(PUBLISHING)).exists()
    return bool(
        db.session.scalar(
            select(Member.id).where(
                Member.id == member_id,
                Member.banned_at.is_(None),
                Member.deleted_at.is_(None),
                Member.is_admin | holds,
            )
        )
    )


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
