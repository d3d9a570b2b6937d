"""How large labels are written."""

import pytest

from blog.cloud import weights


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], []),
        ([7], [3]),
        ([4, 4, 4], [3, 3, 3]),
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        ([5, 1, 4, 2, 3], [5, 1, 4, 2, 3]),
        ([1, 1, 1, 1, 9], [1, 1, 1, 1, 5]),
        ([1, 2], [1, 3]),
        ([1, 2, 2, 3, 50, 50, 60, 70, 80, 143], [1, 1, 1, 2, 3, 3, 4, 4, 5, 5]),
    ],
)
def test_the_weight_is_the_fifth_a_count_stands_in(counts: list[int], expected: list[int]) -> None:
    assert weights(counts) == expected
