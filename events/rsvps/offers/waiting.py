"""Who waits at a locked event, in order: whom free places are for, whom they are too few for, who is to be let in."""

from datetime import datetime
from typing import cast

from sqlalchemy import Integer, Table, bindparam, case, func

from core.database import db
from events.rsvps import rows
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rsvps.rows import Hall, Party

_ALL = 2**31 - 1
_rsvp = cast(Table, Rsvp.__table__)
_IS_ASKING = func.coalesce(_rsvp.c.approval, Approval.GIVEN) == Approval.ASKED
#: That they have a place is said in so many words: the index of the waitlist holds nobody else.
_WAITING = rows.PARTIES.where(_rsvp.c.state == RsvpState.WAITING, _rsvp.c.place.is_not(None)).order_by(_rsvp.c.place)
_ASKING = _WAITING.where(_IS_ASKING)
_FREE = case((_rsvp.c.is_visitor, bindparam("seats", type_=Integer)), else_=bindparam("others", type_=Integer))
_IN_ORDER = _WAITING.where(
    _rsvp.c.offered_until.is_(None),
    ~_IS_ASKING,
    _rsvp.c.changed_at >= bindparam("since"),
    _rsvp.c.id != bindparam("but"),
)
_FIRST = _IN_ORDER.where(_rsvp.c.guests < _FREE).limit(bindparam("seats"))
_TOO_LARGE = _IN_ORDER.where(_rsvp.c.guests >= _FREE, _rsvp.c.passed_up < _FREE, _rsvp.c.held_until.is_(None)).limit(1)


def first(hall: Hall, seats: int | None, kept: int, since: datetime, but: int) -> list[Party]:
    """Of those waiting without an offer the first, in order, whom so many seats are enough for.

    No more than there are seats, of which some are kept for visitors; None is as many as there may be. Only who has
    said something `since` then, not the RSVP `but`, and nobody who waits for a decision.
    """
    most = _ALL if seats is None else seats
    asked = {"event": hall.id, "seats": most, "others": most - kept, "since": since, "but": but}
    return [rows.met(hall, row) for row in db.session.connection().execute(_FIRST, asked)]


def first_too_large(hall: Hall, seats: int, kept: int, since: datetime, but: int) -> Party | None:
    """Of those who may be given a place, as `first` has them, the first whom so many seats are too few for.

    Not who has refused as many already, and who can answer: not while their address is not confirmed.
    """
    asked = {"event": hall.id, "seats": seats, "others": seats - kept, "since": since, "but": but}
    row = db.session.connection().execute(_TOO_LARGE, asked).one_or_none()
    return rows.met(hall, row) if row else None


def asking(hall: Hall) -> list[Party]:
    """Who waits for an organiser's decision, in order."""
    return [rows.met(hall, row) for row in db.session.connection().execute(_ASKING, {"event": hall.id})]
