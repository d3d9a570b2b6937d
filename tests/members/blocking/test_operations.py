"""Blocking somebody, and taking it back."""

import pytest
from sqlalchemy import func, select

from core.database import db, writing
from core.refusal import Refused
from members import leaving
from members.blocking import operations, queries
from members.blocking.models import Block
from members.models import Member


def block(member: Member, other: Member) -> None:
    """A member blocks another."""
    with writing():
        operations.block(member.id, other.key)


def blocks() -> int | None:
    """How many there are."""
    return db.session.scalar(select(func.count()).select_from(Block))


def test_blocking_twice_is_once(bob: Member, carla: Member) -> None:
    block(carla, bob)
    block(carla, bob)

    assert [row.name for row in queries.blocked_by(carla.id)] == ["Bob Tavares"]


def test_it_goes_one_way(bob: Member, carla: Member) -> None:
    block(carla, bob)

    assert queries.blocked_by(bob.id) == []


def test_it_is_taken_back(bob: Member, carla: Member) -> None:
    block(carla, bob)
    with writing():
        operations.unblock(carla.id, bob.key)

    assert blocks() == 0


@pytest.mark.parametrize("key", ["", "zzzzzzzzzzzz"])
def test_somebody_who_is_not_there_cannot_be_blocked(carla: Member, key: str) -> None:
    with pytest.raises(Refused, match="don’t know that person"), writing():
        operations.block(carla.id, key)


def test_nobody_blocks_themselves(carla: Member) -> None:
    with pytest.raises(Refused, match="That’s you"):
        block(carla, carla)


def test_a_deleted_account_leaves_no_block_on_either_side(bob: Member, carla: Member, dan: Member) -> None:
    block(carla, bob)
    block(bob, dan)
    with writing():
        leaving.delete_account(bob.id)

    assert blocks() == 0
