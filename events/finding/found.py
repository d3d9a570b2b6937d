"""What a search around a city is made of, for whoever reads it: the days, a strip of them, a list and a map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from chapters import nearby, pins
from chapters.nearby import Away
from chapters.pins import RingMap
from core import dates
from core.maps import Place
from core.paging import Page
from events import times
from events.finding import clocks, queries, strip
from events.finding.clocks import Change
from events.finding.queries import PAGE, Around, Wanted
from events.finding.strip import Cell
from events.listed import Card, Pill
from events.rsvps import own


@dataclass(frozen=True)
class Day:
    """A day on which something is on, and the changes of clocks since the one before it in the list."""

    on: date
    cards: Sequence[Card]
    changes: Sequence[Change] = ()


@dataclass(frozen=True)
class Found:
    """What is on. `said` is what the reader said to which event; where nothing is on, `next_on` and `closest` help.

    Without a place to look around there are neither chapters nor strip nor map.
    """

    wanted: Wanted
    page: Page[Card]
    days: Sequence[Day]
    said: Mapping[int, Pill] = field(default_factory=dict)
    aways: Sequence[Away] = ()
    in_chapters: int = 0
    cells: Sequence[Cell] = ()
    ring_map: RingMap | None = None
    #: What clocks do after the last day in the list.
    changes: Sequence[Change] = ()
    next_on: date | None = None
    closest: Away | None = None

    def far(self, away: Away) -> str:
        """How far a chapter is, in words: "Here", "25 km"."""
        in_miles = self.wanted.around is not None and self.wanted.around.reads_miles
        return "Here" if away.km < 1 else dates.far(away.km, in_miles)

    def pills_on(self, cell: Cell) -> list[Pill]:
        """The states of what is on in a cell, as far as it stands on this page: what the reader said comes first."""
        cards = [card for day in self.days if cell.first_on <= day.on <= cell.last_on for card in day.cards]
        mine = [self.said[card.id] for card in cards if card.id in self.said]
        return mine + [card.pill for card in cards if card.pill and card.id not in self.said]


def found(wanted: Wanted, number: int, reader: times.Reader | None, member_id: int | None) -> Found:
    """Page `number` of what somebody looks for; in the same number of statements for one event and for many."""
    if wanted.around is None:
        page = queries.anywhere(wanted, number, reader)
        return Found(wanted, page, _days(page.items, []), _said(member_id, page))
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
        _said(member_id, page),
        aways,
        len({row.chapter_id for row in counts}),
        strip.cells(wanted.first_on, wanted.last_on, per_day, PAGE),
        _map(around, aways),
        [change for change in changes if change.on not in told],
        queries.next_after(wanted.last_on, kms) if kms and not page.total else None,
        next(iter(nearby.nearest(around.latitude, around.longitude, most=1)), None) if not aways else None,
    )


def _said(member_id: int | None, page: Page[Card]) -> Mapping[int, Pill]:
    return own.pills(member_id, [card.id for card in page.items]) if member_id and page.items else {}


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
