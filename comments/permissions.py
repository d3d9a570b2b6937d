"""Who decides about comments, looked up at each use."""

from sqlalchemy import exists, select

from comments.models import Thread
from core.database import db
from members.models import Member, Role, TeamRole
from members.signed_in import ORGANISING, SignedIn

#: Who of a chapter's team moderates its conversations.
MODERATING = (*ORGANISING, TeamRole.EDITOR)


def may_moderate(who: SignedIn, chapter_id: int | None) -> bool:
    """Whether somebody moderates for a chapter, or (None) for the site: its team or editors, and the site's admins."""
    if who.is_admin:
        return True
    return edits_site(who.member_id) if chapter_id is None else chapter_id in moderated_by(who)


def may_moderate_any(who: SignedIn) -> bool:
    """Whether somebody moderates anywhere."""
    works = exists().where(Role.member_id == Member.id, Role.role.in_(MODERATING))
    asked = select(Member.id).where(Member.id == who.member_id, Member.is_editor | works)
    return who.is_admin or db.session.scalar(asked) is not None


def edits_site(member_id: int) -> bool:
    """Whether a member is an editor of the site."""
    return db.session.scalar(select(Member.id).where(Member.id == member_id, Member.is_editor)) is not None


def moderated_by(who: SignedIn) -> frozenset[int]:
    """The chapters somebody moderates for; an admin of the site moderates everything besides."""
    return frozenset(
        db.session.scalars(select(Role.chapter_id).where(Role.member_id == who.member_id, Role.role.in_(MODERATING)))
    )


def answers_for(member_id: int, is_admin: bool, thread: Thread) -> bool:
    """Whether a member's comments in a thread wait for nobody: its moderators, and who wrote what it hangs on."""
    if is_admin or thread.author_id == member_id:
        return True
    if thread.chapter_id is None:
        return edits_site(member_id)
    team = select(Role.role).where(
        Role.member_id == member_id, Role.chapter_id == thread.chapter_id, Role.role.in_(MODERATING)
    )
    return db.session.scalar(team) is not None
