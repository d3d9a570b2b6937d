"""Mail about one's RSVP: queued with what it reports, written when it is delivered, and only if it still holds."""

from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, or_, select, update

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


def changed(event: Event, member: Member, before_at: datetime, before_where: str = "") -> None:
    """Tell a member that an event has another time or venue; later ones of the same event and turn say it once."""
    once = f"{_change(event.id)}:{event.sequence}:{member.id}"
    where: dict[str, Any] = {"before_where": before_where} if before_where else {}
    _queue("changed", event, member, once=once, before_at=before_at.isoformat(), **where)


def to_be_told_of_change(event: Event) -> set[int]:
    """The ids of members for whom a mail about a change of this event is queued, and nobody has begun to write it.

    Those rows stay locked, so that whoever writes them reads this change as well.
    """
    queued = select(Message.facts).where(
        Message.once.startswith(f"{_change(event.id)}:"),
        Message.delivery == Delivery.QUEUED,
        or_(Message.claimed_until.is_(None), Message.claimed_until <= clock.now()),
    )
    return {int(facts["member"]) for facts in db.session.scalars(queued.with_for_update())}


def cancelled(event: Event, member: Member) -> None:
    """Tell a member, once, that an event is cancelled."""
    _queue("cancelled", event, member, once=f"cancelled:{event.id}:{member.id}")


def forget_plans(event: Event) -> None:
    """Take back what is still queued about an event that will not be: reminders, and news of changes."""
    outbox.withdraw(_reminders(event.id))
    outbox.withdraw(_change(event.id))


def retime(event: Event) -> None:
    """Remind those going a day before the new start, whether or not they have been reminded of the old one.

    Within the last day nobody is reminded: they have just been told.
    """
    due_at = event.starts_at - REMINDED_BEFORE
    if due_at <= clock.now():
        outbox.withdraw(_reminders(event.id))
        return
    _put_off(event.id, due_at)
    going = select(Member).join(Rsvp, Rsvp.member_id == Member.id)
    going = going.where(Rsvp.event_id == event.id, Rsvp.state == RsvpState.GOING, Rsvp.held_until.is_(None))
    for member in db.session.scalars(going.order_by(Member.id)):
        _remind(event, member)


def _put_off(event_id: int, due_at: datetime) -> None:
    """What is queued is due then; what is done with does not stand in the way of another reminder."""
    message = cast(Table, Message.__table__)
    reminders = update(message).where(message.c.once.startswith(f"{_reminders(event_id)}:"))
    db.session.execute(reminders.where(message.c.delivery == Delivery.QUEUED).values(due_at=due_at))
    db.session.execute(reminders.where(message.c.delivery != Delivery.QUEUED).values(once=None))


def _remind(event: Event, member: Member) -> None:
    """Whoever says so within the last day is not reminded: they have just been told."""
    due_at = event.starts_at - REMINDED_BEFORE
    if due_at > clock.now():
        _queue("reminder", event, member, once=_reminder(event.id, member.id), due_at=due_at)


def _reminders(event_id: int) -> str:
    return f"reminder:{event_id}"


def _reminder(event_id: int, member_id: int) -> str:
    return f"{_reminders(event_id)}:{member_id}"


def _change(event_id: int) -> str:
    return f"changed:{event_id}"


def _queue(
    kind: str, event: Event, member: Member, once: str | None = None, due_at: datetime | None = None, **more: Any
) -> None:
    facts = {"event": event.id, "member": member.id, **more}
    if member.email:
        outbox.queue(kind, member.email, member.name, facts, once=once, due_at=due_at)
