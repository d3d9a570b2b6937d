"""What others see of trips that are shared: who, which city and which week, and nothing else leaves this module.

A private trip is not read at all, an ended one no more, a gone or banned person's neither, nor that of two who are
apart. What is listed is filtered and ordered by what is shown, so that no order and no count says more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, select

from chapters.models import Chapter
from cities import distance
from cities.models import City
from core import clock
from core.database import db
from media.models import Upload
from members.blocking.queries import apart
from members.models import Home, Member
from members.signed_in import SignedIn
from trips.itinerary import FARTHEST_KM, week_of
from trips.models import Leg, Trip, TripVisibility


@dataclass(frozen=True)
class Visit:
    """Somebody who will be in a city in the week that begins on a Monday."""

    trip_key: str
    key: str
    name: str
    home_name: str | None
    tincture: str | None
    metal: str | None
    portrait_key: str | None
    city_name: str
    week: date


def seen(key: str, who: SignedIn) -> list[Visit]:
    """One trip as somebody else may see it: a visit for each city; none where they may not, or there is none."""
    return _visits(who, Trip.key == key)


def to(latitude: float, longitude: float, who: SignedIn) -> list[Visit]:
    """Who will be in reach of a place, of those that this reader may know of, in order of weeks and names."""
    boxes = distance.box(latitude, longitude, FARTHEST_KM)
    inside = [City.latitude.between(box.south, box.north) & City.longitude.between(box.west, box.east) for box in boxes]
    condition: ColumnElement[bool] = inside[0] if len(inside) == 1 else inside[0] | inside[1]
    return _visits(who, condition, here=(latitude, longitude))


def _visits(who: SignedIn, condition: ColumnElement[bool], here: tuple[float, float] | None = None) -> list[Visit]:
    """Nobody who has not shown that their address is theirs is told of anybody."""
    if not who.is_confirmed:
        return []
    rows = db.session.execute(
        select(
            Trip.key.label("trip_key"),
            Trip.visibility,
            Member.key,
            Member.name,
            Chapter.name.label("home_name"),
            Chapter.tincture,
            Chapter.metal,
            Upload.key.label("portrait_key"),
            City.name.label("city_name"),
            City.latitude,
            City.longitude,
            Leg.arrives_on,
            Leg.within_km,
        )
        .join(Leg, Leg.trip_id == Trip.id)
        .join(City, City.id == Leg.city_id)
        .join(Member, Member.id == Trip.member_id)
        .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
        .outerjoin(Chapter, Chapter.id == Home.chapter_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(
            Trip.visibility != TripVisibility.PRIVATE,
            Trip.ends_at > clock.now(),
            Trip.member_id != who.member_id,
            ~apart(Trip.member_id, who.member_id),
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            condition,
        )
    ).all()
    home = _home_of(who) if any(row.visibility is TripVisibility.CHAPTERS for row in rows) else None
    visits = {_redacted(row) for row in rows if _may_see(row, home) and (here is None or _reaches(row, here))}
    return sorted(visits, key=lambda visit: (visit.week, visit.name.casefold(), visit.city_name, visit.trip_key))


def _redacted(row: Row[*tuple[Any, ...]]) -> Visit:
    return Visit(
        row.trip_key,
        row.key,
        row.name,
        row.home_name,
        row.tincture,
        row.metal,
        row.portrait_key,
        row.city_name,
        week_of(row.arrives_on),
    )


def _may_see(row: Row[*tuple[Any, ...]], home: tuple[float, float] | None) -> bool:
    if row.visibility is TripVisibility.MEMBERS:
        return True
    return home is not None and _reaches(row, home)


def _reaches(row: Row[*tuple[Any, ...]], place: Sequence[float]) -> bool:
    return bool(distance.haversine(row.latitude, row.longitude, place[0], place[1]) <= row.within_km)


def _home_of(who: SignedIn) -> tuple[float, float] | None:
    """Where the chapter lies in which somebody is at home."""
    row = db.session.execute(
        select(City.latitude, City.longitude).join(Chapter, Chapter.city_id == City.id).where(Chapter.id == who.home_id)
    ).one_or_none()
    return (row.latitude, row.longitude) if row else None
