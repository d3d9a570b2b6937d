"""The days of a stay side by side: a rule that makes cells, each with how much is on and where in the list that is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

#: More cells than this do not fit side by side: longer stays are shown in weeks, and still longer ones not at all.
MOST_CELLS = 14
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cell:
    """One day, or one week from its Monday on, as far as it belongs to the stay."""

    first_on: date
    last_on: date
    count: int
    #: The day to go to, and the page of the list it stands on; None where nothing is on.
    leads_to: date | None
    page: int

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first_on == self.last_on


def cells(first_on: date, last_on: date, counts: Mapping[date, int], page_size: int) -> list[Cell]:
    """The stay in days where there are at most fourteen, else in weeks; nothing for more than fourteen weeks."""
    spans = (
        list(_days(first_on, last_on)) if (last_on - first_on).days < MOST_CELLS else list(_weeks(first_on, last_on))
    )
    return list(_counted(spans, counts, page_size)) if len(spans) <= MOST_CELLS else []


def _counted(spans: list[tuple[date, date]], counts: Mapping[date, int], page_size: int) -> Iterator[Cell]:
    before = 0
    for first_on, last_on in spans:
        busy = sorted(on for on in counts if first_on <= on <= last_on)
        count = sum(counts[on] for on in busy)
        yield Cell(first_on, last_on, count, busy[0] if busy else None, before // page_size + 1)
        before += count


def _days(first_on: date, last_on: date) -> Iterator[tuple[date, date]]:
    for number in range((last_on - first_on).days + 1):
        on = first_on + number * _DAY
        yield on, on


def _weeks(first_on: date, last_on: date) -> Iterator[tuple[date, date]]:
    on = first_on
    while on <= last_on:
        sunday = min(on + (6 - on.weekday()) * _DAY, last_on)
        yield on, sunday
        on = sunday + _DAY
