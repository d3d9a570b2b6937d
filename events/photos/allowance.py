"""How many photos of an event somebody may add, how large, and how long after it."""

from datetime import datetime, timedelta

#: So many photos of one event are one person's, and so many are handed in at once.
MOST = 20
AT_ONCE = 10
MOST_AT_ONCE_BYTES = 40 * 1024 * 1024
#: So many photos, and so much of the disk, are one person's in all.
MOST_IN_ALL = 200
MOST_IN_ALL_BYTES = 200 * 1024 * 1024
ADDED_FOR = timedelta(days=60)
LONGEST_ALT = 500

ONCE_IT_BEGINS = "Photos can be added once it has begun."
TOO_LATE = "Photos can be added for 60 days afterwards. That is over."


def refusal(starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    """Why nobody may add photos of an event now, as a sentence; empty where they may."""
    if now < starts_at:
        return ONCE_IT_BEGINS
    return TOO_LATE if now > ends_at + ADDED_FOR else ""


def too_many(adding: int, here: int, in_all: int, bytes_in_all: int) -> str:
    """Why somebody may not add so many to those they have here and in all; empty where they may."""
    if adding > AT_ONCE:
        return f"Choose at most {AT_ONCE} photos at once"
    if adding > MOST - here:
        left = MOST - here
        return f"You may add {left} more of this event: at most {MOST} each" if left > 0 else all_there()
    if in_all + adding > MOST_IN_ALL or bytes_in_all > MOST_IN_ALL_BYTES:
        return f"You have {in_all} photos on this site, which is all there is room for. Delete some, then add these"
    return ""


def all_there() -> str:
    """What is said to somebody who has added all that they may."""
    return f"You have added {MOST} photos of this event, which is all one person may. Delete one to add another"
