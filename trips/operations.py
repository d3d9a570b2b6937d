"""Verbs of trips: keep one, change it, take it back; what they touch is seen by nobody but the traveller."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, delete, select, update

from cities.models import City
from core import clock
from core.database import db, upsert
from core.refusal import Refused
from core.tokens import fresh_key
from core.writing import dates
from events.models import Event, EventState
from mail import outbox
from members import locking
from members.models import Member
from trips import itinerary, queries
from trips.itinerary import Stop
from trips.models import Leg, Seen, Trip, TripVisibility

#: More trips ahead than this nobody has.
MOST_AHEAD = 50
#: How often a trip is looked at for what was added, and told of it.
NEWS_EVERY = timedelta(days=1)
_seen = cast(Table, Seen.__table__)


@dataclass(frozen=True)
class Wishes:
    """Who may know of a trip, and whether its traveller wants to be told of what is added."""

    visibility: TripVisibility = TripVisibility.PRIVATE
    wants_news: bool = True


def keep(member_id: int, stops: Sequence[Stop], wishes: Wishes = Wishes()) -> Trip:
    """Keep a route as a trip; said twice it is one trip. Refuses days that make no sense, and a fifty-first trip."""
    locking.lock(member_id)
    ends_at = _end(stops)
    ahead = queries.ahead(member_id)
    for mine in ahead:
        if queries.stops_of(mine.trip.id) == list(stops):
            return db.session.get_one(Trip, mine.trip.id)
    if len(ahead) >= MOST_AHEAD:
        raise Refused(f"You have {MOST_AHEAD} trips ahead. Take one back first.")
    trip = Trip(
        key=fresh_key(),
        member_id=member_id,
        visibility=wishes.visibility,
        wants_news=wishes.wants_news,
        created_at=clock.now(),
        ends_at=ends_at,
        news_at=clock.now() + NEWS_EVERY,
    )
    db.session.add(trip)
    db.session.flush()
    _lead(trip, stops)
    note(trip.id, queries.events_in(stops))
    return trip


def change(trip_id: int, stops: Sequence[Stop], wishes: Wishes) -> int:
    """Change where a trip leads, when, and who may know; returns how many RSVPs no longer fit, which are asked again.

    No RSVP is dropped. Refuses a trip that is over, and what `keep` refuses.
    """
    trip = _locked(trip_id)
    before = queries.stops_of(trip_id)
    trip.ends_at = _end(stops)
    trip.visibility, trip.wants_news = wishes.visibility, wishes.wants_news
    if list(stops) == before:
        return 0
    fitted = queries.events_in(before)
    db.session.execute(delete(Leg).where(Leg.trip_id == trip_id))
    _lead(trip, stops)
    fits = queries.events_in(stops)
    db.session.execute(update(Seen).where(Seen.trip_id == trip_id, Seen.event_id.in_(fits)).values(is_asked=False))
    note(trip_id, fits)
    outside = queries.held_among(trip.member_id, [number for number in fitted if number not in set(fits)])
    note(trip_id, outside)
    db.session.execute(update(Seen).where(Seen.trip_id == trip_id, Seen.event_id.in_(outside)).values(is_asked=True))
    return len(outside)


def keep_place(trip_id: int, event_id: int) -> None:
    """Leave an RSVP as it is although it does not fit the trip's days: it is not asked about again."""
    _locked(trip_id)
    db.session.execute(update(Seen).where(Seen.trip_id == trip_id, Seen.event_id == event_id).values(is_asked=False))


def withdraw(trip_id: int) -> None:
    """Take a trip back, twice as well as once; RSVPs stay as they are."""
    outbox.withdraw(f"trip:{trip_id}")
    db.session.execute(delete(Trip).where(Trip.id == trip_id))


def note(trip_id: int, event_ids: Sequence[int]) -> None:
    """Events that a trip has shown or told of, and so is not told of again."""
    rows = [{"trip_id": trip_id, "event_id": event_id, "is_asked": False} for event_id in event_ids]
    if rows:
        db.session.connection().execute(upsert(_seen).on_conflict_do_nothing(), rows)


def added_to(trip_id: int) -> list[int]:
    """What is on along a trip and neither shown nor told of before: published and still to begin."""
    there = queries.events_in(queries.stops_of(trip_id))
    known = select(Seen.event_id).where(Seen.trip_id == trip_id)
    added = select(Event.id).where(
        Event.id.in_(there),
        Event.id.not_in(known),
        Event.state == EventState.PUBLISHED,
        Event.starts_at > clock.now(),
    )
    return list(db.session.scalars(added.order_by(Event.starts_at, Event.id)))


def want_no_news(trip_id: int) -> None:
    """Tell the traveller of a trip no more of what is added."""
    outbox.withdraw(f"trip:{trip_id}")
    db.session.execute(update(Trip).where(Trip.id == trip_id).values(wants_news=False))


def member_deleted(member: Member) -> None:
    """Nothing is kept of where somebody was, who is gone."""
    for trip_id in db.session.scalars(select(Trip.id).where(Trip.member_id == member.id)).all():
        withdraw(trip_id)


def _locked(trip_id: int) -> Trip:
    """The trip's row under its lock; refuses one that is over or gone."""
    db.session.execute(update(Trip).where(Trip.id == trip_id).values(key=Trip.key))
    trip = db.session.scalar(select(Trip).where(Trip.id == trip_id).execution_options(populate_existing=True))
    if trip is None or trip.ends_at <= clock.now():
        raise Refused("This trip is over.")
    return trip


def _lead(trip: Trip, stops: Sequence[Stop]) -> None:
    db.session.add_all(
        Leg(
            trip_id=trip.id,
            position=position,
            city_id=stop.city_id,
            arrives_on=stop.arrives_on,
            leaves_on=stop.leaves_on,
            within_km=stop.within_km,
        )
        for position, stop in enumerate(stops)
    )
    db.session.flush()


def _end(stops: Sequence[Stop]) -> datetime:
    """The midnight after the last day there, as an instant; refuses days that make no sense, at their field."""
    zone = db.session.scalar(select(City.zone).where(City.id == stops[-1].city_id))
    if zone is None:
        raise Refused("We don’t know that city.", "city")
    fault = itinerary.fault(stops, dates.local(clock.now(), zone).date())
    if fault:
        raise Refused(fault.words, fault.field if fault.stop == 1 else f"{fault.field}-{fault.stop}")
    return datetime.combine(stops[-1].leaves_on + timedelta(days=1), time(0), ZoneInfo(zone))
