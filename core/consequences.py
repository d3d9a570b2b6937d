"""What must happen above when something happens below: named here, arranged in `app.py`, in the same transaction."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

#: What can happen, and the facts it comes with.
NAMES = {
    "member_left": ("member",),
    "member_banned": ("member",),
    "member_deleted": ("member",),
    "member_blocked": ("member_id", "blocked_id"),
    "member_confirmed": ("member",),
    "home_moved": ("member", "chapter"),
    "seat_given_back": ("hall", "party"),
    "chapter_archived": ("chapter",),
    "series_split": ("series_id", "onto_id"),
}

_arranged: dict[str, Sequence[Callable[..., Any]]] = {}


def arrange(verbs: Mapping[str, Sequence[Callable[..., Any]]]) -> None:
    """Say, once and for all names, which verbs follow from what; refuses a name that is not on the list."""
    unknown = set(verbs) - set(NAMES)
    if unknown:
        raise ValueError(f"no such consequence: {sorted(unknown)}")
    _arranged.clear()
    _arranged.update(verbs)


def happened(name: str, **facts: Any) -> None:
    """Run what follows from `name`, in the order arranged, in the caller's transaction."""
    if tuple(facts) != NAMES[name]:
        raise ValueError(f"{name} comes with {NAMES[name]}")
    for verb in _arranged.get(name, ()):
        verb(**facts)
