"""Verbs of asking again: two days before, those going are asked to say so once more, and who does not gives way.

Whoever has said anything since being asked has confirmed as well: `changed_at` is later than `confirm_asked_at`.
"""

from datetime import timedelta

from sqlalchemy import select, update

from core import clock
from core.database import db
from core.refusal import Refused
from events.models import Event
from events.rsvps import rows, seats
from events.rsvps.asking import notices, window
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.rows import Hall

ASKED_BEFORE = window.ASKED_BEFORE
#: So long at least somebody has to confirm; where it could only be shorter, nobody is asked.
TIME_TO_CONFIRM = timedelta(hours=6)


def ask_again(event_id: int) -> int:
    """Ask those who said before that they are going, once for each start; returns how many."""
    with seats.locked(event_id) as hall:
        event = _event(hall)
        confirm_by = window.confirm_by(event)
        if confirm_by is None or window.is_asked(event) or not seats.is_open(hall):
            return 0
        event.confirm_asked_at = clock.now()
        if confirm_by - clock.now() < TIME_TO_CONFIRM:
            event.released_at = clock.now()
            return 0
        asked = db.session.execute(
            update(Rsvp)
            .where(
                Rsvp.event_id == event_id,
                Rsvp.state == RsvpState.GOING,
                Rsvp.held_until.is_(None),
                Rsvp.changed_at <= event.starts_at - ASKED_BEFORE,
            )
            .values(confirm_asked_at=clock.now())
            .returning(Rsvp.member_id),
            execution_options={"synchronize_session": False},
        )
        parties = [rows.party(hall, member_id) for member_id in sorted(asked.scalars())]
        notices.still_coming(hall.id, hall.starts_at, [party for party in parties if party])
        return len(parties)


def confirm(event_id: int, member_id: int) -> None:
    """Say once more that one is going; twice is once. Refuses who has no place any more."""
    with seats.locked(event_id) as hall:
        party = rows.party(hall, member_id)
        if party is None or party.state is not RsvpState.GOING:
            raise Refused("Your place has gone to the next on the waitlist. You can RSVP again.")
        mine = update(Rsvp).where(Rsvp.event_id == event_id, Rsvp.member_id == member_id)
        db.session.execute(mine.values(confirm_asked_at=None), execution_options={"synchronize_session": False})


def release(event_id: int) -> int:
    """Give back, at the hour that was said, what nobody confirmed, and tell whose it was; returns how many."""
    with seats.locked(event_id) as hall:
        event = _event(hall)
        confirm_by = window.confirm_by(event)
        is_due = confirm_by is not None and confirm_by <= clock.now()
        if not is_due or not window.is_asked(event) or window.is_released(event) or not seats.is_open(hall):
            return 0
        event.released_at = clock.now()
        silent = select(Rsvp.member_id).where(
            Rsvp.event_id == event_id, Rsvp.state == RsvpState.GOING, Rsvp.changed_at <= Rsvp.confirm_asked_at
        )
        parties = [rows.party(hall, member_id) for member_id in db.session.scalars(silent.order_by(Rsvp.id)).all()]
        for party in filter(None, parties):
            seats.leave(hall, party, RsvpState.WITHDRAWN)
            notices.released(hall.id, party)
        return len(parties)


def _event(hall: Hall) -> Event:
    return db.session.get_one(Event, hall.id, populate_existing=True)
