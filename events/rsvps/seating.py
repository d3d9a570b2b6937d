"""Who is seated when places are free, how, and for how long a place is kept for whom: pure rules."""

import enum
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from events import walltime

#: Before the last day a place is given outright; in the last hours to who says that they would come at once.
LAST_DAY, LAST_HOURS = timedelta(hours=24), timedelta(hours=3)
#: So long before the start places kept for visitors are anybody's.
KEPT_FOR_VISITORS = timedelta(days=2)
#: How long a place is offered, not counting the night, which nobody has to sit up for.
ASKED_FIRST, ASKED_ON_THE_DAY = timedelta(hours=12), timedelta(hours=2)
MORNING, NIGHT = time(8), time(22)


class Promotion(enum.StrEnum):
    """What the hosts have chosen for the waitlist."""

    OUTRIGHT = "outright"
    ASK_FIRST = "ask_first"


class Way(enum.Enum):
    """How the next in order comes to a place that is free."""

    SEATED = "seated"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    CLOSED = "closed"


def way(promotion: Promotion, starts_at: datetime, now: datetime) -> Way:
    """How a free place is given at that moment."""
    if now >= starts_at:
        return Way.CLOSED
    if now >= starts_at - LAST_HOURS:
        return Way.CONFIRMED
    if now >= starts_at - LAST_DAY or promotion is Promotion.ASK_FIRST:
        return Way.OFFERED
    return Way.SEATED


def offered_until(promotion: Promotion, starts_at: datetime, now: datetime, zone: str) -> datetime:
    """When an offer that is made now runs out: the last hours end every offer."""
    is_early = promotion is Promotion.ASK_FIRST and now < starts_at - LAST_DAY
    return min(_awake(now, ASKED_FIRST if is_early else ASKED_ON_THE_DAY, zone), starts_at - LAST_HOURS)


def kept(seats: int, visitors: int, starts_at: datetime, now: datetime) -> int:
    """How many of the places kept for visitors still are, where so many seats are visitors' already."""
    return max(seats - visitors, 0) if now < starts_at - KEPT_FOR_VISITORS else 0


def free(capacity: int | None, taken: int, kept: int = 0) -> int | None:
    """How many places are left, never less than none, to whom some are `kept` from; None where they are not counted."""
    return None if capacity is None else max(capacity - taken - kept, 0)


def promoted(
    capacity: int | None, taken: int, waitlist: Iterable[tuple[int, int]], kept: int = 0, visitors: Iterable[int] = ()
) -> list[int]:
    """The ids of all who come to a place, in order, from a waitlist of (id, party) in order; some are `visitors`.

    A party that does not fit keeps its place, first in order, and holds up no smaller one behind it.
    """
    seated, visiting = [], set(visitors)
    for rsvp_id, party in waitlist:
        is_visiting = rsvp_id in visiting
        if fits(capacity, taken, party, 0 if is_visiting else kept):
            seated.append(rsvp_id)
            taken += party
            kept = max(kept - party, 0) if is_visiting else kept
    return seated


def fits(capacity: int | None, taken: int, more: int, kept: int = 0) -> bool:
    """Whether so many more places can be taken by somebody whom some are `kept` from."""
    left = free(capacity, taken, kept)
    return left is None or more <= left


def ordinal(position: int) -> str:
    """ "1st", "2nd", "3rd", "4th", "11th": which one in order."""
    is_teen = position // 10 % 10 == 1
    return f"{position}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(position % 10, 'th')}"


def _awake(at: datetime, left: timedelta, zone: str) -> datetime:
    """The instant by which so much time has passed that was no night there."""
    while True:
        on = walltime.today(at, zone)
        at = max(at, walltime.instant(on, MORNING, zone))
        day = walltime.instant(on, NIGHT, zone) - at
        if left <= day:
            return at + left
        left -= max(day, timedelta(0))
        at = walltime.instant(on + timedelta(days=1), MORNING, zone)
