"""Named reads of one member's own RSVPs: what is ahead, what is past."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, Row, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter, Venue
from cities.models import City
from core import clock
from core.database import db
from events import listed, times
from events.listed import Card, Pill
from events.models import Event, EventState
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rsvps.seating import ordinal

Found = Row[*tuple[Any, ...]]

MOST = 100
AHEAD = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)


_AHEAD = Rsvp.__table__.alias("ahead")
#: What a pill is made of; the query joins Rsvp.
SAID = (
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
#: A list of states would be put into the statement anew each time it runs.
IS_HELD = (
    Rsvp.member_id == bindparam("member"),
    or_(*(Rsvp.state == state for state in AHEAD)),
    Event.state != EventState.SKIPPED,
)
#: Built once each, for building them costs more than running them.
_PILLS = (
    select(*SAID)
    .join(Rsvp, Rsvp.event_id == Event.id)
    .where(*IS_HELD, Event.id.in_(bindparam("events", expanding=True)))
)
_CARDS = (
    select(*listed.COLUMNS, *SAID[3:], Rsvp.is_visitor)
    .join(Rsvp, Rsvp.event_id == Event.id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .outerjoin(Venue, Venue.id == Event.venue_id)
    .where(*IS_HELD)
    .limit(bindparam("most", type_=Integer))
)
_COMING = _CARDS.where(Event.ends_at > bindparam("now")).order_by(Event.starts_at, Event.id)
_PAST = _CARDS.where(Event.ends_at <= bindparam("now"), Rsvp.state == RsvpState.GOING).order_by(
    Event.starts_at.desc(), Event.id.desc()
)


def coming(member_id: int, reader: times.Reader | None = None, most: int = MOST) -> list[Card]:
    """What a member said going, waiting or maybe to and is not over, the next first; cancelled ones stay in it."""
    rows = db.session.execute(_COMING, {"member": member_id, "now": clock.now(), "most": most})
    return [listed.card(row, reader, pill(row), is_visitor=row.is_visitor) for row in rows]


def past(member_id: int, reader: times.Reader | None = None, most: int = MOST) -> list[Card]:
    """What a member was going to, the latest first."""
    rows = db.session.execute(_PAST, {"member": member_id, "now": clock.now(), "most": most})
    return [listed.card(row, reader, _WAS_GOING, is_visitor=row.is_visitor) for row in rows]


def pills(member_id: int, event_ids: Sequence[int]) -> dict[int, Pill]:
    """What a member said to those of these events that they said going, waiting or maybe to, in the words of cards."""
    rows = db.session.connection().execute(_PILLS, {"member": member_id, "events": event_ids})
    return {row.id: pill(row) for row in rows}


_HERE, _CHAPTER_HERE, _VENUE_HERE, _CITY_HERE = aliased(Event), aliased(Chapter), aliased(Venue), aliased(City)
_ELSEWHERE = (
    select(
        Event.id,
        Event.slug,
        Event.title,
        Event.starts_at,
        Event.ends_at,
        Event.zone,
        Event.way,
        Chapter.name.label("chapter_name"),
        Chapter.country_code,
        City.name.label("city_name"),
        func.coalesce(Venue.latitude, City.latitude).label("latitude"),
        func.coalesce(Venue.longitude, City.longitude).label("longitude"),
        func.coalesce(_VENUE_HERE.latitude, _CITY_HERE.latitude).label("here_latitude"),
        func.coalesce(_VENUE_HERE.longitude, _CITY_HERE.longitude).label("here_longitude"),
    )
    .select_from(_HERE)
    .join(_CHAPTER_HERE, _CHAPTER_HERE.id == _HERE.chapter_id)
    .join(_CITY_HERE, _CITY_HERE.id == _CHAPTER_HERE.city_id)
    .outerjoin(_VENUE_HERE, _VENUE_HERE.id == _HERE.venue_id)
    .join(Rsvp, and_(Rsvp.member_id == bindparam("member"), Rsvp.state == RsvpState.GOING, Rsvp.event_id != _HERE.id))
    .join(Event, Event.id == Rsvp.event_id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .outerjoin(Venue, Venue.id == Event.venue_id)
    .where(
        _HERE.id == bindparam("event"),
        Event.state == EventState.PUBLISHED,
        Event.starts_at < _HERE.ends_at,
        Event.ends_at > _HERE.starts_at,
    )
    .order_by(Event.starts_at, Event.id)
)


def elsewhere(member_id: int, event_id: int) -> Found | None:
    """What a member is going to that goes on at the time of another event: the first, and where both are."""
    return db.session.connection().execute(_ELSEWHERE, {"member": member_id, "event": event_id}).first()


#: What is said of a date that was moved until one has answered.
ASKED: Pill = ("wait", "move", "Moved: does it suit you?")
_WAS_GOING: Pill = ("shut", "check", "You were going")


def pill(row: Any) -> Pill:
    """What a row of `SAID` says, in the words of cards."""
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
