"""What somebody has been asked again: events that were moved and that they have not answered since."""

from collections.abc import Sequence

from sqlalchemy import select

from chapters.models import Chapter, Venue
from cities.models import City
from core import clock
from core.database import db
from events import listed, times
from events.listed import Card
from events.models import Event, EventState
from events.rescheduling.reading import LIVE
from events.rsvps import own
from events.rsvps.models import Rsvp


def asked(member_id: int, reader: times.Reader | None = None) -> Sequence[Card]:
    """Cards of the events about which a member is asked again, in order."""
    rows = db.session.execute(
        select(*listed.COLUMNS, Rsvp.is_visitor)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .outerjoin(Venue, Venue.id == Event.venue_id)
        .where(
            Rsvp.member_id == member_id,
            Rsvp.state.in_(LIVE),
            Rsvp.asked_again_at >= Rsvp.changed_at,
            Event.state == EventState.PUBLISHED,
            Event.starts_at > clock.now(),
        )
        .order_by(Event.starts_at, Event.id)
    )
    return [listed.card(row, reader, own.ASKED, is_visitor=row.is_visitor) for row in rows]
