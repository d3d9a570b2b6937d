"""Named reads of one member's own RSVPs: what is ahead, what is past."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, bindparam, func, select

from chapters.models import Chapter, Venue
from cities.models import City
from core import clock
from core.database import db
from events import listed, times
from events.listed import Card, Pill
from events.models import Event, EventState
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rsvps.seating import ordinal

MOST = 100
AHEAD = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)


_AHEAD = Rsvp.__table__.alias("ahead")
#: What a pill is made of.
_SAID = (
    Event.id,
    Event.state,
    Event.starts_at,
    Rsvp.state.label("said"),
    Rsvp.held_until,
    Rsvp.approval,
    (Rsvp.asked_again_at >= Rsvp.changed_at).label("is_asked"),
    select(func.count())
    .where(_AHEAD.c.event_id == Rsvp.event_id, _AHEAD.c.state == RsvpState.WAITING, _AHEAD.c.place <= Rsvp.place)
    .correlate(Rsvp)
    .scalar_subquery()
    .label("position"),
)
_IS_HELD = (Rsvp.member_id == bindparam("member"), Rsvp.state.in_(AHEAD), Event.state != EventState.SKIPPED)
#: Built once each, for building them costs more than running them.
_PILLS = (
    select(*_SAID)
    .join(Rsvp, Rsvp.event_id == Event.id)
    .where(*_IS_HELD, Event.id.in_(bindparam("events", expanding=True)))
)
_CARDS = (
    select(*listed.COLUMNS, *_SAID[3:], Rsvp.is_visitor)
    .join(Rsvp, Rsvp.event_id == Event.id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .outerjoin(Venue, Venue.id == Event.venue_id)
    .where(*_IS_HELD)
    .limit(bindparam("most", type_=Integer))
)
_COMING = _CARDS.where(Event.ends_at > bindparam("now")).order_by(Event.starts_at, Event.id)
_PAST = _CARDS.where(Event.ends_at <= bindparam("now"), Rsvp.state == RsvpState.GOING).order_by(
    Event.starts_at.desc(), Event.id.desc()
)


def coming(member_id: int, reader: times.Reader | None = None, most: int = MOST) -> list[Card]:
    """What a member said going, waiting or maybe to and is not over, the next first; cancelled ones stay in it."""
    rows = db.session.execute(_COMING, {"member": member_id, "now": clock.now(), "most": most})
    return [listed.card(row, reader, _pill(row), is_visitor=row.is_visitor) for row in rows]


def past(member_id: int, reader: times.Reader | None = None, most: int = MOST) -> list[Card]:
    """What a member was going to, the latest first."""
    rows = db.session.execute(_PAST, {"member": member_id, "now": clock.now(), "most": most})
    return [listed.card(row, reader, _WAS_GOING, is_visitor=row.is_visitor) for row in rows]


def pills(member_id: int, event_ids: Sequence[int]) -> dict[int, Pill]:
    """What a member said to those of these events that they said going, waiting or maybe to, in the words of cards."""
    rows = db.session.connection().execute(_PILLS, {"member": member_id, "events": event_ids})
    return {row.id: _pill(row) for row in rows}


#: What is said of a date that was moved until one has answered.
ASKED: Pill = ("wait", "move", "Moved: does it suit you?")
_WAS_GOING: Pill = ("shut", "check", "You were going")


def _pill(row: Any) -> Pill:
    if row.is_asked and row.state is EventState.PUBLISHED and row.starts_at > clock.now():
        return ASKED
    if row.held_until:
        return "wait", "mail", "Held for you"
    if row.said is RsvpState.WAITING and row.approval is Approval.ASKED:
        return "wait", "wait", "The hosts decide"
    if row.said is RsvpState.WAITING:
        return "wait", "wait", f"You’re {ordinal(row.position)} on the waitlist"
    if row.said is RsvpState.MAYBE:
        return "shut", "info", "You said maybe"
    return "going", "check", "You’re going"
