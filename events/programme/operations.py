"""The verb of a programme: an organiser says what is on, or what was."""

from collections.abc import Sequence

from core.refusal import Refused
from events import ledger
from events.models import Event, EventState
from events.online.ways import is_link
from events.programme import items as programmes
from events.programme.items import LONGEST, MOST, Item
from members.models import Member


def write(event_id: int, items: Sequence[Item], *, by: Member, seen: str = "") -> None:
    """Make the programme of a date these items in this order; none of them: it has none.

    A date that is over takes one as well, so that it can be read what was on. Refuses one that is cancelled, and what
    would undo what somebody wrote since the programme was `seen`, as `items.state_of` says it.
    """
    event = ledger.locked(Event, event_id)
    if event is None or event.state is not EventState.PUBLISHED:
        raise Refused("This date is cancelled.")
    if len(items) > MOST or not all(_is_whole(item) for item in items):
        raise Refused(f"A programme has at most {MOST} items, each with a title.")
    stands = programmes.of(event.programme)
    if stands == list(items):
        return
    if seen and seen != programmes.state_of(stands):
        raise Refused("Somebody else has written the programme while you did.", "seen")
    event.programme = programmes.kept(items)
    ledger.note(by, "programme", "event", event_id)


def _is_whole(item: Item) -> bool:
    is_short = len(item.title) <= LONGEST and len(item.speaker) <= LONGEST
    return bool(item.title) and is_short and (not item.link or is_link(item.link))
