"""The one rule of blocking, as conditions for whatever lists people, and whom a member has blocked.

A list that tells where somebody is leaves out who `hides` from the reader. What brings two people together (an
introduction, a shared trip, a mail from one to the other) leaves out who is `apart`, whichever of them said so.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select
from sqlalchemy.orm import aliased

from core.database import db
from members.blocking.models import Block
from members.models import Member

Found = Row[*tuple[Any, ...]]
#: A member's id: a column, a bound parameter or a number.
Id = Any


def hides(one: Id, other: Id) -> ColumnElement[bool]:
    """Whether the first of two members has blocked the second; nobody hides from a stranger (None)."""
    block = aliased(Block)
    return exists().where(block.member_id == one, block.blocked_id == other)


def apart(one: Id, other: Id) -> ColumnElement[bool]:
    """Whether either of two members has blocked the other."""
    block = aliased(Block)
    return exists().where(
        or_(
            and_(block.member_id == one, block.blocked_id == other),
            and_(block.member_id == other, block.blocked_id == one),
        )
    )


def is_hidden(member_id: int, reader_id: int) -> bool:
    """Whether a member has blocked somebody who looks at their page."""
    return bool(db.session.scalar(select(hides(member_id, reader_id))))


def blocked_by(member_id: int) -> Sequence[Found]:
    """Key and name of those a member has blocked, and since when, by name."""
    return db.session.execute(
        select(Member.key, Member.name, Block.created_at)
        .join(Block, Block.blocked_id == Member.id)
        .where(Block.member_id == member_id)
        .order_by(Member.name, Member.id)
    ).all()
