"""What an organiser has planned, as plain values between the form and the verb."""

from dataclasses import dataclass
from datetime import date, time

from events.rules import Rule

USUAL_GUESTS = 2
USUAL_COST = "Free"


@dataclass(frozen=True)
class Place:
    """Where people meet: a venue the chapter knows, or else the name and address of a new one."""

    venue_id: int | None = None
    name: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Details:
    """One date as an organiser wants it; `capacity` None means no limit, `place` None that it is not decided yet."""

    title: str
    starts_on: date
    start_time: time
    end_time: time
    description: str = ""
    place: Place | None = None
    capacity: int | None = None
    guests: int = USUAL_GUESTS
    cost: str = USUAL_COST
    languages: str = ""
    walking_in: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan(Details):
    """A single date or a series: the details of each date, and the rule that gives them."""

    rule: Rule
