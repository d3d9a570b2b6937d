"""What the mail of the day before says of greeting, to who greets and to who is greeted."""

from typing import Any

from events.rsvps.told import Told
from events.welcoming import queries


def words(it: Told) -> dict[str, Any]:
    """`greeter`, who greets the reader, or `greets`, whom the reader greets, and where the one is found: `spot`."""
    if it.chores == it.chores_open:
        return {}
    greeting = queries.greeting(it.id, it.member_id)
    if greeting:
        return {"greets": queries.greeted_by(it.id, it.member_id), "spot": greeting.spot}
    return {"greeter": queries.greeter_of(it.id, it.member_id)}
