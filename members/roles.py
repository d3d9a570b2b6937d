"""Verbs of teams, of chapters and of the site: a chapter keeps somebody who organises, the site keeps an admin."""

from sqlalchemy import delete, func, select, update

from chapters.models import Chapter
from core import clock
from core.database import db, touched
from core.refusal import Refused
from members import acts
from members.locking import hold_admins, lock
from members.models import Member, Role, SiteRole, TeamRole
from members.signed_in import ORGANISING


def give(member_id: int, chapter_id: int, role: TeamRole, by: int | None) -> None:
    """Give a member a role in a chapter's team, in place of one they had; refuses to leave nobody who organises."""
    member = lock(member_id)
    chapter = _lock_chapter(chapter_id)
    if not member.is_confirmed:
        raise Refused("They have not confirmed their address yet.")
    if role not in ORGANISING:
        _refuse_last(member_id, chapter)
    held = db.session.get(Role, (member_id, chapter_id))
    if held:
        held.role = role
    else:
        db.session.add(Role(member_id=member_id, chapter_id=chapter_id, role=role, created_at=clock.now()))
    acts.record(by, "role given", f"member:{member.key}", chapter=chapter.slug, role=role.value)
    touched(f"chapter:{chapter.slug}")


def take(member_id: int, chapter_id: int, by: int | None) -> None:
    """Take a member's role in a chapter away; refuses where nobody who organises would be left."""
    member = lock(member_id)
    chapter = _lock_chapter(chapter_id)
    _refuse_last(member_id, chapter)
    db.session.execute(delete(Role).where(Role.member_id == member_id, Role.chapter_id == chapter_id))
    acts.record(by, "role taken", f"member:{member.key}", chapter=chapter.slug)
    touched(f"chapter:{chapter.slug}")


def appoint(member_id: int, role: SiteRole, by: int | None) -> None:
    """Make a member an admin or an editor of the site; refuses one whose address is not confirmed."""
    member = lock(member_id)
    if not member.is_confirmed:
        raise Refused("They have not confirmed their address yet.")
    _set(member, role, True, by)


def dismiss(member_id: int, role: SiteRole, by: int | None) -> None:
    """Let an admin or an editor of the site be one no longer; refuses to leave no admin."""
    member = lock(member_id)
    if role is SiteRole.ADMIN and member.is_admin:
        _refuse_last_admin(member)
    _set(member, role, False, by)


def refuse_leaving(member: Member) -> None:
    """Refuse, with the chapter's name, where this member is the last who organises one, or the site's last admin."""
    for chapter_id in sorted(
        db.session.scalars(select(Role.chapter_id).where(Role.member_id == member.id, Role.role.in_(ORGANISING)))
    ):
        _refuse_last(member.id, _lock_chapter(chapter_id))
    if member.is_admin:
        _refuse_last_admin(member)


def _set(member: Member, role: SiteRole, is_one: bool, by: int | None) -> None:
    """Done twice it is done, and written down, once."""
    flag = f"is_{role.value}"
    if getattr(member, flag) is not is_one:
        setattr(member, flag, is_one)
        acts.record(by, f"{role.value} {'made' if is_one else 'ended'}", f"member:{member.key}")


def _refuse_last_admin(member: Member) -> None:
    hold_admins()
    others = select(func.count()).where(
        Member.is_admin, Member.id != member.id, Member.deleted_at.is_(None), Member.banned_at.is_(None)
    )
    if not db.session.scalar(others):
        raise Refused("You are the only admin of this site. Make somebody else one first.")


def _lock_chapter(chapter_id: int) -> Chapter:
    """The chapter under its lock: two organisers who leave at the same moment come one after the other."""
    db.session.execute(update(Chapter).where(Chapter.id == chapter_id).values(slug=Chapter.slug))
    return db.session.get_one(Chapter, chapter_id)


def _refuse_last(member_id: int, chapter: Chapter) -> None:
    organising = set(
        db.session.scalars(
            select(Role.member_id)
            .join(Member, Member.id == Role.member_id)
            .where(Role.chapter_id == chapter.id, Role.role.in_(ORGANISING), Member.banned_at.is_(None))
        )
    )
    if organising == {member_id}:
        raise Refused(f"{chapter.name} would have no organiser left. Make somebody else an organiser first.")
