"""Named reads of announcements: one, those of an event, those of a chapter, and what a mail of one rests on."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select

from chapters.models import Chapter, ChapterState, Venue
from chapters.queries import NAMED
from cities.models import City
from core import clock
from core.database import db
from events.announcements.models import Announcement, Audience
from events.models import Event, EventState, Series, SeriesState
from events.rsvps.models import RsvpState
from members.models import Member, Role
from members.signed_in import ORGANISING

Found = Row[*tuple[Any, ...]]

#: So many stand on a list.
SHOWN = 50


def named(key: str) -> Found | None:
    """An announcement with its chapter, its event where there is one, and its author's name."""
    return db.session.execute(_announcements().where(Announcement.key == key)).one_or_none()


def of_event(event_id: int) -> Sequence[Found]:
    """What was announced about an event and is not to be taken back any more, the latest first."""
    return db.session.execute(
        _announcements()
        .where(
            Announcement.event_id == event_id,
            Announcement.withdrawn_at.is_(None),
            Announcement.due_at <= clock.now(),
        )
        .order_by(Announcement.due_at.desc(), Announcement.id.desc())
        .limit(SHOWN)
    ).all()


def seen(event: Any, mine: Any, is_hosting: bool) -> Sequence[Found]:
    """What was said to those of an event among whom somebody stands, to its hosts all of it.

    `mine` is as `events.queries.standing` reads it, or None.
    """
    said = mine.state if mine and mine.held_until is None else None
    if not event.announcements or not (is_hosting or said in (RsvpState.GOING, RsvpState.WAITING)):
        return ()
    told = of_event(event.id)
    return told if is_hosting else [one for one in told if one.audience in (said, Audience.COMING)]


def of_chapter(chapter_id: int) -> Sequence[Found]:
    """What a chapter's organisers announced, taken back or not, the latest first."""
    return db.session.execute(
        _announcements()
        .where(Announcement.chapter_id == chapter_id)
        .order_by(Announcement.created_at.desc(), Announcement.id.desc())
        .limit(SHOWN)
    ).all()


def to_be_sent(announcement_id: int) -> Found | None:
    """An announcement that still holds; None once it is taken back, or whoever wrote it organises there no more.

    One about an event that was called off after it was written says what is not so any more.
    """
    still_on = or_(
        Announcement.event_id.is_(None),
        Event.state == EventState.PUBLISHED,
        and_(Event.state == EventState.CANCELLED, Event.cancelled_at <= Announcement.created_at),
    )
    return db.session.execute(
        _announcements()
        .outerjoin(Role, and_(Role.member_id == Member.id, Role.chapter_id == Announcement.chapter_id))
        .where(
            Announcement.id == announcement_id,
            Announcement.withdrawn_at.is_(None),
            or_(Member.is_admin, Role.role.in_(ORGANISING)),
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            Chapter.is_suspended.is_(False),
            Chapter.state != ChapterState.ARCHIVED,
            still_on,
        )
    ).one_or_none()


def chapter_of(chapter_id: int) -> Found | None:
    """A chapter that is open, with what a mail of it wears."""
    return db.session.execute(
        select(
            Chapter.id,
            *NAMED,
            City.name.label("city_name"),
        )
        .join(City, City.id == Chapter.city_id)
        .where(Chapter.id == chapter_id, Chapter.is_suspended.is_(False), Chapter.state != ChapterState.ARCHIVED)
    ).one_or_none()


def dates_up(series_id: int | None, event_id: int | None) -> Sequence[Found]:
    """The dates to come of a series that goes on, or the one event, in order; none once it was ended or called off."""
    return db.session.execute(
        select(
            Event.id,
            Event.slug,
            Event.title,
            Event.starts_at,
            Event.ends_at,
            Event.zone,
            Venue.name.label("venue_name"),
        )
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .outerjoin(Series, Series.id == Event.series_id)
        .where(
            or_(Series.id.is_(None), Series.state == SeriesState.PUBLISHED),
            Event.series_id == series_id if series_id else Event.id == event_id,
            Event.state == EventState.PUBLISHED,
            Event.starts_at > clock.now(),
        )
        .order_by(Event.starts_at, Event.id)
    ).all()


def _announcements() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *Announcement.__table__.columns,
            *NAMED,
            City.name.label("city_name"),
            Event.slug.label("event_slug"),
            Event.title.label("event_title"),
            Event.starts_at,
            Event.ends_at,
            Event.zone,
            Venue.name.label("venue_name"),
            Member.name.label("author"),
        )
        .join(Chapter, Chapter.id == Announcement.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Event, Event.id == Announcement.event_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .outerjoin(Member, Member.id == Announcement.author_id)
    )
