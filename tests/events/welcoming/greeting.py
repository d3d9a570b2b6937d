"""What tests of greeting begin with: somebody new who may be seen, and somebody who takes the job."""

from typing import Any

from core.database import writing
from events import ledger
from events.chores import setting, taking
from events.models import Event
from events.welcoming import operations
from members.models import Member
from tests.events.chores.listing import chores_of
from tests.events.rsvps.saying import going
from tests.people import saved


def comes(event: Event, member: Member, *, is_seen: bool = True, **more: Any) -> Member:
    """Somebody is going, and says whether those going may see them."""
    going(event, member, **more)
    member.shows_face = is_seen
    return saved(member)


def greets(event: Event, *members: Member, organiser: Member) -> None:
    """These are going and take the jobs of greeting, one after the other."""
    with writing():
        setting.set_for_date(event.id, "Greeter\n" * len(members), by=organiser)
    for member, chore in zip(members, chores_of(event), strict=True):
        going(event, member)
        with writing():
            taking.take(event.id, chore.id, member.id)


def match(event: Event) -> None:
    """Match as the worker does."""
    with writing():
        found = ledger.locked(Event, event.id)
        assert found
        operations.match(found)
