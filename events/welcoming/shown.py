"""What an event's page says of greeting, to who greets and to who is greeted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.queries import Found
from events.rsvps.models import RsvpState
from events.welcoming import queries
from events.welcoming.forms import SpotForm
from members.signed_in import SignedIn


@dataclass(frozen=True)
class Greeted:
    """Somebody greets the reader."""

    by: Found


@dataclass(frozen=True)
class Greeting:
    """The reader greets these people, and says where they are; nobody is sent to who `is_seen` by hosts alone."""

    people: Sequence[Found]
    is_seen: bool
    form: SpotForm


def welcome(event: Found, mine: Any, who: SignedIn | None) -> Greeted | Greeting | None:
    """For somebody going to what is ahead; nothing is asked where nobody has taken a job."""
    is_going = mine is not None and mine.state is RsvpState.GOING and mine.held_until is None
    if who is None or not is_going or event.chores == event.chores_open:
        return None
    greeting = queries.greeting(event.id, who.member_id)
    if greeting:
        form = SpotForm(formdata=None, data={"spot": greeting.spot})
        return Greeting(queries.greeted_by(event.id, who.member_id), greeting.is_seen, form)
    greeter = queries.greeter_of(event.id, who.member_id)
    return Greeted(greeter) if greeter else None
