"""The verb of a programme: an organiser says what is on, or what was."""

from collections.abc import Sequence

from sqlalchemy import delete, insert

from core.database import db
from core.refusal import Refused
from events import ledger
from events.models import Event, EventState
from events.online.ways import is_link
from events.programme.items import LONGEST, MOST, Item
from events.programme.models import ProgrammeItem
from members.models import Member


def write(event_id: int, items: Sequence[Item], *, by: Member) -> None:
    """Make the programme of a date these items in this order; none of them: it has none.

    A date that is over takes one as well, so that it can be read what was on. Refuses one that is cancelled.
    """
    event = ledger.locked(Event, event_id)
    if event is None or event.state is not EventState.PUBLISHED:
        raise Refused("This date is cancelled.")
    if len(items) > MOST or not all(_is_whole(item) for item in items):
        raise Refused(f"A programme has at most {MOST} items, each with a title.")
    db.session.execute(delete(ProgrammeItem).where(ProgrammeItem.event_id == event_id))
    if items:
        db.session.execute(insert(ProgrammeItem), [_row(event_id, at, item) for at, item in enumerate(items, start=1)])
    event.programme = len(items)
    ledger.note(by, "programme", "event", event_id)


def _is_whole(item: Item) -> bool:
    is_short = len(item.title) <= LONGEST and len(item.speaker) <= LONGEST
    return bool(item.title) and is_short and (not item.link or is_link(item.link))


def _row(event_id: int, position: int, item: Item) -> dict[str, object]:
    return {
        "event_id": event_id,
        "position": position,
        "title": item.title,
        "speaker": item.speaker,
        "link": item.link,
    }
