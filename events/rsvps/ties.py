"""What becomes of somebody's RSVPs when they are gone, or at home somewhere else."""

from collections.abc import Iterator

from sqlalchemy import select

from chapters.models import Chapter
from core import clock
from core.database import db
from events.models import Event
from events.rsvps import seats
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member

LIVE = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)


def member_deleted(member: Member) -> None:
    """Give back what a member has at events to come; what is past stays in the counts."""
    _give_back(member)


def member_banned(member: Member) -> None:
    """Give back what a member has at events to come."""
    _give_back(member)


def member_left(member: Member) -> None:
    """Somebody at home nowhere keeps their seats, and is a visitor nowhere."""
    _mark(member, None)


def home_moved(member: Member, chapter: Chapter) -> None:
    """Somebody who moves keeps their seats; where they are a visitor is said anew."""
    _mark(member, chapter.id)


def _give_back(member: Member) -> None:
    for event, rsvp in _to_come(member):
        seats.leave(event, rsvp, RsvpState.WITHDRAWN)
    db.session.flush()


def _mark(member: Member, home_id: int | None) -> None:
    for event, rsvp in _to_come(member):
        seats.mark(event, rsvp, home_id)
    db.session.flush()


def _to_come(member: Member) -> Iterator[tuple[Event, Rsvp]]:
    """A member's RSVPs to events that are not over, each under its event's lock, in order of the events' ids."""
    ids = (
        select(Rsvp.event_id)
        .join(Event, Event.id == Rsvp.event_id)
        .where(Rsvp.member_id == member.id, Rsvp.state.in_(LIVE), Event.ends_at > clock.now())
        .order_by(Rsvp.event_id)
    )
    for event_id in db.session.scalars(ids).all():
        event = seats.lock(event_id)
        mine = select(Rsvp).where(Rsvp.event_id == event_id, Rsvp.member_id == member.id, Rsvp.state.in_(LIVE))
        rsvp = db.session.scalar(mine, execution_options={"populate_existing": True})
        if rsvp:
            yield event, rsvp
