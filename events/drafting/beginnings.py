"""What the form to schedule begins with: what is usual, a draft that was put aside, or a date to hold again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from events.drafting import likely
from events.drafting import queries as drafts
from events.drafting.forms import BeginningForm
from events.organising import queries
from events.organising.forms import as_it_stands
from events.organising.schedule_form import ScheduleForm, beginning_with
from events.rules import Repeats

AsSent = Callable[[dict[str, list[str]]], Any]


def of(chapter_id: int, asked: BeginningForm, today: date, as_sent: AsSent) -> ScheduleForm | None:
    """The form as a valid query asks for it; None where the chapter has no such draft, or no such date.

    `as_sent` makes of a draft's fields what a browser would send.
    """
    if asked.draft.number:
        fields = drafts.fields_of(chapter_id, asked.draft.number)
        sent = None if fields is None else as_sent(fields | {"draft": [str(asked.draft.number)]})
        return ScheduleForm(sent, today=today) if sent is not None else None
    if asked.copy.number:
        return _copy(chapter_id, asked.copy.number, today)
    return ScheduleForm(formdata=None, data=beginning_with(queries.usual(chapter_id), today))


def _copy(chapter_id: int, event_id: int, today: date) -> ScheduleForm | None:
    """Everything a date has, on the next likely day; the sentence of what is usual stands in the other menus."""
    event = queries.changeable(event_id)
    if event is None or event.chapter_id != chapter_id:
        return None
    on = likely.day(drafts.days_of_the_same(event), today, drafts.days_taken(chapter_id, today))
    data: dict[str, Any] = beginning_with(queries.usual(chapter_id), today) | as_it_stands(event)
    return ScheduleForm(formdata=None, data=data | {"repeats": Repeats.ONCE.value, "once_on": on, "starts_on": on})
