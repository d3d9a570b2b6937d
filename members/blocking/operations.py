"""Verbs of blocking: a member blocks another, and takes it back."""

from sqlalchemy import delete, select

from core import clock, consequences
from core.database import db
from core.refusal import Refused
from members.blocking.models import Block
from members.locking import hold_both, lock
from members.models import Member

UNKNOWN = "We don’t know that person. Their account may be gone."


def block(member_id: int, key: str) -> str:
    """Keep a member out of another's sight; twice is once. Returns the name; refuses oneself, and who is not there."""
    other = _member(key)
    hold_both(member_id, other.id)
    lock(member_id)
    if other.id == member_id:
        raise Refused("That’s you: there is nobody to block.", "member")
    if db.session.get(Block, (member_id, other.id)) is None:
        db.session.add(Block(member_id=member_id, blocked_id=other.id, created_at=clock.now()))
        db.session.flush()
        consequences.happened("member_blocked", member_id=member_id, blocked_id=other.id)
    return other.name


def unblock(member_id: int, key: str) -> str:
    """Take a block back; twice is once. Returns the name; refuses who is not there."""
    lock(member_id)
    other = _member(key)
    db.session.execute(delete(Block).where(Block.member_id == member_id, Block.blocked_id == other.id))
    return other.name


def _member(key: str) -> Member:
    other = db.session.scalar(select(Member).where(Member.key == key, Member.deleted_at.is_(None)))
    if other is None:
        raise Refused(UNKNOWN, "member")
    return other
