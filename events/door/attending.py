"""Verbs of the morning after: asking who was there, saying so, and thanking the hosts; each begins with the lock."""

from sqlalchemy import delete, select

from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger
from events.door import arrivals, notices, queries
from events.door import attendance_queries as attendance
from events.door.models import Attendance
from events.models import Event, EventState
from events.rsvps.models import Rsvp
from members.models import Member


def ask(event_id: int) -> int:
    """Ask those who were going whether they were there, once; thank those whom the door let in. Returns how many.

    Who has said so already is not asked.
    """
    event = ledger.locked(Event, event_id)
    if event is None or event.asked_at is not None or event.state is not EventState.PUBLISHED:
        return 0
    event.asked_at = clock.now()
    here = arrivals.here(queries.presses(event_id))
    to_ask = attendance.to_ask(event_id)
    for person in to_ask:
        notices.morning_after(event, person, was_here=person.rsvp_id in here)
    return len(to_ask)


def say(event_id: int, member_id: int, was_there: bool) -> None:
    """Say whether one was there; the last word counts. Refuses before the end, and who had no RSVP."""
    row = _own(event_id, member_id)
    row.was_there, row.said_at = was_there, clock.now()
    db.session.flush()


def thank(event_id: int, member_id: int, words: str) -> None:
    """Thank the hosts in one line, once; they are mailed, and nobody else reads it. Refuses a second time."""
    row = _own(event_id, member_id)
    if row.thanked_at is not None:
        raise Refused("You’ve thanked them for this one already.", "thanks")
    row.thanks, row.thanked_at = words, clock.now()
    for host in attendance.hosts(event_id, but=member_id):
        notices.thanked(event_id, member_id, host)
    db.session.flush()


def member_deleted(member: Member) -> None:
    """Forget where somebody said they had been, and what they wrote to hosts."""
    own = select(Rsvp.id).where(Rsvp.member_id == member.id)
    db.session.execute(delete(Attendance).where(Attendance.rsvp_id.in_(own)))


def _own(event_id: int, member_id: int) -> Attendance:
    event = ledger.locked(Event, event_id)
    rsvp_id = attendance.rsvp_to(event_id, member_id)
    if event is None or rsvp_id is None or event.state is not EventState.PUBLISHED:
        raise Refused("You had no RSVP for this event.")
    if event.ends_at > clock.now():
        raise Refused("It isn’t over yet: say so afterwards.")
    found = db.session.get(Attendance, rsvp_id, populate_existing=True)
    if found is None:
        found = Attendance(rsvp_id=rsvp_id, thanks="")
        db.session.add(found)
    return found
