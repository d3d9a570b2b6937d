"""Named reads for a chapter's organisers: what is usual there, what is ahead, whom a change is told to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, func, or_, select

from chapters import nearby
from chapters.models import Chapter, Venue
from chapters.queries import NAMED
from cities.models import City
from core import clock
from core.database import db
from events.models import Event, EventState, Series
from events.rsvps.models import Rsvp, RsvpState
from members.models import Act, Member

Found = Row[*tuple[Any, ...]]

#: Chapters so near are told of: their people might want to come to both.
NEAR_KM = 250.0
#: So many dates stand on the page to manage a chapter on.
SHOWN = 24


@dataclass(frozen=True)
class Neighbour:
    """A chapter near by that meets on a day, and how far away it is."""

    name: str
    km: float


def usual(chapter_id: int) -> Found | None:
    """What a chapter scheduled last, a series or else a single date, whose `rule` is None."""
    names = ("start_time", "end_time", "venue_id", "capacity", "guests", "cost", "languages", "walking_in")
    last = select(*(getattr(Series, name) for name in names), Series.rule)
    found = db.session.execute(last.where(Series.chapter_id == chapter_id).order_by(Series.id.desc()).limit(1)).first()
    if found is not None:
        return found
    last = select(*(getattr(Event, name) for name in names), Series.rule).outerjoin(Event.series)
    return db.session.execute(last.where(Event.chapter_id == chapter_id).order_by(Event.id.desc()).limit(1)).first()


def venues(chapter_id: int) -> Sequence[Found]:
    """A chapter's venues with name, address, access and how often it `met` there, the one met at most first."""
    met = func.count(Event.id).filter(Event.ends_at <= clock.now(), Event.state == EventState.PUBLISHED).label("met")
    return db.session.execute(
        select(Venue.id, Venue.name, Venue.address, Venue.access, met)
        .outerjoin(Event, Event.venue_id == Venue.id)
        .where(Venue.chapter_id == chapter_id)
        .group_by(Venue.id, Venue.name, Venue.address, Venue.access)
        .order_by(met.desc(), Venue.name, Venue.id)
    ).all()


def ahead(chapter_id: int) -> Sequence[Found]:
    """What is not over in a chapter, in order of time: columns of the event, its venue, and `total` of how many."""
    return db.session.execute(
        select(
            Event.id,
            Event.slug,
            Event.title,
            Event.state,
            Event.starts_on,
            Event.starts_at,
            Event.ends_at,
            Event.zone,
            Event.capacity,
            Event.going,
            Event.seats_taken,
            Event.seats_offered,
            Event.visitors,
            Event.waiting,
            Event.moved_from_at,
            Event.chores,
            Event.chores_open,
            Venue.name.label("venue_name"),
            func.count().over().label("total"),
        )
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .where(Event.chapter_id == chapter_id, Event.ends_at > clock.now(), Event.state != EventState.SKIPPED)
        .order_by(Event.starts_at, Event.id)
        .limit(SHOWN)
    ).all()


def last(chapter_id: int) -> Found | None:
    """What was on last in a chapter: title, when it was, how many had places, and how many the door let in."""
    return db.session.execute(
        select(Event.id, Event.slug, Event.title, Event.starts_at, Event.zone, Event.seats_taken, Event.checked_in)
        .where(Event.chapter_id == chapter_id, Event.ends_at <= clock.now(), Event.state == EventState.PUBLISHED)
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(1)
    ).first()


def changeable(event_id: int) -> Found | None:
    """An event with its chapter's slug, name, country, city and colours, for those who may change it."""
    return db.session.execute(
        select(
            *Event.__table__.columns,
            *NAMED,
            City.name.label("city_name"),
            Venue.name.label("venue_name"),
            Series.rule,
        )
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .outerjoin(Series, Series.id == Event.series_id)
        .where(Event.id == event_id, Event.state != EventState.SKIPPED)
    ).one_or_none()


def last_change(event_id: int, series_id: int | None) -> Found | None:
    """Who changed a date last, by itself or along with others of its series: `name`, and `at` what instant."""
    return db.session.execute(
        select(Member.name, Act.at)
        .join(Member, Member.id == Act.member_id)
        .where(
            or_(
                and_(Act.subject == f"event:{event_id}", Act.action == "event.edit"),
                and_(Act.subject == f"series:{series_id}", Act.action == "series.edit"),
            )
        )
        .order_by(Act.id.desc())
        .limit(1)
    ).first()


def told_of(event_id: int, *said: RsvpState) -> int:
    """How many people are told when an event has another time or venue, or is called off; or how many `said` so."""
    said = said or (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
    told = select(func.count()).where(Rsvp.event_id == event_id, Rsvp.state.in_(said), Rsvp.held_until.is_(None))
    return db.session.scalar(told) or 0


def at_the_same_time(
    chapter_id: int, spans: Sequence[tuple[datetime, datetime]], without: Collection[int] = ()
) -> dict[datetime, str]:
    """The title of what a chapter has on during each of these spans, by the span's start, where there is something.

    The events `without` do not count: they are about to be elsewhere.
    """
    if not spans:
        return {}
    rows = db.session.execute(
        select(Event.title, Event.starts_at, Event.ends_at)
        .where(
            Event.chapter_id == chapter_id,
            Event.state == EventState.PUBLISHED,
            Event.starts_at < max(end for _start, end in spans),
            Event.ends_at > min(start for start, _end in spans),
            Event.id.not_in(without),
        )
        .order_by(Event.starts_at.desc(), Event.id.desc())
    ).all()
    return {start: row.title for row in rows for start, end in spans if row.starts_at < end and row.ends_at > start}


def meeting_near(chapter: Any, days: Collection[date]) -> dict[date, Neighbour]:
    """The nearest other chapter within 250 km of a row of `chapters.queries.by_slug` that meets on each of the days."""
    near = nearby.near(chapter.latitude, chapter.longitude, NEAR_KM)
    kms = {away.chapter.id: Neighbour(away.chapter.name, away.km) for away in near if away.chapter.id != chapter.id}
    if not kms or not days:
        return {}
    rows = db.session.execute(
        select(Event.starts_on, Event.chapter_id)
        .where(
            Event.chapter_id.in_(kms),
            Event.state == EventState.PUBLISHED,
            Event.starts_on.in_(days),
            Event.starts_at > clock.now() - timedelta(days=1),
        )
        .distinct()
    ).all()
    furthest_first = sorted(rows, key=lambda row: -kms[row.chapter_id].km)
    return {row.starts_on: kms[row.chapter_id] for row in furthest_first}
