"""Pages of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LAST_PAGE = 1000


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of `total` items; pages count from 1."""

    items: Sequence[T]
    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page, 1 for an empty list."""
        return max(1, -(-self.total // self.size))

    @property
    def following(self) -> int | None:
        """The next page's number, if there is one."""
        return self.number + 1 if self.number < self.last else None

    @property
    def preceding(self) -> int | None:
        """The previous page's number, if there is one."""
        return self.number - 1 if self.number > 1 else None


def cut(items: Sequence[T], number: int, size: int) -> Page[T]:
    """The page `number` of a list that is at hand in full."""
    start = (number - 1) * size
    return Page(items[start : start + size], number, size, len(items))
