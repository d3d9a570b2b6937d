"""What a trip's own page is made of: each city with what is on there, what no longer fits, what is on at home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core import caching
from core.writing import dates
from events import times
from events.finding import found as finding
from events.listed import Pill
from events.rsvps import own
from events.rsvps.seating import ordinal
from members.signed_in import SignedIn
from trips import held, queries
from trips.queries import Found, Mine


@dataclass(frozen=True)
class Stay:
    """One city of a trip, its number on the page, what is on there, and what its traveller said to which of it."""

    number: int
    leg: Found
    found: finding.Found
    said: Mapping[int, Pill]

    @property
    def reach(self) -> str:
        """How far around the city one would go, in words: "40 km"."""
        return dates.far(self.leg.within_km, dates.reads_miles(self.leg.country_code))

    def day_words(self, on: date) -> str:
        """Which day there it is: "your 3rd day"."""
        if on == self.leg.leaves_on:
            return "you leave today"
        return (
            "you arrive today"
            if on == self.leg.arrives_on
            else f"your {ordinal((on - self.leg.arrives_on).days + 1)} day"
        )


@dataclass(frozen=True)
class Shown:
    """A trip, ready to be written out for its traveller."""

    mine: Mine
    stays: Sequence[Stay]
    asked: Sequence[Found]
    at_home: Sequence[Found]

    @property
    def total(self) -> int:
        """How much is on along the way."""
        return sum(stay.found.page.total for stay in self.stays)

    @property
    def going(self) -> int:
        """How much of it the traveller is going to."""
        return sum(pill[0] == "going" for stay in self.stays for pill in stay.said.values())

    @property
    def chapters(self) -> str:
        """The chapters in reach by name, those that a shared trip may be told to: "Lisbon, Cascais and Setúbal"."""
        names = list(dict.fromkeys(away.chapter.name for stay in self.stays for away in stay.found.aways))
        return " and ".join([part for part in (", ".join(names[:-1]), names[-1] if names else "") if part])


def shown(mine: Mine, who: SignedIn, reader: times.Reader | None, leg: int = 1, page: int = 1) -> Shown:
    """The page of one's own trip; `page` is that of the list of its `leg`-th city."""
    version, is_open = caching.version_of("site"), not mine.is_over
    rows = held.meanwhile(who.member_id, mine)
    said = {row.id: own.pill(row) for row in rows}
    stays = []
    for number, row in enumerate(mine.legs, 1):
        found = finding.remembered(version, queries.wanted(row), page if number == leg else 1, reader)
        stays.append(Stay(number, row, found, {card.id: said[card.id] for card in found.page.items if card.id in said}))
    return Shown(
        mine,
        stays,
        held.asked_again(mine.trip.id, who.member_id) if is_open and mine.trip.is_asked else (),
        held.at_home(who.home_id, mine, rows) if is_open else (),
    )
