"""The rows that seats are given in: an event's hall and the parties in it, read and written by few plain statements.

The statements are built once, for building one costs more than running it; they skip the session's own objects, so who
changes an `Event` or an `Rsvp` that way flushes before and reads again afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, cast

from sqlalchemy import Boolean, Integer, Table, bindparam, case, func, insert, select, update

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
_ALL = 2**31 - 1
_COUNTS = ("going", "seats_taken", "seats_offered", "visitors", "waiting", "next_place", "fewer", "fewer_to")
_SAID = (
    *("state", "guests", "place", "visibility", "home_id", "is_visitor"),
    *("held_until", "promoted_at", "approval", "offered_until", "passed_up", "changed_at"),
)

#: The columns of a party after its hall, in its order.
PARTY = (_member.c.id, _member.c.name, _member.c.email, _rsvp.c.id, *(_rsvp.c[name] for name in _SAID))
_HALL = (
    select(
        *(_event.c[name] for name in ("id", "slug", "chapter_id", "state", "starts_at", "ends_at")),
        *(_event.c[name] for name in ("starts_on", "start_time", "zone", "opens_before_days", "closes_before_hours")),
        _event.c.needs_approval,
        *(_event.c[name] for name in ("capacity", "guests", "promotion", "visitor_seats")),
        _event.c.chores - _event.c.chores_open,
        *(_event.c[name] for name in _COUNTS),
        _chapter.c.slug,
        _chapter.c.state,
        _chapter.c.is_suspended,
    )
    .join(_chapter, _chapter.c.id == _event.c.chapter_id)
    .where(_event.c.id == bindparam("event"))
)
_LOCK = update(_event).where(_event.c.id == bindparam("event")).values(version=_event.c.version + 1)
_COUNT = update(_event).where(_event.c.id == bindparam("event")).values({name: bindparam(name) for name in _COUNTS})
_PARTIES = select(*PARTY).join(_member, _member.c.id == _rsvp.c.member_id).where(_rsvp.c.event_id == bindparam("event"))
_IS_ASKING = func.coalesce(_rsvp.c.approval, Approval.GIVEN) == Approval.ASKED
_ASKING = _PARTIES.where(_rsvp.c.state == RsvpState.WAITING, _IS_ASKING).order_by(_rsvp.c.place)
_ONE = _PARTIES.where(_rsvp.c.member_id == bindparam("member"))
_FREE = case((_rsvp.c.is_visitor, bindparam("seats", type_=Integer)), else_=bindparam("others", type_=Integer))
_IN_ORDER = _PARTIES.where(
    _rsvp.c.state == RsvpState.WAITING,
    _rsvp.c.offered_until.is_(None),
    ~_IS_ASKING,
    _rsvp.c.changed_at >= bindparam("since"),
    _rsvp.c.id != bindparam("but"),
).order_by(_rsvp.c.place)
_FIRST = _IN_ORDER.where(_rsvp.c.guests < _FREE).limit(bindparam("seats"))
_TOO_LARGE = _IN_ORDER.where(_rsvp.c.guests >= _FREE, _rsvp.c.passed_up < _FREE, _rsvp.c.held_until.is_(None)).limit(1)
_ADD = insert(_rsvp).returning(_rsvp.c.id)
#: What a visitor said to the hosts goes where they do not come, whatever it follows from.
_CHANGE = (
    update(_rsvp)
    .where(_rsvp.c.id == bindparam("row"))
    .values({name: bindparam(name) for name in _SAID})
    .values(greeting=case((bindparam("holds", type_=Boolean), _rsvp.c.greeting), else_=""))
)


def lock(event_id: int) -> None:
    """Lock an event's row until the transaction ends."""
    db.session.connection().execute(_LOCK, {"event": event_id})


def hall(event_id: int) -> Hall | None:
    """An event's row as it is now; under its lock nobody else changes it."""
    row: Any = db.session.connection().execute(_HALL, {"event": event_id}).one_or_none()
    return Hall(*row) if row else None


def party(hall: Hall, member_id: int) -> Party | None:
    """What somebody has said to a locked event; None where they have said nothing."""
    row = db.session.connection().execute(_ONE, {"event": hall.id, "member": member_id}).one_or_none()
    return met(hall, row) if row else None


def first_waiting(hall: Hall, seats: int | None, kept: int, since: datetime, but: int) -> list[Party]:
    """Of those waiting at a locked event without an offer the first, in order, whom so many seats are enough for.

    No more than there are seats, of which some are kept for visitors; None is as many as there may be. Only who has
    said something `since` then, not the RSVP `but`, and nobody who waits for a decision.
    """
    most = _ALL if seats is None else seats
    asked = {"event": hall.id, "seats": most, "others": most - kept, "since": since, "but": but}
    rows = db.session.connection().execute(_FIRST, asked)
    return [met(hall, row) for row in rows]


def first_too_large(hall: Hall, seats: int, kept: int, since: datetime, but: int) -> Party | None:
    """Of those who may be given a place, as `first_waiting` has them, the first whom so many seats are too few for.

    Not who has refused as many already, and who can answer: not while their address is not confirmed.
    """
    asked = {"event": hall.id, "seats": seats, "others": seats - kept, "since": since, "but": but}
    row = db.session.connection().execute(_TOO_LARGE, asked).one_or_none()
    return met(hall, row) if row else None


def asking(hall: Hall) -> list[Party]:
    """Who waits for an organiser's decision at a locked event, in order."""
    return [met(hall, row) for row in db.session.connection().execute(_ASKING, {"event": hall.id})]


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
