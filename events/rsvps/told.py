"""What a mail to one person about one event rests on, read in one statement when the mail is written."""

from typing import Any

from sqlalchemy import Row, and_, bindparam, case, exists, func, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter, Venue
from chapters.queries import NAMED
from cities.models import City
from core import clock
from core.database import db
from events.models import Event, EventState
from events.online.queries import LINK_OF_RSVP
from events.rsvps.models import Rsvp, RsvpState
from events.standing.models import StandingRsvp
from members.models import Home, Member

Told = Row[*tuple[Any, ...]]

_HOME = aliased(Chapter)
_FROM = aliased(Chapter)
_AHEAD = aliased(Rsvp)
_NEXT = aliased(Event)
_LATER = aliased(Event)

_POSITION = (
    select(func.count())
    .where(_AHEAD.event_id == Rsvp.event_id, _AHEAD.state == RsvpState.WAITING, _AHEAD.place <= Rsvp.place)
    .correlate(Rsvp)
    .scalar_subquery()
)
_FOLLOWING = (
    select(_LATER.id)
    .where(
        _LATER.series_id == Event.series_id,
        _LATER.id != Event.id,
        _LATER.state == EventState.PUBLISHED,
        _LATER.starts_at > Event.starts_at,
        _LATER.starts_at > bindparam("now", type_=Event.starts_at.type),
    )
    .order_by(_LATER.starts_at, _LATER.id)
    .limit(1)
    .correlate(Event)
    .scalar_subquery()
)
_TOLD = (
    select(
        Event.id,
        Event.slug,
        Event.title,
        Event.description,
        Event.state,
        Event.reason,
        Event.way,
        Event.starts_at,
        Event.ends_at,
        Event.zone,
        Event.sequence,
        Event.cancelled_at,
        Event.seats_taken,
        Event.chores,
        Event.chores_open,
        Event.photos,
        Event.starts_on,
        Event.start_time,
        Event.opens_before_days,
        Event.closes_before_hours,
        Event.confirms_before_hours,
        *NAMED,
        Chapter.welcome,
        City.name.label("city_name"),
        Venue.name.label("venue_name"),
        Venue.address.label("venue_address"),
        Venue.latitude,
        Venue.longitude,
        Venue.door,
        Member.id.label("member_id"),
        Member.name.label("name"),
        Member.zone.label("own_zone"),
        Member.wants_reminders,
        _HOME.name.label("home_name"),
        _HOME.zone.label("home_zone"),
        Rsvp.key.label("rsvp_key"),
        Rsvp.state.label("said"),
        LINK_OF_RSVP,
        Rsvp.guests,
        Rsvp.confirm_asked_at,
        Rsvp.changed_at,
        Rsvp.is_visitor,
        Rsvp.offered_until,
        case((Event.fewer_to == Rsvp.id, Event.fewer), else_=0).label("fewer"),
        _FROM.name.label("from_name"),
        _POSITION.label("position"),
        exists()
        .where(StandingRsvp.series_id == Event.series_id, StandingRsvp.member_id == Rsvp.member_id)
        .label("is_every_time"),
        _NEXT.id.label("next_id"),
        _NEXT.slug.label("next_slug"),
        _NEXT.starts_at.label("next_starts_at"),
        _NEXT.ends_at.label("next_ends_at"),
    )
    .select_from(Rsvp)
    .join(Event, Event.id == Rsvp.event_id)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .join(Member, Member.id == Rsvp.member_id)
    .outerjoin(Venue, Venue.id == Event.venue_id)
    .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
    .outerjoin(_HOME, _HOME.id == Home.chapter_id)
    .outerjoin(_FROM, _FROM.id == Rsvp.home_id)
    .outerjoin(_NEXT, _NEXT.id == _FOLLOWING)
    .where(
        Rsvp.event_id == bindparam("event"),
        Rsvp.member_id == bindparam("member"),
        Member.deleted_at.is_(None),
        Member.banned_at.is_(None),
    )
)


def told(event_id: int, member_id: int) -> Told | None:
    """An event as `events.entries` reads it, the RSVP of a member (`said`, `position`), and the next of the series.

    None where the member has said nothing, is banned or gone.
    """
    asked = {"event": event_id, "member": member_id, "now": clock.now()}
    return db.session.connection().execute(_TOLD, asked).one_or_none()
