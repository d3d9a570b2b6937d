"""The lock of a member's row: held in a transaction that writes, and nowhere else."""

import pytest

from core.database import writing
from members import locking
from members.models import Member


def test_a_lock_outside_a_transaction_that_writes_is_refused(bob: Member) -> None:
    with pytest.raises(RuntimeError, match="outside"):
        locking.hold(bob.id)


def test_two_are_locked_in_the_same_order_whoever_asks(
    bob: Member, carla: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[int] = []
    monkeypatch.setattr(locking, "hold", locked.append)
    with writing():
        locking.hold_both(bob.id, carla.id)
        locking.hold_both(carla.id, bob.id)

    assert locked == sorted([bob.id, carla.id]) * 2
