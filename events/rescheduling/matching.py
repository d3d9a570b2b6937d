"""The dates of a series matched in order to the days of another rule: what becomes of each."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest


class Fate(enum.StrEnum):
    """What becomes of a date."""

    HELD = "held"
    LEFT = "left"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"
    ADDED = "added"


@dataclass(frozen=True)
class Slot:
    """A date before it is matched: its id, whether the change is meant for it, and whether somebody has an RSVP."""

    event_id: int
    takes_part: bool
    has_rsvps: bool


@dataclass(frozen=True)
class Match:
    """A date after it: `day` is the one that the rule gives it, None where there is none left for it."""

    event_id: int | None
    day: date | None
    fate: Fate


def matched(slots: Iterable[Slot], days: Sequence[date]) -> list[Match]:
    """Each date with its day, in order; those too many are cancelled where somebody has an RSVP, else skipped.

    What takes no part keeps its place in the order, so that the day it stands for is not made a second time.
    """
    return [_match(slot, day) for slot, day in zip_longest(slots, days)]


def _match(slot: Slot | None, day: date | None) -> Match:
    if slot is None:
        return Match(None, day, Fate.ADDED)
    if not slot.takes_part:
        return Match(slot.event_id, day, Fate.LEFT)
    if day is not None:
        return Match(slot.event_id, day, Fate.HELD)
    return Match(slot.event_id, None, Fate.CANCELLED if slot.has_rsvps else Fate.SKIPPED)
