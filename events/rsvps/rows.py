"""The rows that seats are given in: an event's hall and the parties in it, read and written by few plain statements.

The statements are built once, for building one costs more than running it; they skip the session's own objects, so who
changes an `Event` or an `Rsvp` that way flushes before and reads again afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy import Boolean, Table, bindparam, case, insert, select, update

from chapters.models import Chapter, ChapterState
from core.database import db
from core.tokens import fresh_key
from events.models import Event, EventState
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rsvps.seating import Promotion
from members.models import Member, Visibility

HOLDING = (RsvpState.GOING, RsvpState.WAITING)


@dataclass(eq=False)
class Hall:
    """What an event's row says of its seats, as it is under the lock, and the chapter that it is an event of.

    `met` are the parties read so far, by id: one object for each row, whoever asks for it.
    """

    id: int
    slug: str
    chapter_id: int
    state: EventState
    starts_at: datetime
    ends_at: datetime
    starts_on: date
    start_time: time
    zone: str
    opens_before_days: int | None
    closes_before_hours: int | None
    needs_approval: bool
    capacity: int | None
    guests: int
    promotion: Promotion
    visitor_seats: int
    chores_taken: int
    going: int
    seats_taken: int
    seats_offered: int
    visitors: int
    waiting: int
    next_place: int
    fewer: int
    fewer_to: int | None
    chapter_slug: str
    chapter_state: ChapterState
    is_suspended: bool
    met: dict[int, "Party"] = field(default_factory=dict, repr=False)

    @property
    def counts(self) -> dict[str, int | None]:
        """The numbers that change with the seats."""
        return {name: getattr(self, name) for name in _COUNTS}


@dataclass(eq=False)
class Party:
    """Somebody and the guests they bring: a row of `rsvp`, with the name and the address that its mails go to.

    Until somebody has said something, `id` is 0 and the state withdrawn.
    """

    hall: Hall = field(repr=False)
    member_id: int
    name: str
    email: str | None
    id: int = 0
    state: RsvpState = RsvpState.WITHDRAWN
    guests: int = 0
    place: int | None = None
    visibility: Visibility = Visibility.ATTENDEES
    home_id: int | None = None
    is_visitor: bool = False
    held_until: datetime | None = None
    promoted_at: datetime | None = None
    approval: Approval | None = None
    offered_until: datetime | None = None
    passed_up: int = 0
    changed_at: datetime | None = None

    @property
    def size(self) -> int:
        """How many seats they need."""
        return self.guests + 1

    @property
    def is_offered(self) -> bool:
        """Whether a place is kept for them until they answer."""
        return self.state is RsvpState.WAITING and self.offered_until is not None

    @property
    def holds(self) -> bool:
        """Whether they have a seat or a place on the waitlist."""
        return self.state in HOLDING


_event, _rsvp, _member, _chapter = (cast(Table, model.__table__) for model in (Event, Rsvp, Member, Chapter))
_COUNTS = ("going", "seats_taken", "seats_offered", "visitors", "waiting", "next_place", "fewer", "fewer_to")
_SAID = (
    *("state", "guests", "place", "visibility", "home_id", "is_visitor"),
    *("held_until", "promoted_at", "approval", "offered_until", "passed_up", "changed_at"),
)

_CHAPTER = (_chapter.c.slug, _chapter.c.state, _chapter.c.is_suspended)

#: The columns of a party after its hall, in its order.
PARTY = (_member.c.id, _member.c.name, _member.c.email, _rsvp.c.id, *(_rsvp.c[name] for name in _SAID))
#: The columns of a hall, in its order. The chapter is read and not locked: who shuts it in that moment comes after.
HALL = (
    *(_event.c[name] for name in ("id", "slug", "chapter_id", "state", "starts_at", "ends_at")),
    *(_event.c[name] for name in ("starts_on", "start_time", "zone", "opens_before_days", "closes_before_hours")),
    _event.c.needs_approval,
    *(_event.c[name] for name in ("capacity", "guests", "promotion", "visitor_seats")),
    _event.c.chores - _event.c.chores_open,
    *(_event.c[name] for name in _COUNTS),
    *(select(column).where(_chapter.c.id == _event.c.chapter_id).scalar_subquery() for column in _CHAPTER),
)
_LOCK = update(_event).where(_event.c.id == bindparam("event")).values(version=_event.c.version + 1).returning(*HALL)
_COUNT = update(_event).where(_event.c.id == bindparam("event")).values({name: bindparam(name) for name in _COUNTS})
#: Everybody who has said something to an event.
PARTIES = select(*PARTY).join(_member, _member.c.id == _rsvp.c.member_id).where(_rsvp.c.event_id == bindparam("event"))
_ONE = PARTIES.where(_rsvp.c.member_id == bindparam("member"))
_ADD = insert(_rsvp).returning(_rsvp.c.id)
#: What a visitor said to the hosts goes where they do not come, whatever it follows from.
_CHANGE = (
    update(_rsvp)
    .where(_rsvp.c.id == bindparam("row"))
    .values({name: bindparam(name) for name in _SAID})
    .values(greeting=case((bindparam("holds", type_=Boolean), _rsvp.c.greeting), else_=""))
)


def lock(event_id: int) -> Hall | None:
    """Lock an event's row until the transaction ends, and say what it holds now: nobody else changes it before."""
    row: Any = db.session.connection().execute(_LOCK, {"event": event_id}).one_or_none()
    return Hall(*row) if row else None


def party(hall: Hall, member_id: int) -> Party | None:
    """What somebody has said to a locked event; None where they have said nothing."""
    row = db.session.connection().execute(_ONE, {"event": hall.id, "member": member_id}).one_or_none()
    return met(hall, row) if row else None


def met(hall: Hall, row: Sequence[Any]) -> Party:
    """The party of a row that has the columns of `PARTY`: the same object each time, and a new one of who is new."""
    member_id, name, email, row_id, *_said = row
    return hall.met.setdefault(row_id, Party(hall, *row)) if row_id else Party(hall, member_id, name, email)


def write(*parties: Party) -> None:
    """Write what parties have said; a new one is given its row."""
    changed = [_said(party) | {"row": party.id, "holds": party.holds} for party in parties if party.id]
    if changed:
        db.session.connection().execute(_CHANGE, changed)
    for party in parties:
        if not party.id:
            _add(party)


def save(hall: Hall) -> None:
    """Write the numbers of a locked event."""
    db.session.connection().execute(_COUNT, {"event": hall.id, **hall.counts})


def _add(party: Party) -> None:
    values = {
        "key": fresh_key(),
        "event_id": party.hall.id,
        "member_id": party.member_id,
        "created_at": party.changed_at,
        **_said(party),
    }
    party.id = db.session.connection().execute(_ADD, values).scalar_one()
    party.hall.met[party.id] = party


def _said(party: Party) -> dict[str, Any]:
    return {name: getattr(party, name) for name in _SAID}
