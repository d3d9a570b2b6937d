"""Verbs that follow from a date's change: everybody is told once, and of another time asked again."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import update

from core import clock
from core.database import db
from events.models import Event
from events.rescheduling import notices, reading
from events.rescheduling.notices import Before
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.notices import REMINDED_BEFORE, forget_reminders


def tell(chapter_id: int, before: Mapping[int, Before], moved: Collection[int], note: str = "") -> int:
    """Tell everybody with an RSVP how dates were before, in one mail each, and ask again about those `moved`.

    Of another link alone those are told who have a seat, and so the link.

    Nobody's RSVP changes; returns how many people are told.
    """
    db.session.flush()
    if not before:
        return 0
    if moved:
        asked = update(Rsvp).where(Rsvp.event_id.in_(moved), Rsvp.state.in_(reading.LIVE))
        db.session.execute(asked.values(asked_again_at=clock.now()), execution_options={"synchronize_session": False})
    everybody = reading.readers(before.keys())
    concerned = [row for row in everybody if row.state is RsvpState.GOING or not before[row.event_id].link_alone]
    return notices.changed(chapter_id, concerned, before, note)


def retime(moved: Iterable[Event]) -> None:
    """Let locked events that begin at another time be reminded of a day before, or not at all within that day."""
    for event in moved:
        if event.reminded_at:
            forget_reminders(event.id)
        event.reminded_at = clock.now() if event.starts_at - REMINDED_BEFORE <= clock.now() else None
