"""The order of a programme in examples, and how it is kept."""

import pytest

from events.programme.items import Item, in_order, kept, of, state_of


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


def test_what_is_kept_comes_back_as_it_was() -> None:
    items = [Item("Maps", "Ana Sousa", "https://example.com/maps"), Item("Supper \ud800")]

    assert of(kept(items)) == items


@pytest.mark.parametrize("other", [[], [Item("Maps", "Ana")], [Item("Maps", link="Ana")], [Item("Supper")]])
def test_its_state_is_another_as_soon_as_anything_is(other: list[Item]) -> None:
    assert state_of(other) != state_of([Item("Maps")])
