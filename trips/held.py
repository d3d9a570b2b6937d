"""Named reads of what a traveller has said they would come to: off a trip, and between its days."""

from collections.abc import Sequence

from sqlalchemy import and_, bindparam, select

from chapters.models import Chapter
from core import clock
from core.database import db
from events.models import Event, EventState
from events.rsvps import own
from events.rsvps.models import Rsvp
from trips.models import Seen
from trips.queries import HELD, Found, Mine

#: Built once each, for building them costs more than running them.
_HELD = (
    select(
        *(getattr(Event, name) for name in ("id", "slug", "title", "starts_on")),
        Chapter.name.label("chapter_name"),
        Rsvp.state.label("said"),
    )
    .join(Chapter, Chapter.id == Event.chapter_id)
    .join(Rsvp, Rsvp.event_id == Event.id)
    .where(
        Rsvp.member_id == bindparam("member"),
        Rsvp.state.in_(HELD),
        Event.starts_at > bindparam("now"),
        Event.state == EventState.PUBLISHED,
    )
    .order_by(Event.starts_at, Event.id)
)
_ASKED_AGAIN = _HELD.join(Seen, and_(Seen.event_id == Event.id, Seen.trip_id == bindparam("trip"))).where(Seen.is_asked)
_MEANWHILE = (
    select(*own.SAID, Event.slug, Event.title, Event.starts_on, Event.chapter_id)
    .join(Rsvp, Rsvp.event_id == Event.id)
    .where(
        *own.IS_HELD,
        Event.ends_at > bindparam("now"),
        Event.starts_on.between(bindparam("first_on"), bindparam("last_on")),
    )
    .order_by(Event.starts_at, Event.id)
)


def asked_again(trip_id: int, member_id: int) -> Sequence[Found]:
    """What no longer fits a trip and is still held, in order of time: `id`, `slug`, `title`, `starts_on`, `said`."""
    asked = {"trip": trip_id, "member": member_id, "now": clock.now()}
    return db.session.connection().execute(_ASKED_AGAIN, asked).all()


def meanwhile(member_id: int, mine: Mine) -> Sequence[Found]:
    """What a member has said they would come to between the days of a trip, there, at home or anywhere, in order.

    Rows of `own.SAID` with `slug`, `title`, `starts_on` and `chapter_id`; what was called off is among them.
    """
    asked = {"member": member_id, "now": clock.now(), "first_on": mine.first_on, "last_on": mine.last_on}
    return db.session.connection().execute(_MEANWHILE, asked).all()


def at_home(home_id: int | None, mine: Mine, rows: Sequence[Found]) -> Sequence[Found]:
    """Those `rows` of `meanwhile` that are at home while one is in one of the trip's cities, and not off or begun."""
    return [
        row
        for row in rows
        if row.chapter_id == home_id and row.state is EventState.PUBLISHED and row.starts_at > clock.now()
        if any(leg.arrives_on <= row.starts_on <= leg.leaves_on for leg in mine.legs)
    ]
