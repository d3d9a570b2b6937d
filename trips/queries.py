"""Named reads of one's own trips: nobody else's rows are read here, whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, select

from chapters import nearby
from cities.models import City, Country
from core import clock
from core.database import db
from events import coming
from events.finding import queries as finding
from events.finding.queries import Around, Wanted
from events.models import Event
from events.online.queries import LINK_OF_RSVP
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member
from trips.itinerary import Stop
from trips.models import Leg, Seen, Trip

Found = Row[*tuple[Any, ...]]
HELD = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
MOST_TRIPS = 100


@dataclass(frozen=True)
class Mine:
    """One of my trips: its row and those of its legs, in order."""

    trip: Found
    legs: Sequence[Found]

    @property
    def name(self) -> str:
        """ "Lisbon", "Lisbon and Porto", "Lisbon, Porto and Braga"."""
        names = list(dict.fromkeys(leg.city_name for leg in self.legs))
        return " and ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])

    @property
    def first_on(self) -> date:
        """The first day away."""
        return self.legs[0].arrives_on  # type: ignore[no-any-return]

    @property
    def last_on(self) -> date:
        """The last day away."""
        return self.legs[-1].leaves_on  # type: ignore[no-any-return]

    @property
    def is_over(self) -> bool:
        """Whether the last day is over, where it was spent."""
        return bool(self.trip.ends_at <= clock.now())


#: Built once each, for building them costs more than running them.
_LEGS = (
    select(
        *(getattr(Trip, name) for name in ("id", "key", "member_id", "visibility", "wants_news", "ends_at")),
        exists().where(Seen.trip_id == Trip.id, Seen.is_asked).correlate(Trip).label("is_asked"),
        Member.name,
        Leg.position,
        Leg.city_id,
        Leg.arrives_on,
        Leg.leaves_on,
        Leg.within_km,
        City.name.label("city_name"),
        City.region,
        City.code,
        City.latitude,
        City.longitude,
        City.zone,
        City.country_code,
        Country.name.label("country_name"),
    )
    .join(Member, Member.id == Trip.member_id)
    .join(Leg, Leg.trip_id == Trip.id)
    .join(City, City.id == Leg.city_id)
    .join(Country, Country.code == City.country_code)
    .order_by(Trip.id, Leg.position)
)
_IS_MINE = Trip.member_id == bindparam("member")
_MINE = _LEGS.where(Trip.key == bindparam("key"), _IS_MINE)
_NUMBERED = _LEGS.where(Trip.id == bindparam("trip"))
_ALL_AHEAD = _LEGS.where(_IS_MINE, Trip.ends_at > bindparam("now"))
_ALL_PAST = _LEGS.where(_IS_MINE, Trip.ends_at <= bindparam("now"))


def mine(key: str, member_id: int) -> Mine | None:
    """A member's own trip; None for an unknown one and for somebody else's alike."""
    found = _with_legs(_MINE, key=key, member=member_id)
    return found[0] if found else None


def numbered(trip_id: int) -> Mine | None:
    """A trip by its number, for mail to its traveller."""
    found = _with_legs(_NUMBERED, trip=trip_id)
    return found[0] if found else None


def ahead(member_id: int, most: int = MOST_TRIPS) -> list[Mine]:
    """A member's trips that are not over, the next first."""
    trips = _with_legs(_ALL_AHEAD, member=member_id, now=clock.now())
    return sorted(trips, key=lambda mine: (mine.first_on, mine.trip.id))[:most]


def past(member_id: int) -> list[Mine]:
    """A member's trips that are over and not yet forgotten, the latest first."""
    trips = _with_legs(_ALL_PAST, member=member_id, now=clock.now())
    return sorted(trips, key=lambda mine: (mine.last_on, mine.trip.id), reverse=True)


def wanted(leg: Found) -> Wanted:
    """A leg as a search of what is on."""
    around = Around(leg.latitude, leg.longitude, leg.within_km, leg.city_name, leg.city_id, leg.zone, leg.country_code)
    return Wanted(leg.arrives_on, leg.leaves_on, "", around)


def events_in(stops: Sequence[Stop]) -> list[int]:
    """The numbers of everything on in reach of a route, in its cities' order."""
    places = {row.id: row for row in db.session.execute(_CITIES.where(City.id.in_([stop.city_id for stop in stops])))}
    found: list[int] = []
    for stop in stops:
        city = places[stop.city_id]
        aways = nearby.near(city.latitude, city.longitude, stop.within_km)
        found += finding.ids(Wanted(stop.arrives_on, stop.leaves_on), [away.chapter.id for away in aways])
    return list(dict.fromkeys(found))


def stops_of(trip_id: int) -> list[Stop]:
    """The route of a trip."""
    rows = db.session.execute(
        select(Leg.city_id, Leg.arrives_on, Leg.leaves_on, Leg.within_km)
        .where(Leg.trip_id == trip_id)
        .order_by(Leg.position)
    )
    return [Stop(*row) for row in rows]


def held_among(member_id: int, event_ids: Sequence[int]) -> list[int]:
    """Those of these events, not over, at which a member said going, waiting or maybe, in order of number."""
    return list(
        db.session.scalars(
            select(Rsvp.event_id)
            .join(Event, Event.id == Rsvp.event_id)
            .where(
                Rsvp.member_id == member_id,
                Rsvp.state.in_(HELD),
                Rsvp.event_id.in_(event_ids),
                Event.ends_at > clock.now(),
            )
            .order_by(Rsvp.event_id)
        )
    )


_CITIES = select(City.id, City.latitude, City.longitude)


def entries(mine: Mine) -> Sequence[Found]:
    """What a traveller is going to along the way, as rows for `entries.entry`, in order of time."""
    event_ids = events_in(stops_of(mine.trip.id))
    rows = coming.entries().join(Rsvp, Rsvp.event_id == Event.id).add_columns(LINK_OF_RSVP)
    return db.session.execute(
        rows.where(Rsvp.member_id == mine.trip.member_id, Rsvp.state == RsvpState.GOING, Event.id.in_(event_ids))
    ).all()


def _with_legs(statement: Select[*tuple[Any, ...]], **asked: object) -> list[Mine]:
    """Trips with their legs, in one statement."""
    rows = db.session.connection().execute(statement, asked).all()
    grouped = [list(those) for _, those in groupby(rows, key=lambda row: row.id)]
    return [Mine(legs[0], legs) for legs in grouped]
