"""What an event's page says of its programme, and of the time before where it is one of a series."""

from collections.abc import Sequence
from dataclasses import dataclass

from core import clock
from events.models import EventState
from events.programme import queries
from events.programme.items import Item
from events.queries import Found
from events.series import queries as series


@dataclass(frozen=True)
class Programme:
    """The items in order; `number` says which one of its series the date is, `before` is the last held before it."""

    items: Sequence[Item]
    number: int
    before: Found | None


def programme(event: Found) -> Programme:
    """That of a row of `events.queries.shown`; nothing is asked where nothing can be found, nor of what is off."""
    if event.state is EventState.CANCELLED:
        return Programme((), 0, None)
    items = queries.of_event(event.id) if event.programme else ()
    before = series.before(event.series_id, event.starts_at) if event.series_id else None
    if before is None:
        return Programme(items, 0, None)
    return Programme(items, before.earlier + 1, before if before.ends_at <= clock.now() else None)
