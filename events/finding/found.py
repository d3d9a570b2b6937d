"""What a search around a city is made of, for whoever reads it: the days, a strip of them, a list and a map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from chapters import nearby, pins
from chapters.nearby import Away
from chapters.pins import RingMap
from core import caching
from core.drawing.maps import Place
from core.writing import dates
from core.writing.paging import Page
from events import times
from events.finding import clocks, queries, strip
from events.finding.clocks import Change
from events.finding.queries import PAGE, Around, Wanted
from events.finding.strip import Cell
from events.listed import Card, Pill


@dataclass(frozen=True)
class Day:
    """A day on which something is on, and the changes of clocks since the one before it in the list."""

    on: date
    cards: Sequence[Card]
    changes: Sequence[Change] = ()


@dataclass(frozen=True)
class Found:
    """What is on, the same for all who share a clock; where nothing is on, `next_on` and `closest` help.

    Without a place to look around there are neither chapters nor strip nor map. What one reader said to which event is
    never in here: it goes beside, as `said`.
    """

    wanted: Wanted
    page: Page[Card]
    days: Sequence[Day]
    aways: Sequence[Away] = ()
    in_chapters: int = 0
    cells: Sequence[Cell] = ()
    ring_map: RingMap | None = None
    #: What clocks do after the last day in the list.
    changes: Sequence[Change] = ()
    next_on: date | None = None
    closest: Away | None = None
    _written: dict[tuple[object, ...], str] = field(default_factory=dict)

    def once(self, name: str, write: Callable[..., str], *facts: object) -> str:
        """What a macro of `events/_written.html` makes of facts, written when it is asked for first."""
        key = (name, *(getattr(fact, "id", fact) for fact in facts))
        if key not in self._written:
            self._written[key] = write(self, *facts)
        return self._written[key]

    def far(self, away: Away) -> str:
        """How far a chapter is, in words: "Here", "25 km"."""
        in_miles = self.wanted.around is not None and self.wanted.around.reads_miles
        return "Here" if away.km < 1 else dates.far(away.km, in_miles)

    def said_on(self, cell: Cell, said: Mapping[int, Pill]) -> list[Pill]:
        """What the reader said to what is on in a cell, as far as it stands on this page."""
        return [said[card.id] for card in self._cards_on(cell) if card.id in said] if said else []

    def pills_on(self, cell: Cell, said: Mapping[int, Pill]) -> list[Pill]:
        """The states of what is on in a cell, as far as it stands on this page: what the reader said comes first."""
        others = [card.pill for card in self._cards_on(cell) if card.pill and card.id not in said]
        return self.said_on(cell, said) + others

    def _cards_on(self, cell: Cell) -> list[Card]:
        return [card for day in self.days if cell.first_on <= day.on <= cell.last_on for card in day.cards]


def remembered(version: tuple[object, ...], wanted: Wanted, number: int, reader: times.Reader | None) -> Found:
    """The same as `found`, looked for once in a version of the site: its pages are often come back to."""
    return caching.remembered(version, (wanted, number, reader), lambda: found(wanted, number, reader))


def found(wanted: Wanted, number: int, reader: times.Reader | None) -> Found:
    """Page `number` of what somebody looks for; in the same number of statements for one event and for many."""
    if wanted.around is None:
        page = queries.anywhere(wanted, number, reader)
        return Found(wanted, page, _days(page.items, []))
    around = wanted.around
    aways = nearby.near(around.latitude, around.longitude, around.within_km)
    kms = {away.chapter.id: away.km for away in aways}
    counts = queries.counts(wanted, kms)
    page = queries.around(wanted, number, reader, kms, sum(row.events for row in counts))
    per_day: dict[date, int] = {}
    for row in counts:
        per_day[row.starts_on] = per_day.get(row.starts_on, 0) + row.events
    changes = _changes(wanted, around, reader)
    days = _days(page.items, changes)
    told = {change.on for day in days for change in day.changes}
    return Found(
        wanted,
        page,
        days,
        aways,
        len({row.chapter_id for row in counts}),
        strip.cells(wanted.first_on, wanted.last_on, per_day, PAGE),
        _map(around, aways),
        [change for change in changes if change.on not in told],
        queries.next_after(wanted.last_on, kms) if kms and not page.total else None,
        next(iter(nearby.nearest(around.latitude, around.longitude, most=1)), None) if not aways else None,
    )


def _days(cards: Sequence[Card], changes: Sequence[Change]) -> list[Day]:
    """Two chapters far apart may have the same evening on different days: then the later day comes later."""
    ordered = sorted(cards, key=lambda card: card.starts_on)
    days, left = [], list(changes)
    for on, those in groupby(ordered, key=lambda card: card.starts_on):
        before = [change for change in left if change.on <= on]
        left = left[len(before) :]
        days.append(Day(on, list(those), before))
    return days


def _changes(wanted: Wanted, around: Around, reader: times.Reader | None) -> list[Change]:
    if not around.zone:
        return []
    return clocks.changes(times.Reader(around.zone, around.name), reader, wanted.first_on, wanted.last_on)


def _map(around: Around, aways: Sequence[Away]) -> RingMap:
    centre = Place(around.latitude, around.longitude)
    return pins.ring_map(centre, around.within_km, list(enumerate(aways, 1)), around.reads_miles)
