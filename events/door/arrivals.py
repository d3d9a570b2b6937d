"""Who is here, from everything that was pressed at the door: a pure rule, whatever the order it was handed in in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

#: The door is kept from so long before the start until so long after the end.
OPENS_BEFORE, SHUTS_AFTER = timedelta(hours=12), timedelta(days=1)


class Press(Protocol):
    """One press about an RSVP or a walk-in: they came, so many of them, or that was a mistake."""

    key: str
    rsvp_id: int | None
    walk_in: str | None
    pressed_at: datetime
    is_undo: bool
    came: int


@dataclass(frozen=True)
class Here:
    """Somebody is here, since when, and with how many people, themselves included."""

    at: datetime
    came: int


def standing(presses: Iterable[Press]) -> Here | None:
    """What stands of all presses about one party: the last one decides, and the first since a mistake says the time.

    They count in the order in which they were pressed, not in that in which they arrived.
    """
    here = None
    for press in sorted(presses, key=lambda press: (press.pressed_at, press.is_undo, press.key)):
        here = None if press.is_undo else Here(here.at if here else press.pressed_at, press.came)
    return here


def here(presses: Iterable[Press]) -> dict[int | str, Here]:
    """Everybody who is here, by the id of the RSVP or the key of the walk-in."""
    about: dict[int | str, list[Press]] = defaultdict(list)
    for press in presses:
        about[press.rsvp_id or press.walk_in or press.key].append(press)
    return {party: stands for party, pressed in about.items() if (stands := standing(pressed))}


def is_open(at: datetime, starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the door is kept at that moment."""
    return opens_at(starts_at) <= at <= ends_at + SHUTS_AFTER


def opens_at(starts_at: datetime) -> datetime:
    """From when on the door is kept."""
    return starts_at - OPENS_BEFORE
