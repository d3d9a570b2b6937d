"""Who is here follows from what was pressed, in whatever order it is handed in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.door import arrivals
from events.door.arrivals import Here

START = datetime(2026, 10, 14, 18, tzinfo=UTC)


@dataclass
class Press:
    """One press."""

    pressed_at: datetime
    came: int = 1
    is_undo: bool = False
    key: str = "k"
    rsvp_id: int | None = 1
    walk_in: str | None = None


def pressed(minute: int, *more: Any, **about: Any) -> Press:
    """One press, so many minutes after the start."""
    return Press(START + timedelta(minutes=minute), *more, **about)


def at(minute: int, came: int = 1) -> Here:
    """Here since that minute."""
    return Here(START + timedelta(minutes=minute), came)


@pytest.mark.parametrize(
    ("presses", "stands"),
    [
        ([], None),
        ([pressed(1)], at(1)),
        ([pressed(1), pressed(5)], at(1)),
        ([pressed(1, came=3), pressed(5, came=2)], at(1, came=2)),
        ([pressed(1), pressed(2, is_undo=True)], None),
        ([pressed(2, is_undo=True)], None),
        ([pressed(1), pressed(2, is_undo=True), pressed(3)], at(3)),
    ],
)
def test_the_last_press_decides_and_the_first_one_says_the_time(presses: list[Press], stands: Here | None) -> None:
    assert arrivals.standing(presses) == stands


@given(
    st.lists(
        st.builds(pressed, st.integers(0, 4), st.integers(1, 3), st.booleans(), st.sampled_from("abcdef")),
        max_size=4,
        unique_by=lambda press: press.key,
    )
)
def test_the_order_in_which_presses_are_handed_in_does_not_matter(presses: list[Press]) -> None:
    assert len({arrivals.standing(order) for order in permutations(presses)}) == 1


def test_parties_and_walk_ins_are_told_apart() -> None:
    presses = [
        pressed(1, rsvp_id=1),
        pressed(2, rsvp_id=2, is_undo=True),
        pressed(3, rsvp_id=None, walk_in="w", came=2),
    ]

    assert arrivals.here(presses) == {1: at(1), "w": at(3, came=2)}


@pytest.mark.parametrize(("minutes", "is_open"), [(-721, False), (-720, True), (1440 + 150, True), (1440 + 151, False)])
def test_the_door_is_kept_from_twelve_hours_before_until_a_day_after(minutes: int, is_open: bool) -> None:
    ends_at = START + timedelta(minutes=150)

    assert arrivals.is_open(START + timedelta(minutes=minutes), START, ends_at) is is_open
