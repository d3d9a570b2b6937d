"""Verbs that take dates out of a series: calling off several, skipping one, and putting that back."""

from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.changing import call_off
from events.models import Event, EventState
from events.rescheduling import locking, reach, reading, telling
from events.rescheduling.notices import Before
from events.rescheduling.reach import Reach
from events.rsvps import notices
from events.rule_facts import from_facts, to_facts
from members.models import Member


def cancel(event: Event, reason: str, reaches: Reach, *, by: Member, by_hand: bool = False) -> int:
    """Call off a date and those after it, or all that are to come, and make no more; returns how many are told.

    Everybody gets one mail. Dates that were changed by hand are left alone unless `by_hand`.
    """
    series, rows = locking.locked(event)
    since = event.original_on if reaches is Reach.FOLLOWING else None
    meant = {row.id for row in reading.to_come(series.id, since) if row.id == event.id or by_hand or not row.is_edited}
    off = [row for row in rows if row.id in meant and row.state is EventState.PUBLISHED]
    for row in off:
        call_off(row, reason)
        notices.forget_reminders(row.id)
    if off:
        first_on = min(row.original_on for row in off if row.original_on)
        series.rule = to_facts(reach.before(from_facts(series.rule), first_on))
    told = telling.tell(event.chapter_id, {row.id: Before(row.starts_at, is_off=True) for row in off}, ())
    ledger.note(by, "cancel", "series", series.id)
    ledger.show(db.session.get_one(Chapter, event.chapter_id))
    return told


def skip(event: Event, *, by: Member) -> None:
    """Leave one date of a series out: it stands nowhere any more, and is not made again.

    Refuses what stands alone or has begun, and a date on which somebody has an RSVP: that one is cancelled instead.
    """
    locked = _ahead(event, EventState.PUBLISHED)
    if locked.series_id is None:
        raise Refused("Only a date of a series can be skipped: cancel this one instead")
    if count := len(reading.people([locked.id]).of([locked.id])):
        people = "1 person has" if count == 1 else f"{count} people have"
        raise Refused(f"{people} said that they are coming, or may come: cancel this date instead, so that they know")
    locked.state = EventState.SKIPPED
    _done(locked, "skip", by)


def restore(event: Event, *, by: Member) -> None:
    """Put a skipped date back into the calendar; refuses one that has begun, and one that is not skipped."""
    locked = _ahead(event, EventState.SKIPPED)
    locked.state = EventState.PUBLISHED
    _done(locked, "restore", by)


def _ahead(event: Event, state: EventState) -> Event:
    locked = ledger.locked(Event, event.id)
    if locked is None or locked.state is not state or locked.starts_at <= clock.now():
        raise Refused("This date is not as it was any more: look at it again")
    return locked


def _done(event: Event, action: str, by: Member) -> None:
    ledger.note(by, action, "event", event.id)
    ledger.show(db.session.get_one(Chapter, event.chapter_id))
