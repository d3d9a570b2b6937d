"""Named reads of the evening's jobs: those of one event, and those one person has taken on."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Row, and_, bindparam, select

from core import clock
from core.database import db
from events.chores.models import Chore
from events.models import Event, EventState
from events.rsvps.models import Rsvp
from members.blocking.queries import hides
from members.models import Member

Found = Row[*tuple[Any, ...]]

_OF_EVENT = (
    select(
        Chore.id,
        Chore.kind,
        Chore.words,
        Chore.member_id,
        Member.key,
        Member.name,
        Rsvp.visibility,
        Rsvp.is_visitor,
        hides(Chore.member_id, bindparam("me", type_=Integer)).label("hides"),
    )
    .outerjoin(Member, Member.id == Chore.member_id)
    .outerjoin(Rsvp, and_(Rsvp.event_id == Chore.event_id, Rsvp.member_id == Chore.member_id))
    .where(Chore.event_id == bindparam("event"))
    .order_by(Chore.position, Chore.id)
)


def of_event(event_id: int, reader_id: int | None = None) -> Sequence[Found]:
    """The jobs of an event in order, each with its taker's `key`, `name` and the `visibility` of their RSVP.

    `hides` says whether the taker has blocked the reader.
    """
    return db.session.connection().execute(_OF_EVENT, {"event": event_id, "me": reader_id}).all()


def taken_by(event_id: int, member_id: int) -> list[str]:
    """What a member has taken on at an event, in the words of the list."""
    theirs = select(Chore.words).where(Chore.event_id == event_id, Chore.member_id == member_id)
    return list(db.session.scalars(theirs.order_by(Chore.position, Chore.id)))


def ahead_of(member_id: int) -> dict[int, list[str]]:
    """What a member has taken on at events that are not over, by the event's id."""
    rows = db.session.execute(
        select(Chore.event_id, Chore.words)
        .join(Event, Event.id == Chore.event_id)
        .where(Chore.member_id == member_id, Event.ends_at > clock.now(), Event.state == EventState.PUBLISHED)
        .order_by(Chore.event_id, Chore.position, Chore.id)
    )
    taken: dict[int, list[str]] = {}
    for event_id, words in rows:
        taken.setdefault(event_id, []).append(words)
    return taken
