"""What tests of meeting begin with: an evening that is over, and what those who were there say of each other."""

from datetime import timedelta
from typing import Any

from core.database import writing
from events.door import attending
from events.meeting import operations
from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.events.door.pressing import STARTS
from tests.events.rsvps.saying import going
from tests.people import saved

#: Ten in the morning in Lisbon, the day after.
THE_MORNING_AFTER = STARTS + timedelta(hours=15)


def comes(event: Event, *members: Member, is_seen: bool = True, **more: Any) -> None:
    """These are going, and say whether those there may see them."""
    for member in members:
        going(event, member, **more)
        member.shows_face = is_seen
        saved(member)


def was_there(event: Event, clock: StandingClock, *members: Member) -> None:
    """It is over, and these say that they were there."""
    clock.move_to(THE_MORNING_AFTER)
    for member in members:
        with writing():
            attending.say(event.id, member.id, True)


def met(event: Event, one: Member, other: Member, *, contact: bool = False) -> bool:
    """One says that they met the other."""
    with writing():
        return operations.say(event.id, one.id, other.key, contact)
