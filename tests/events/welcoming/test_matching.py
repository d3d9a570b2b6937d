"""Who greets whom, as a table of examples: newcomers are 1 to 9, greeters 10, 20 and 30."""

import pytest

from events.welcoming.matching import matched, relieved


@pytest.mark.parametrize(
    ("newcomers", "greeters", "kept", "apart", "pairs"),
    [
        pytest.param([1, 2, 3, 4], [10, 20], {}, (), {1: 10, 2: 20, 3: 10, 4: 20}, id="evenly, in order"),
        pytest.param([1, 2], [], {}, (), {}, id="without a greeter nothing"),
        pytest.param([], [10], {}, (), {}, id="without newcomers nobody"),
        pytest.param([2, 3], [10, 20], {1: 10, 2: 20, 3: 20}, (), {2: 20, 3: 20}, id="who goes moves nobody"),
        pytest.param([1, 2, 3], [10, 20], {1: 20, 2: 20}, (), {1: 20, 2: 20, 3: 10}, id="who comes goes to the fewest"),
        pytest.param([1, 2], [20], {1: 10, 2: 20}, (), {1: 20, 2: 20}, id="a greeter who goes is replaced"),
        pytest.param([1, 2], [10, 20], {}, {(1, 10)}, {1: 20, 2: 10}, id="never those who are apart"),
        pytest.param([1], [10], {}, {(1, 10)}, {}, id="rather nobody than them"),
        pytest.param([1], [10, 20], {1: 10}, {(1, 10)}, {1: 20}, id="also where they were kept"),
    ],
)
def test_who_is_greeted_by_whom(
    newcomers: list[int], greeters: list[int], kept: dict[int, int], apart: set[tuple[int, int]], pairs: dict[int, int]
) -> None:
    assert matched(newcomers, greeters, kept, apart) == pairs


@pytest.mark.parametrize(
    ("pairs", "apart", "evened"),
    [
        pytest.param({1: 10, 2: 10, 3: 10}, (), {1: 10, 2: 30, 3: 20}, id="those without take the last ones over"),
        pytest.param({1: 10}, (), {1: 10}, id="nobody is moved for nothing"),
        pytest.param(
            {1: 10, 2: 10, 3: 10, 4: 20, 5: 30}, (), {1: 10, 2: 10, 3: 10, 4: 20, 5: 30}, id="who has one has one"
        ),
        pytest.param({1: 10, 2: 10, 3: 20}, {(2, 30)}, {1: 30, 2: 10, 3: 20}, id="never from whom they are apart"),
    ],
)
def test_who_greets_nobody_helps_who_greets_most(
    pairs: dict[int, int], apart: set[tuple[int, int]], evened: dict[int, int]
) -> None:
    assert relieved([10, 20, 30], pairs, apart) == evened
