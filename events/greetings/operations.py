"""Verbs of greetings: say one, forget them; that one goes with its RSVP, `events.rsvps.rows` sees to."""

from datetime import timedelta

from sqlalchemy import select, update

from core import clock
from core.database import db
from core.refusal import Refused
from events.models import Event
from events.rsvps import seats
from events.rsvps.models import Rsvp
from events.rsvps.rows import HOLDING
from members.models import Member

#: So long after an event its hosts can read what visitors said to them; then it is deleted.
KEPT = timedelta(days=7)


def say(event_id: int, member_id: int, words: str) -> None:
    """Say something to the hosts of an event that one visits, or nothing any more; the last word counts.

    Refuses who has no place or place on the waitlist as a visitor, and where the event is over.
    """
    with seats.locked(event_id) as hall:
        if hall.ends_at <= clock.now():
            raise Refused("This event is over.")
        said = db.session.execute(
            update(Rsvp)
            .where(
                Rsvp.event_id == event_id,
                Rsvp.member_id == member_id,
                Rsvp.state.in_(HOLDING),
                Rsvp.is_visitor,
            )
            .values(greeting=words)
            .returning(Rsvp.id)
            .execution_options(synchronize_session=False)
        ).all()
        if not said:
            raise Refused("Say that you’re going first: a greeting comes with a visitor’s RSVP.")


def forget_old() -> int:
    """Delete what was said to the hosts of events that ended a week ago; returns how much."""
    over = select(Event.id).where(Event.ends_at < clock.now() - KEPT)
    old = update(Rsvp).where(Rsvp.greeting != "", Rsvp.event_id.in_(over)).values(greeting="")
    return len(db.session.execute(old.returning(Rsvp.id).execution_options(synchronize_session=False)).all())


def member_deleted(member: Member) -> None:
    """Delete everything a member ever said to hosts."""
    theirs = update(Rsvp).where(Rsvp.member_id == member.id, Rsvp.greeting != "").values(greeting="")
    db.session.execute(theirs.execution_options(synchronize_session=False))
