"""The lock that verbs on one member take first, so that two of them never interleave."""

from sqlalchemy import select, update

from core.database import db
from core.refusal import Refused
from members.models import Member


def lock(member_id: int) -> Member:
    """The member's row, read under its lock until the transaction ends; refuses a banned or deleted one."""
    db.session.execute(update(Member).where(Member.id == member_id).values(name=Member.name))
    member = db.session.scalar(select(Member).where(Member.id == member_id).execution_options(populate_existing=True))
    if member is None or member.banned_at or member.deleted_at:
        raise Refused("This account is closed.")
    return member
