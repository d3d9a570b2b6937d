"""Verbs that end an account: a member deletes it, or an admin shuts it."""

from sqlalchemy import delete, or_

from core import clock, consequences
from core.database import db
from mail import outbox
from members import acts, homes, roles, sessions
from members.blocking.models import Block
from members.locking import lock
from members.models import FORMER, Follow, Handle, Link, Member, Role, Visibility, Wish
from members.profiles import drop_portrait


def delete_account(member_id: int) -> None:
    """Empty a member's row and cut every tie; counts and threads stay. Refuses the last organiser of a chapter.

    Seats are given back by what follows from `member_deleted`, while the row still says who it was, and after the home
    is closed: a chapter is locked before its events, as by whoever moves home.
    """
    member = lock(member_id)
    roles.refuse_leaving(member)
    homes.close(member)
    consequences.happened("member_deleted", member=member)
    _cut_ties(member)
    if member.email:
        outbox.forget(member.email)
    _empty(member)
    acts.record(None, "account deleted", f"member:{member.key}")


def forget_unconfirmed(member_id: int) -> bool:
    """Delete a member who never confirmed the address, row and all; returns whether they still had not."""
    member = lock(member_id)
    if member.is_confirmed:
        return False
    consequences.happened("member_deleted", member=member)
    if member.email:
        outbox.forget(member.email)
    db.session.flush()
    db.session.execute(delete(Member).where(Member.id == member_id))
    return True


def ban(member_id: int, by: int, reason: str) -> None:
    """Shut a member out: every session ends, roles and seats are given back, the address stays taken."""
    member = lock(member_id)
    roles.refuse_leaving(member)
    consequences.happened("member_banned", member=member)
    sessions.end_all(member_id)
    db.session.execute(delete(Link).where(Link.member_id == member_id))
    db.session.execute(delete(Role).where(Role.member_id == member_id))
    member.banned_at = clock.now()
    acts.record(by, "member banned", f"member:{member.key}", reason=reason)


def _cut_ties(member: Member) -> None:
    drop_portrait(member)
    sessions.end_all(member.id)
    for table in (Link, Handle, Follow, Wish, Role):
        db.session.execute(delete(table).where(table.member_id == member.id))
    db.session.execute(delete(Block).where(or_(Block.member_id == member.id, Block.blocked_id == member.id)))


def _empty(member: Member) -> None:
    member.name = FORMER
    member.email = member.email_canonical = member.password_hash = member.zone = None
    member.pronouns = member.spoken = member.starter = ""
    member.visibility = Visibility.ORGANISERS
    member.shows_face = False
    member.is_admin = member.is_editor = member.wants_reminders = member.wants_news = member.wants_replies = False
    member.deleted_at = clock.now()
