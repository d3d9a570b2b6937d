"""The order of a programme in examples: where each item stood, where it is wanted, what comes of it."""

import pytest

from events.programme.items import Item, in_order


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        ({1: 1, 2: 2, 3: 3}, "123"),
        ({1: 1, 2: 2, 3: 1}, "312"),
        ({1: 3, 2: 2, 3: 3}, "231"),
        ({1: 2, 2: 1, 3: 3}, "213"),
        ({1: 12, 2: 2, 3: 3}, "231"),
        ({1: 1, 4: 4, 7: 2}, "174"),
        ({}, ""),
    ],
)
def test_who_is_moved_stands_where_it_is_wanted_and_the_others_close_ranks(wanted: dict[int, int], order: str) -> None:
    placed = [(stood, to, Item(str(stood))) for stood, to in wanted.items()]

    assert "".join(item.title for item in in_order(placed)) == order
