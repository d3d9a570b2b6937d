"""The cloud of labels: how large each is written, by where its count stands among the others."""

from bisect import bisect_left
from collections.abc import Sequence

WEIGHTS = 5


def weights(counts: Sequence[int]) -> list[int]:
    """The weight of each count from 1 to 5, by fifths of their order; equal counts weigh the same, a lone one 3."""
    if len(set(counts)) < 2:
        return [3] * len(counts)
    order = sorted(counts)
    return [1 + bisect_left(order, count) * WEIGHTS // len(order) for count in counts]
