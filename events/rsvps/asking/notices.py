"""Mail about approval and about asking again: to those who decide, and to those who are told."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select

from core import clock
from core.database import db
from events.rsvps.notices import Reader
from mail import outbox
from members.models import Member, Role
from members.signed_in import ORGANISING

#: So long hosts may reword what they ask before anybody is mailed.
SETTLED_AFTER = timedelta(minutes=10)


def to_decide(event_id: int, chapter_id: int) -> None:
    """Tell a chapter's organisers that somebody asks to come, for each event at most once a day each."""
    people = (
        select(Member.id, Member.email, Member.name)
        .join(Role, Role.member_id == Member.id)
        .where(Role.chapter_id == chapter_id, Role.role.in_(ORGANISING), Member.banned_at.is_(None))
        .order_by(Member.id)
    )
    today = clock.now().date().isoformat()
    for person in db.session.execute(people).all():
        facts = {"event": event_id, "member": person.id}
        outbox.queue(
            "rsvps_to_decide", person.email, person.name, facts, once=f"to_decide:{event_id}:{person.id}:{today}"
        )


def turned_down(event_id: int, reader: Reader) -> None:
    """Tell somebody that there is no place for them."""
    _tell("turned_down", event_id, reader)


def still_coming(event_id: int, starts_at: datetime, readers: Iterable[Reader]) -> None:
    """Ask people whether they are still coming, once for each start of an event."""
    for reader in readers:
        _tell(
            "still_coming", event_id, reader, once=f"still_coming:{event_id}:{reader.member_id}:{starts_at:%Y%m%dT%H%M}"
        )


def released(event_id: int, reader: Reader) -> None:
    """Tell somebody that the place they did not confirm has been given back."""
    _tell("released", event_id, reader)


def asked_more(event_id: int, question_id: int, readers: Iterable[Reader]) -> None:
    """Ask people what is required of them since they said that they come, once each for all dates of a series."""
    for reader in readers:
        once = f"asked_more:{question_id}:{reader.member_id}"
        _tell("asked_more", event_id, reader, once=once, due_at=clock.now() + SETTLED_AFTER)


def _tell(kind: str, event_id: int, reader: Reader, once: str | None = None, due_at: datetime | None = None) -> None:
    if reader.email:
        facts = {"event": event_id, "member": reader.member_id}
        outbox.queue(kind, reader.email, reader.name, facts, once=once, due_at=due_at)
