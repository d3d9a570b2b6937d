"""Who is seated when places are free: a pure rule."""

from collections.abc import Iterable


def free(capacity: int | None, taken: int) -> int | None:
    """How many places are left, never less than none; None where places are not counted."""
    return None if capacity is None else max(capacity - taken, 0)


def promoted(capacity: int | None, taken: int, waitlist: Iterable[tuple[int, int]]) -> list[int]:
    """The ids of all who get seats, in order, from a waitlist of (id, party) in order.

    A party that does not fit keeps its place, first in order, and holds up no smaller one behind it.
    """
    left = free(capacity, taken)
    seated = []
    for rsvp_id, party in waitlist:
        if left is None or party <= left:
            seated.append(rsvp_id)
            left = None if left is None else left - party
    return seated


def fits(capacity: int | None, taken: int, more: int) -> bool:
    """Whether so many more places can be taken."""
    left = free(capacity, taken)
    return left is None or more <= left


def ordinal(position: int) -> str:
    """ "1st", "2nd", "3rd", "4th", "11th": which one in order."""
    is_teen = position // 10 % 10 == 1
    return f"{position}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(position % 10, 'th')}"
