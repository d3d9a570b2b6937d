"""Mail about one's RSVP: queued with what it reports, written when it is delivered, and only if it still holds."""

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, select, update

from core import clock
from core.database import db
from events.models import Event
from events.rsvps.models import Rsvp, RsvpState
from mail import outbox
from mail.models import Delivery, Message
from members.models import Member

REMINDED_BEFORE = timedelta(hours=24)


def tell(event: Event, member: Member, state: RsvpState) -> None:
    """Tell a member what came of saying that they are going."""
    if state is RsvpState.GOING:
        youre_in(event, member)
    elif state is RsvpState.WAITING:
        _queue("waitlisted", event, member)


def youre_in(event: Event, member: Member) -> None:
    """Tell a member that they have a seat, with the event as a file, and remind them the day before."""
    _queue("youre_in", event, member)
    _remind(event, member)


def place_came_up(event: Event, member: Member) -> None:
    """Tell a member that they moved up from the waitlist, and remind them the day before."""
    _queue("place_came_up", event, member)
    _remind(event, member)


def changed(event: Event, member: Member, before_at: datetime) -> None:
    """Tell a member that an event has another time or place; later ones of the same event and turn say it once."""
    once = f"changed:{event.id}:{event.sequence}:{member.id}"
    _queue("changed", event, member, once=once, before_at=before_at.isoformat())


def cancelled(event: Event, member: Member) -> None:
    """Tell a member, once, that an event is cancelled."""
    _queue("cancelled", event, member, once=f"cancelled:{event.id}:{member.id}")


def retime(event: Event) -> None:
    """Let the reminders of an event that are still to be sent be due a day before its new start."""
    going = select(Rsvp.member_id).where(Rsvp.event_id == event.id, Rsvp.state == RsvpState.GOING)
    keys = [_reminder(event.id, member_id) for member_id in db.session.scalars(going)]
    message = cast(Table, Message.__table__)
    db.session.execute(
        update(message)
        .where(message.c.once.in_(keys), message.c.delivery == Delivery.QUEUED)
        .values(due_at=event.starts_at - REMINDED_BEFORE)
    )


def _remind(event: Event, member: Member) -> None:
    """Whoever says so within the last day is not reminded: they have just been told."""
    due_at = event.starts_at - REMINDED_BEFORE
    if due_at > clock.now():
        _queue("reminder", event, member, once=_reminder(event.id, member.id), due_at=due_at)


def _reminder(event_id: int, member_id: int) -> str:
    return f"reminder:{event_id}:{member_id}"


def _queue(
    kind: str, event: Event, member: Member, once: str | None = None, due_at: datetime | None = None, **more: Any
) -> None:
    facts = {"event": event.id, "member": member.id, **more}
    if member.email:
        outbox.queue(kind, member.email, member.name, facts, once=once, due_at=due_at)
