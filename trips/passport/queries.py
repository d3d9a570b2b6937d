"""Named reads of a passport: the stamps in it, and chapters along one's trips that have none there yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, select

from chapters import nearby
from chapters.models import Chapter
from chapters.queries import IS_OPEN
from cities.models import City, Country
from core import clock
from core.database import db
from core.writing import dates
from events.door import attendance_queries
from members.models import Member
from trips.itinerary import FARTHEST_KM
from trips.queries import Mine

Found = Row[*tuple[Any, ...]]
#: A stamp stands on a member's own page a month after the visit, when it no longer says where they are.
SHOWN_AFTER = timedelta(days=30)
MOST_UNSEEN = 6


@dataclass(frozen=True)
class Stamp:
    """A chapter somebody has been to: its mark and names, the first day there, and whether a door says so too."""

    chapter: Found
    first_on: date
    is_confirmed: bool


@dataclass(frozen=True)
class Unseen:
    """A chapter near a stop of a trip that somebody has not been to yet: how far from which city, and on which trip."""

    chapter: Found
    far: str
    city_name: str
    trip_key: str


def stamps(member_id: int, until: date | None = None) -> list[Stamp]:
    """A stamp for every chapter somebody has been to, the first visit first; up to a day where one is given."""
    visits = [visit for visit in attendance_queries.attended(member_id) if until is None or visit.first_on <= until]
    if not visits:
        return []
    marks = {row.id: row for row in db.session.execute(_MARKS.where(Chapter.id.in_([v.chapter_id for v in visits])))}
    return [Stamp(marks[visit.chapter_id], visit.first_on, visit.is_confirmed) for visit in visits]


def shown(member_id: int) -> list[Stamp]:
    """The stamps that other members see of somebody who shows them; none where they do not."""
    shows = db.session.scalar(select(Member.shows_passport).where(Member.id == member_id))
    return stamps(member_id, until=(clock.now() - SHOWN_AFTER).date()) if shows else []


def is_shown(member_id: int) -> bool:
    """Whether somebody shows their passport to other members."""
    return bool(db.session.scalar(select(Member.shows_passport).where(Member.id == member_id)))


def unseen(trips: Sequence[Mine], seen_ids: Collection[int]) -> list[Unseen]:
    """Open chapters near where trips lead that are not among those seen, the nearest first, each once."""
    found: dict[int, tuple[float, Unseen]] = {}
    for trip in trips:
        for leg in trip.legs:
            for away in nearby.near(leg.latitude, leg.longitude, FARTHEST_KM):
                far = dates.far(away.km, dates.reads_miles(leg.country_code))
                one = Unseen(away.chapter, far, leg.city_name, trip.trip.key)
                if away.chapter.id not in seen_ids and (
                    away.chapter.id not in found or away.km < found[away.chapter.id][0]
                ):
                    found[away.chapter.id] = (away.km, one)
    ordered = sorted(found.values(), key=lambda pair: (pair[0], pair[1].chapter.slug))
    return [one for _km, one in ordered[:MOST_UNSEEN]]


_MARKS = (
    select(
        *(Chapter.id, Chapter.slug, Chapter.name),
        *(Chapter.tincture, Chapter.metal, Chapter.division, Chapter.letters),
        City.name.label("city_name"),
        Country.name.label("country_name"),
        (IS_OPEN[0] & IS_OPEN[1]).label("is_open"),
    )
    .join(City, City.id == Chapter.city_id)
    .join(Country, Country.code == City.country_code)
)
