"""Mail of the morning after: queued with what it reports, and read from the rows when it is written."""

from typing import Any

from events.models import Event
from mail import outbox


def morning_after(event: Event, person: Any, was_here: bool) -> None:
    """Ask somebody, once, whether they were there; whom the door let in is thanked instead."""
    kind = "thanks_for_coming" if was_here else "were_you_there"
    facts = {"event": event.id, "member": person.id}
    if person.email:
        outbox.queue(kind, person.email, person.name, facts, once=f"morning after:{event.id}:{person.id}")


def thanked(event_id: int, member_id: int, host: Any) -> None:
    """Give a host, once, the line that somebody wrote to them."""
    facts = {"event": event_id, "member": member_id}
    if host.email:
        outbox.queue("host_thanked", host.email, host.name, facts, once=f"thanked:{event_id}:{member_id}:{host.id}")
