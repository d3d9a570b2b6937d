"""Who decides about comments, looked up at each use."""

from sqlalchemy import select

from comments.models import Thread
from core.database import db
from members.models import Role, TeamRole
from members.signed_in import ORGANISING, SignedIn

#: Who of a chapter's team moderates its conversations.
MODERATING = (*ORGANISING, TeamRole.EDITOR)


def may_moderate(who: SignedIn, chapter_id: int | None) -> bool:
    """Whether somebody moderates for a chapter, or (None) for the whole site: its team, and the site's admins."""
    return who.is_admin or (chapter_id is not None and chapter_id in moderated_by(who))


def may_moderate_any(who: SignedIn) -> bool:
    """Whether somebody moderates anywhere."""
    return who.is_admin or bool(moderated_by(who))


def moderated_by(who: SignedIn) -> frozenset[int]:
    """The chapters somebody moderates for; an admin of the site moderates everything besides."""
    return frozenset(
        db.session.scalars(select(Role.chapter_id).where(Role.member_id == who.member_id, Role.role.in_(MODERATING)))
    )


def answers_for(member_id: int, is_admin: bool, thread: Thread) -> bool:
    """Whether a member's comments in a thread wait for nobody: its moderators, and who wrote what it hangs on."""
    if is_admin or thread.author_id == member_id:
        return True
    team = select(Role.role).where(
        Role.member_id == member_id, Role.chapter_id == thread.chapter_id, Role.role.in_(MODERATING)
    )
    return thread.chapter_id is not None and db.session.scalar(team) is not None
