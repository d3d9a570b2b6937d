"""What tests of RSVPs say and look at: a verb in a transaction of its own, and what the rows are after it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from core import clock
from core.database import db, writing
from events import ledger
from events.models import Event
from events.rescheduling import telling
from events.rescheduling.notices import Before
from events.rsvps import rsvping
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.rows import Party
from mail.models import Message
from members.models import Member


def say(verb: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
    """Carry a verb out as a view does."""
    with writing():
        return verb(*arguments, **more)


def going(event: Event, member: Member, guests: int = 0, **more: Any) -> Party:
    """Somebody presses "I'm going"."""
    party: Party = say(rsvping.rsvp, event.id, member.id, guests, **more)
    return party


def locked(event: Event) -> Event:
    """The event as its hosts change it, inside `writing()`."""
    found = ledger.locked(Event, event.id)
    assert found is not None
    return found


def state_of(event: Event, member: Member) -> RsvpState | None:
    """What the row says."""
    return db.session.scalar(select(Rsvp.state).where(Rsvp.event_id == event.id, Rsvp.member_id == member.id))


def counts_of(event: Event) -> tuple[int, int, int, int]:
    """What the event's row says: going, seats taken, visitors, waiting."""
    row = db.session.execute(
        select(Event.going, Event.seats_taken, Event.visitors, Event.waiting).where(Event.id == event.id)
    ).one()
    return row.going, row.seats_taken, row.visitors, row.waiting


def counted(event: Event) -> tuple[int, int, int, int]:
    """The same four, counted from the RSVPs themselves."""
    party = Rsvp.guests + 1
    keeps = or_(Rsvp.state == RsvpState.GOING, Rsvp.offered_until.is_not(None))
    sums = select(
        func.count().filter(Rsvp.state == RsvpState.GOING),
        func.coalesce(func.sum(party).filter(Rsvp.state == RsvpState.GOING), 0),
        func.coalesce(func.sum(party).filter(keeps, Rsvp.is_visitor), 0),
        func.count().filter(Rsvp.state == RsvpState.WAITING),
    ).where(Rsvp.event_id == event.id)
    return tuple(db.session.execute(sums).one())  # type: ignore[return-value]


def waitlist_of(event: Event) -> list[int]:
    """The ids of those waiting, in order."""
    waiting = select(Rsvp.member_id).where(Rsvp.event_id == event.id, Rsvp.state == RsvpState.WAITING)
    return list(db.session.scalars(waiting.order_by(Rsvp.place)))


def mails_to(member: Member) -> list[str]:
    """The kinds of mail queued for somebody, in order."""
    return list(db.session.scalars(select(Message.kind).where(Message.to_address == member.email).order_by(Message.id)))


def moved(event: Event, before_at: datetime, before_where: str = "") -> int:
    """Tell everybody that a locked event has another time or venue, without waiting for what else is changed."""
    telling.retime([event])
    told = telling.tell(event.chapter_id, {event.id: Before(before_at, before_where)}, [event.id])
    db.session.execute(update(Message).where(Message.kind == "changed").values(due_at=clock.now()))
    return told
