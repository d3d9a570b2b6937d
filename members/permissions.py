"""Who may do what for a chapter, looked up at each use."""

from sqlalchemy import select

from core.database import db
from members.models import Role, TeamRole
from members.signed_in import HOSTING, ORGANISING, SignedIn


def may_organise(who: SignedIn, chapter_id: int) -> bool:
    """Whether somebody schedules and speaks for a chapter: its lead, its organisers, the site's admins."""
    return who.is_admin or _role(who, chapter_id) in ORGANISING


def may_host(who: SignedIn, chapter_id: int) -> bool:
    """Whether somebody keeps a chapter's door: who organises there, and its hosts."""
    return who.is_admin or _role(who, chapter_id) in HOSTING


def is_in_team(who: SignedIn, chapter_id: int) -> bool:
    """Whether somebody works for a chapter in any role, or is an admin of the site."""
    return who.is_admin or _role(who, chapter_id) is not None


def _role(who: SignedIn, chapter_id: int) -> TeamRole | None:
    return db.session.scalar(select(Role.role).where(Role.member_id == who.member_id, Role.chapter_id == chapter_id))
