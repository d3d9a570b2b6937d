"""Which chapters somebody asks for, as the directory shows them: in order, with distances, next dates and a map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from chapters import naming, nearby, pins, queries
from chapters.mark import classes
from chapters.nearby import Away
from chapters.pins import RingMap
from chapters.queries import Found
from cities import search
from core import clock
from core.drawing import maps
from core.drawing.maps import Place
from core.writing import dates, paging
from core.writing.paging import Page
from events import coming

#: Nearer than this one is there.
HERE_KM = 1.0
MOST_CITIES = 10
Dot = tuple[float, float, str]


@dataclass(frozen=True)
class Centre:
    """Where distances are counted from: `field` is what stands in the form for it, `country_code` says miles or not.

    `city_id` is None for a point of the reader's own, `has_chapter` False for a city without one.
    """

    name: str
    place: Place
    country_code: str = ""
    city_id: int | None = None
    field: str = ""
    has_chapter: bool = True

    @property
    def reads_miles(self) -> bool:
        """Whether people there measure ways in miles."""
        return dates.reads_miles(self.country_code)


@dataclass(frozen=True)
class Line:
    """A chapter in a list: its row, its number on the map, the lines under its name, how far it is in words."""

    chapter: Found
    number: int
    lines: tuple[str, ...]
    distance: str


@dataclass(frozen=True)
class Asked:
    """What somebody looks for, once the form is valid."""

    within_km: float
    number: int = 1
    is_soon: bool = False
    words: str = ""
    continent: str = ""


@dataclass(frozen=True)
class Directory:
    """One page of chapters. Around a centre there is a ring map, else the world with a dot for each chapter.

    `words` is what was looked for where some of what was found lies beyond the circle; `continents` counts chapters.
    `closest` is the nearest chapter of all where none was found; `suggestions` are names like one we do not know.
    """

    page: Page[Line]
    centre: Centre | None = None
    ring_map: RingMap | None = None
    dots: Sequence[Dot] = ()
    closest: Line | None = None
    suggestions: Sequence[Found] = ()
    words: str = ""
    continents: Mapping[str, int] = field(default_factory=dict)


def by_words(asked: Asked) -> Directory:
    """The chapters somebody means by a name, city or code, the best first, then those near the best one's city."""
    cities = search.matching(asked.words, MOST_CITIES)
    named = None if cities else queries.named(asked.words)
    if not cities and named is None:
        return Directory(Page((), 1, queries.PAGE, 0), suggestions=search.closest(asked.words))
    centre = of_city(cities[0]) if cities else _of_chapter(named)
    aways = nearby.around(
        centre.place.latitude,
        centre.place.longitude,
        asked.within_km,
        [city.id for city in cities],
        asked.words,
        _among(asked),
    )
    found = _around(asked, centre, aways)
    is_wider = any(away.km > asked.within_km for away in aways)
    return replace(found, words=asked.words) if is_wider else found


def by_distance(asked: Asked, centre: Centre) -> Directory:
    """The chapters around a place, nearest first."""
    return _around(asked, centre, nearby.near(*centre.place, asked.within_km, _among(asked)))


def of_all(asked: Asked) -> Directory:
    """All chapters, or a continent's, in order of the alphabet."""
    page = queries.directory(asked.number, _among(asked), asked.continent)
    starts = coming.next_starts([row.id for row in page.items])
    lines = [_line(Away(row, -1), 0, starts, in_miles=False) for row in page.items]
    world = queries.world()
    return Directory(
        Page(lines, page.number, page.size, page.total), dots=dots(world), continents=queries.continents(world)
    )


def dots(world: Sequence[Found]) -> list[Dot]:
    """The rows of `queries.world` as points on the map of the world, the largest drawn last, on top."""
    return [
        (*maps.world_point(row.latitude, row.longitude), classes(row.tincture, row.metal)) for row in reversed(world)
    ]


def of_city(city: Any) -> Centre:
    """A city as a centre."""
    where = city.region or city.country_name
    place = Place(city.latitude, city.longitude)
    return Centre(city.name, place, city.country_code, city.id, f"{city.name}, {where}", city.chapters > 0)


def of_point(latitude: float, longitude: float) -> Centre:
    """Where the reader is."""
    return Centre("you", Place(latitude, longitude))


def neighbours(chapter: Found, most: int = 3) -> list[Line]:
    """The chapters nearest to one (a row of `by_slug`)."""
    found = nearby.nearest(chapter.latitude, chapter.longitude, but=chapter.id, most=most)
    in_miles = dates.reads_miles(chapter.country_code)
    return [Line(away.chapter, 0, (naming.whereabouts(away.chapter),), far(away.km, in_miles)) for away in found]


def far(km: float, in_miles: bool) -> str:
    """How far in words: "Here", "25 km", "16 miles"; nothing where nobody asked from where."""
    if km < 0:
        return ""
    return "Here" if km < HERE_KM else dates.far(km, in_miles)


def _of_chapter(chapter: Any) -> Centre:
    place = Place(chapter.latitude, chapter.longitude)
    return Centre(chapter.city_name, place, chapter.country_code, chapter.city_id, chapter.city_name)


def _among(asked: Asked) -> queries.Ids | None:
    return coming.meeting_soon() if asked.is_soon else None


def _around(asked: Asked, centre: Centre, aways: list[Away]) -> Directory:
    cut = paging.cut(aways, asked.number, queries.PAGE)
    first = (cut.number - 1) * cut.size + 1
    numbered = list(enumerate(cut.items, first))
    starts = coming.next_starts([away.chapter.id for away in cut.items]) if cut.items else {}
    lines = [_line(away, number, starts, centre.reads_miles) for number, away in numbered]
    closest = nearby.nearest(*centre.place, most=1) if not aways else []
    return Directory(
        Page(lines, cut.number, cut.size, cut.total),
        centre,
        pins.ring_map(centre.place, asked.within_km, numbered, centre.reads_miles),
        closest=_line(closest[0], 0, {}, centre.reads_miles) if closest else None,
    )


def _line(away: Away, number: int, starts: Mapping[int, datetime], in_miles: bool) -> Line:
    chapter = away.chapter
    members = f"{chapter.members:,} member{'' if chapter.members == 1 else 's'}" if chapter.members else ""
    facts = " · ".join(part for part in (members, _next(chapter, starts.get(chapter.id))) if part)
    return Line(chapter, number, (naming.whereabouts(chapter), facts), far(away.km, in_miles))


def _next(chapter: Found, starts_at: datetime | None) -> str:
    if starts_at is None:
        return "nothing scheduled yet"
    there = dates.local(starts_at, chapter.zone)
    today = dates.local(clock.now(), chapter.zone).date()
    at = dates.clock(there.time(), dates.reads_twelve_hours(chapter.country_code))
    return f"next {dates.day(there.date(), today)}, {at}"
