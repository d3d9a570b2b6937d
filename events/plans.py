"""What an organiser has planned, as plain values between the form and the verb."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from events.online.ways import Way
from events.rsvps.asking.questions import Question
from events.rsvps.seating import Promotion
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
    way: Way = Way.IN_PERSON
    link: str = ""
    capacity: int | None = None
    guests: int = USUAL_GUESTS
    promotion: Promotion = Promotion.OUTRIGHT
    visitor_seats: int = 0
    cost: str = USUAL_COST
    languages: str = ""
    walking_in: str = ""
    questions: tuple[Question, ...] = ()
    opens_before_days: int | None = None
    closes_before_hours: int | None = None
    needs_approval: bool = False
    confirms_before_hours: int | None = None


@dataclass(frozen=True, kw_only=True)
class Plan(Details):
    """A single date or a series: the details of each date, and the rule that gives them.

    `changes` are the days of a series that are to be otherwise from the beginning: moved to another day, or skipped
    (None). Days that the rule does not give are not looked for there. `tells_chapter` says whether those who want the
    chapter's news are mailed that it is up.
    """

    rule: Rule
    changes: Mapping[date, date | None] = field(default_factory=dict)
    tells_chapter: bool = False

    def held_on(self, day: date) -> date | None:
        """The day on which what the rule gives for a day is held, or None where it is skipped."""
        return self.changes.get(day, day)
