"""What becomes of somebody's RSVPs when they are gone, or at home somewhere else."""

from collections.abc import Iterator

from sqlalchemy import select

from chapters.models import Chapter
from core import clock
from core.database import db
from events.models import Event
from events.rsvps import rows, seats
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.rows import Hall, Party
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
    for hall, party in _to_come(member):
        seats.leave(hall, party, RsvpState.WITHDRAWN)


def _mark(member: Member, home_id: int | None) -> None:
    for hall, party in _to_come(member):
        seats.mark(hall, party, home_id)
        rows.write(party)
        seats.seat_waiting(hall)


def _to_come(member: Member) -> Iterator[tuple[Hall, Party]]:
    """A member's RSVPs to events that are not over, each under its event's lock, in order of the events' ids."""
    ids = (
        select(Rsvp.event_id)
        .join(Event, Event.id == Rsvp.event_id)
        .where(Rsvp.member_id == member.id, Rsvp.state.in_(LIVE), Event.ends_at > clock.now())
        .order_by(Rsvp.event_id)
    )
    for event_id in db.session.scalars(ids).all():
        with seats.locked(event_id) as hall:
            party = rows.party(hall, member.id)
            if party and party.state in LIVE:
                yield hall, party
