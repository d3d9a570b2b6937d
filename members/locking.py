"""The lock that verbs on one member take first, so that two of them never interleave."""

from typing import cast

from sqlalchemy import Table, bindparam, select, update

from core.database import db
from core.models import Club
from core.refusal import Refused
from members.models import Member

_member = cast(Table, Member.__table__)
_HOLD = update(_member).where(_member.c.id == bindparam("member")).values(name=_member.c.name)


def hold(member_id: int) -> None:
    """Lock the member's row until the transaction ends, for who reads it by a statement of their own.

    On SQLite whoever writes holds all rows from the beginning: one that is not to change need not be written.
    """
    session = db.session()
    if not session.info.get("writing"):
        raise RuntimeError("a lock outside writing() holds nothing")
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        connection.execute(_HOLD, {"member": member_id})


def hold_both(one: int, other: int) -> None:
    """Lock two members, always in the same order, so that nobody waits for who waits for them."""
    for member_id in sorted((one, other)):
        hold(member_id)


def hold_admins() -> None:
    """Let nobody else stop being an admin until the transaction ends: taken after the lock of the member."""
    db.session.execute(update(Club).values(name=Club.name))


def lock(member_id: int) -> Member:
    """The member's row, read under its lock until the transaction ends; refuses a banned or deleted one."""
    hold(member_id)
    member = db.session.scalar(select(Member).where(Member.id == member_id).execution_options(populate_existing=True))
    if member is None or member.banned_at or member.deleted_at:
        raise Refused("This account is closed.")
    return member
