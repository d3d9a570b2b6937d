"""What a trip's own page is made of: each city with what is on there, what no longer fits, what is on at home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core import dates
from events import times
from events.finding import found as finding
from events.rsvps.seating import ordinal
from members.signed_in import SignedIn
from trips import queries
from trips.queries import Found, Mine


@dataclass(frozen=True)
class Stay:
    """One city of a trip, its number on the page, and what is on there."""

    number: int
    leg: Found
    found: finding.Found

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
        return sum(pill[0] == "going" for stay in self.stays for pill in stay.found.said.values())

    @property
    def chapters(self) -> str:
        """The chapters in reach by name, those that a shared trip may be told to: "Lisbon, Cascais and Setúbal"."""
        names = list(dict.fromkeys(away.chapter.name for stay in self.stays for away in stay.found.aways))
        return " and ".join([part for part in (", ".join(names[:-1]), names[-1] if names else "") if part])


def shown(mine: Mine, who: SignedIn, reader: times.Reader | None, leg: int = 1, page: int = 1) -> Shown:
    """The page of one's own trip; `page` is that of the list of its `leg`-th city."""
    stays = [
        Stay(number, row, finding.found(queries.wanted(row), page if number == leg else 1, reader, who.member_id))
        for number, row in enumerate(mine.legs, 1)
    ]
    is_open = not mine.is_over
    return Shown(
        mine,
        stays,
        queries.asked_again(mine.trip.id, who.member_id) if is_open else (),
        queries.at_home(who.member_id, who.home_id, mine.legs) if is_open and who.home_id else (),
    )
