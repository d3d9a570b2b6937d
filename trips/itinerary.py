"""The cities and days of a trip: which make sense together, and what others may know of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

USUAL_KM, FARTHEST_KM = 40, 150
MOST_STOPS = 5
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class Stop:
    """A city, the first and the last day there, both included, and how far around it one would go."""

    city_id: int
    arrives_on: date
    leaves_on: date
    within_km: int = USUAL_KM

    def holds(self, on: date) -> bool:
        """Whether one is there on a day."""
        return self.arrives_on <= on <= self.leaves_on


class Fault(NamedTuple):
    """What is wrong, with which stop (counted from 1), at which of its fields."""

    stop: int
    field: str
    words: str


def fault(stops: Sequence[Stop], today: date) -> Fault | None:
    """The first thing wrong with a route; `today` is the day in the last city. None where nothing is."""
    for number, stop in enumerate(stops, 1):
        if stop.leaves_on < stop.arrives_on:
            return Fault(number, "leaves_on", f"Choose {_day(stop.arrives_on)} or a day after it")
        if number > 1 and stop.arrives_on < stops[number - 2].leaves_on:
            before = _day(stops[number - 2].leaves_on)
            return Fault(number, "arrives_on", f"Choose {before} or a day after it: until then you’re elsewhere")
    if stops[-1].leaves_on < today:
        return Fault(len(stops), "leaves_on", "Choose a day that is not over")
    if stops[-1].leaves_on - stops[0].arrives_on > LONGEST:
        return Fault(len(stops), "leaves_on", "Choose days within one year")
    return None


def week_of(on: date) -> date:
    """The Monday of a day's ISO week: all that others are told of a shared trip's days."""
    return on - timedelta(days=on.weekday())


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"
