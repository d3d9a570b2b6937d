"""What the rows say of one event's seats, and what they should say by the model, in the same words."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from core.database import db
from events.models import Event
from events.rsvps.models import Rsvp, RsvpState
from mail.models import Message
from members.models import Member
from tests.events.rsvps.model import Model

KINDS = ("youre_in", "waitlisted", "place_came_up", "offered", "fewer", "turned_down")
LIVE = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
#: Built once, for they are read after each step.
_SAID = select(
    *(Rsvp.id, Rsvp.member_id, Rsvp.state, Rsvp.guests, Rsvp.place, Rsvp.offered_until),
    *(Rsvp.approval, Rsvp.asked_again_at, Rsvp.changed_at, Rsvp.is_visitor),
).where(Rsvp.event_id == bindparam("event"))
_NUMBERS = select(
    *(Event.going, Event.seats_taken, Event.seats_offered, Event.visitors, Event.waiting, Event.starts_at),
    *(Event.fewer_to, Event.fewer),
).where(Event.id == bindparam("event"))
_MAILS = select(Message.kind, Message.to_address).where(Message.kind.in_(KINDS))
_ORDER = select(Rsvp.member_id, Rsvp.id).where(Rsvp.event_id == bindparam("event"))


def of(event_id: int, people: Sequence[Member]) -> dict[str, Any]:
    """What the rows say; people are their numbers."""
    who, named = ({getattr(one, name): n for n, one in enumerate(people)} for name in ("id", "email"))
    read = db.session.connection().execute
    rows = read(_SAID, {"event": event_id}).all()
    *numbers, fewer_to, fewer = read(_NUMBERS, {"event": event_id}).one()
    line = sorted((row for row in rows if row.state is RsvpState.WAITING), key=lambda row: row.place)
    mails = Counter((kind, named[address]) for kind, address in read(_MAILS) if address in named)
    return {
        "going": {who[row.member_id]: row.guests + 1 for row in rows if row.state is RsvpState.GOING},
        "line": [who[row.member_id] for row in line],
        "asked": {who[row.member_id]: row.offered_until for row in line if row.offered_until},
        "asking": {who[row.member_id] for row in line if row.approval == "asked"},
        "maybes": {who[row.member_id] for row in rows if row.state is RsvpState.MAYBE},
        "unanswered": {who[row.member_id] for row in rows if _is_unanswered(row)},
        "mails": dict(mails),
        "numbers": tuple(numbers),
        "fewer": (next((who[row.member_id] for row in rows if row.id == fewer_to), None), fewer),
        "rows": len(rows) - len({row.member_id for row in rows}),
    }


def expected(model: Model) -> dict[str, Any]:
    """What they should say."""
    going, offered = (sum(model.size[who] for who in those) for those in (model.going, model.asked))
    assert going + offered <= model.capacity
    return {
        "going": {who: model.size[who] for who in model.going},
        "line": model.line,
        "asked": model.asked,
        "asking": model.asking,
        "maybes": model.maybes,
        "unanswered": model.unanswered(),
        "mails": {key: count for key, count in model.mails.items() if count},
        "numbers": (
            *(len(model.going), going, offered, model.taken(model.visitors), len(model.line)),
            model.starts_at,
        ),
        "fewer": model.fewer,
        "rows": 0,
    }


def in_order(event_id: int, member_ids: Collection[int]) -> dict[int, int]:
    """Who of these was the first to say anything, as the ids of the rows say."""
    if not member_ids:
        return {}
    rows = db.session.execute(_ORDER, {"event": event_id})
    return {row.member_id: row.id for row in rows}


def _is_unanswered(row: Any) -> bool:
    return row.state in LIVE and row.asked_again_at is not None and row.asked_again_at >= row.changed_at
