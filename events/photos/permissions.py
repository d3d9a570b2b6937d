"""Whose photos somebody sees at an event, looked up at each use."""

from dataclasses import dataclass
from typing import Any

from events.door import attendance_queries
from members import permissions
from members.signed_in import SignedIn


@dataclass(frozen=True)
class Standing:
    """How somebody stands to the photos of an event: as a host of its chapter, as one who was there, or as neither."""

    is_host: bool = False
    was_there: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether they see photos that are not shown to everybody, may add some, and may take one down."""
        return self.is_host or self.was_there


def standing(who: SignedIn | None, event: Any) -> Standing:
    """That of a reader to a row of an event; whether they were there is their own word, else the door's."""
    if who is None:
        return Standing()
    word = attendance_queries.word(event.id, who.member_id)
    return Standing(permissions.may_host(who, event.chapter_id), bool(word and word.was_there))
