"""Named reads of one event: what its page shows, what is next after it, how a reader stands to it."""

from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter, ChapterState, Venue
from cities.models import City
from core import clock
from core.database import db
from events.models import Event, EventState, Series
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member, Role

Found = Row[*tuple[Any, ...]]

#: A chapter as marks and lists need it, under names of its own.
CHAPTER = (
    Chapter.slug.label("chapter_slug"),
    Chapter.name.label("chapter_name"),
    Chapter.country_code,
    Chapter.tincture,
    Chapter.metal,
    Chapter.division,
    Chapter.letters,
    City.name.label("city_name"),
)

#: What anybody may open.
_PUBLIC = (
    Event.state != EventState.SKIPPED,
    Chapter.state != ChapterState.APPLIED,
    Chapter.is_suspended.is_(False),
)


def named(event_id: int) -> Found | None:
    """An event's id, slug, title and chapter; None where `shown` finds nothing."""
    return db.session.execute(
        select(Event.id, Event.slug, Event.title, Event.chapter_id)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(Event.id == event_id, *_PUBLIC)
    ).one_or_none()


def shown(event_id: int) -> Found | None:
    """An event with its chapter, venue and rule; None where it is unknown, skipped, or its chapter is not open."""
    return db.session.execute(
        select(
            *Event.__table__.columns,
            *CHAPTER,
            Venue.name.label("venue_name"),
            Venue.address.label("venue_address"),
            Venue.latitude,
            Venue.longitude,
            Venue.door,
            Venue.access,
            Series.rule,
        )
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .outerjoin(Series, Series.id == Event.series_id)
        .where(Event.id == event_id, *_PUBLIC)
    ).one_or_none()


def standing(event_id: int, chapter_id: int, member_id: int, home_id: int | None) -> Found:
    """How a member stands to an event: their RSVP's columns and `position` on the waitlist, `role`, `home_zone`."""
    ahead = aliased(Rsvp)
    position = (
        select(func.count())
        .where(ahead.event_id == event_id, ahead.state == RsvpState.WAITING, ahead.place <= Rsvp.place)
        .correlate(Rsvp)
        .scalar_subquery()
    )
    home = select(Chapter.zone).where(Chapter.id == home_id).scalar_subquery()
    return db.session.execute(
        select(
            Rsvp.state,
            Rsvp.guests,
            Rsvp.visibility,
            Rsvp.held_until,
            Rsvp.promoted_at,
            position.label("position"),
            Role.role,
            home.label("home_zone"),
            Member.visibility.label("usual_visibility"),
        )
        .select_from(Member)
        .outerjoin(Rsvp, and_(Rsvp.member_id == Member.id, Rsvp.event_id == event_id))
        .outerjoin(Role, and_(Role.member_id == Member.id, Role.chapter_id == chapter_id))
        .where(Member.id == member_id)
    ).one()


def next_after(event: Found) -> Found | None:
    """The next date of an event's series, or of its chapter where it stands alone, that is still to come."""
    same = Event.series_id == event.series_id if event.series_id else Event.chapter_id == event.chapter_id
    return db.session.execute(
        select(Event.id, Event.slug, Event.title, Event.starts_at)
        .where(
            same,
            Event.id != event.id,
            Event.state == EventState.PUBLISHED,
            Event.starts_at > max(clock.now(), event.starts_at),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(1)
    ).first()


def zone_of(chapter_id: int) -> str | None:
    """The IANA zone of a chapter."""
    return db.session.scalar(select(Chapter.zone).where(Chapter.id == chapter_id))
