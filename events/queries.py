"""Named reads of one event: what its page shows, what is next after it, how a reader stands to it."""

from typing import Any

from sqlalchemy import Row, and_, bindparam, case, exists, func, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter, ChapterState, Venue
from chapters.queries import NAMED
from cities.models import City
from comments.models import Thread
from core import clock
from core.database import db
from events.models import Event, EventState, Series
from events.online.queries import LINK_OF_READER
from events.rsvps.models import Rsvp, RsvpState
from events.standing.models import StandingRsvp
from members.models import Member, Role, Visibility

Found = Row[*tuple[Any, ...]]

#: A chapter as marks and lists need it, under names of its own.
CHAPTER = (
    *NAMED,
    Chapter.division,
    Chapter.letters,
    Chapter.welcome,
    City.name.label("city_name"),
)

#: What anybody may open.
PUBLIC = (
    Event.state != EventState.SKIPPED,
    Chapter.state != ChapterState.APPLIED,
    Chapter.is_suspended.is_(False),
)

_NAMED = (
    select(Event.id, Event.slug, Event.title, Event.chapter_id, Event.questions)
    .join(Chapter, Chapter.id == Event.chapter_id)
    .where(Event.id == bindparam("event"), *PUBLIC)
)
_SHOUTED = Rsvp.__table__.alias("shouted")
BEFORE = aliased(Event, name="before")
_EARLIER = aliased(Event, name="earlier")
_IS_EARLIER = (
    _EARLIER.series_id == Event.series_id,
    _EARLIER.starts_at < Event.starts_at,
    _EARLIER.state == EventState.PUBLISHED,
)
_LAST_HELD = (
    select(_EARLIER.id)
    .where(*_IS_EARLIER, _EARLIER.ends_at <= bindparam("now"))
    .order_by(_EARLIER.starts_at.desc(), _EARLIER.id.desc())
    .limit(1)
)
#: Built once: this page is read most of all, and building the statement costs as much as running it.
SHOWN = (
    select(
        *(column for column in Event.__table__.columns if column is not Event.__table__.c.link),
        *CHAPTER,
        case((Chapter.state == ChapterState.DORMANT, Chapter.confirmed_at)).label("silent_since"),
        Venue.name.label("venue_name"),
        Venue.address.label("venue_address"),
        Venue.latitude,
        Venue.longitude,
        Venue.door,
        Venue.access,
        Series.rule,
        func.coalesce(Thread.count, 0).label("comments"),
        exists()
        .where(
            _SHOUTED.c.event_id == Event.id,
            _SHOUTED.c.state == RsvpState.GOING,
            _SHOUTED.c.visibility == Visibility.EVERYBODY,
        )
        .label("has_public_names"),
        BEFORE.id.label("before_id"),
        BEFORE.slug.label("before_slug"),
        BEFORE.starts_on.label("before_on"),
        BEFORE.seats_taken.label("before_seats"),
        BEFORE.checked_in.label("before_checked_in"),
        BEFORE.programme.label("before_programme"),
        BEFORE.posts.label("before_posts"),
        (select(func.count()).where(*_IS_EARLIER).correlate(Event).scalar_subquery() + 1).label("number"),
    )
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(City, City.id == Chapter.city_id)
    .outerjoin(Venue, Venue.id == Event.venue_id)
    .outerjoin(Series, Series.id == Event.series_id)
    .outerjoin(Thread, Thread.id == Event.thread_id)
    .outerjoin(BEFORE, BEFORE.id == _LAST_HELD.correlate(Event).scalar_subquery())
    .where(Event.id == bindparam("event"), *PUBLIC)
)

_AHEAD = aliased(Rsvp)
_STANDING = (
    select(
        Rsvp.state,
        Rsvp.guests,
        Rsvp.visibility,
        Rsvp.held_until,
        Rsvp.promoted_at,
        Rsvp.approval,
        Rsvp.confirm_asked_at,
        Rsvp.offered_until,
        Rsvp.passed_up,
        (Event.fewer_to == Rsvp.id).label("is_offered_fewer"),
        Rsvp.changed_at,
        Rsvp.greeting,
        (Rsvp.asked_again_at >= Rsvp.changed_at).label("is_asked"),
        select(func.count())
        .where(_AHEAD.event_id == Rsvp.event_id, _AHEAD.state == RsvpState.WAITING, _AHEAD.place <= Rsvp.place)
        .correlate(Rsvp)
        .scalar_subquery()
        .label("position"),
        Role.role,
        LINK_OF_READER,
        Member.visibility.label("usual_visibility"),
        Member.shows_face,
        (StandingRsvp.member_id.is_not(None)).label("is_every_time"),
    )
    .select_from(Member)
    .join(Event, Event.id == bindparam("event"))
    .outerjoin(Rsvp, and_(Rsvp.member_id == Member.id, Rsvp.event_id == Event.id))
    .outerjoin(Role, and_(Role.member_id == Member.id, Role.chapter_id == bindparam("chapter")))
    .outerjoin(
        StandingRsvp,
        and_(StandingRsvp.member_id == Member.id, StandingRsvp.series_id == Event.series_id),
    )
    .where(Member.id == bindparam("member"))
)


def named(event_id: int) -> Found | None:
    """An event's id, slug, title, chapter and questions; None where `shown` finds nothing."""
    return db.session.connection().execute(_NAMED, {"event": event_id}).one_or_none()


def shown(event_id: int) -> Found | None:
    """An event with its chapter, venue and rule, and whether some of those going said so to everybody.

    `before_...` is the last date of its series that was held before it, and `number` which one of them it is. None
    where it is unknown, skipped, or its chapter is not open.
    """
    return db.session.connection().execute(SHOWN, {"event": event_id, "now": clock.now()}).one_or_none()


def standing(event_id: int, chapter_id: int, member_id: int) -> Found:
    """How a member stands to an event: their RSVP's columns and `position` on the waitlist, `role`.

    `is_every_time` says whether they are counted in on all dates of its series.
    """
    asked = {"event": event_id, "chapter": chapter_id, "member": member_id}
    return db.session.connection().execute(_STANDING, asked).one()


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
