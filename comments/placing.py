"""Where a comment stands in its thread: two levels, in the order they were written; a pure rule."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Placed(Protocol):
    """What has a number, and the number of the first-level comment it stands under, if any."""

    @property
    def id(self) -> int:
        """Its own number."""

    @property
    def parent_id(self) -> int | None:
        """The number of what it stands under."""


Row = TypeVar("Row", bound=Placed)


def parent_of(answered: Placed) -> int:
    """Under which first-level comment an answer to this one stands: deeper answers stay on the second level."""
    return answered.parent_id or answered.id


def in_threads(rows: Iterable[Row]) -> list[tuple[Row, list[Row]]]:
    """First-level rows with those that stand under them, in the order given; what stands under nothing is left out."""
    first: list[Row] = []
    under: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.parent_id is None:
            first.append(row)
        else:
            under[row.parent_id].append(row)
    return [(row, under[row.id]) for row in first]
