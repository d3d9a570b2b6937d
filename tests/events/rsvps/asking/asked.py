"""What the hosts ask in tests: a dish, a lift, and anything else; by ids that are easy to tell apart."""

from typing import Any

from events.models import Event
from events.rsvps.asking import responding
from events.rsvps.asking.questions import Kind, Question
from events.rsvps.models import Rsvp
from members.models import Member
from tests.events.rsvps.saying import say
from tests.people import saved

DISH = Question("What do you eat?", Kind.CHOICE, ("Fish", "No meat"), is_required=True, id=11)
LIFT = Question("Do you need a lift?", Kind.YES_NO, id=12)
ELSE = Question("Anything else?", Kind.TEXT, id=13)
#: The three of them, as an event's row keeps them.
FACTS: list[dict[str, Any]] = [
    {"id": 11, "words": "What do you eat?", "kind": "choice", "choices": ["Fish", "No meat"], "is_required": True},
    {"id": 12, "words": "Do you need a lift?", "kind": "yes_no", "choices": [], "is_required": False},
    {"id": 13, "words": "Anything else?", "kind": "text", "choices": [], "is_required": False},
]
ANSWERS = {11: "Fish", 12: "Yes", 13: "=1+1, no nuts"}


def asking(event: Event) -> Event:
    """The event, whose hosts ask all three."""
    event.questions = FACTS
    return saved(event)


def answering(event: Event, member: Member, said: dict[int, str] | None = None) -> Rsvp:
    """Somebody goes, with answers."""
    rsvp: Rsvp = say(responding.rsvp, event.id, member.id, 0, None, ANSWERS if said is None else said)
    return rsvp
