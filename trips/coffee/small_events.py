"""Making a small event of what members asked for or offered: an ordinary one, in one press of an organiser's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chapters.models import Chapter
from events import scheduling
from events.plans import Place, Plan
from events.rsvps import rsvping
from events.rules import Repeats, Rule
from members.models import Member


@dataclass(frozen=True)
class Small:
    """What becomes of it: its organisers change the rest as of any event."""

    title: str
    description: str
    places: int
    lasts: timedelta
    place: Place | None = None


def make(chapter: Chapter, small: Small, on: date, at: time, *, going: Iterable[int], by: Member) -> int:
    """Put it into the calendar with these members going and told; refuses what scheduling and RSVPs refuse.

    Returns its id.
    """
    plan = Plan(
        title=small.title,
        description=small.description,
        starts_on=on,
        start_time=at,
        end_time=(datetime.combine(on, at) + small.lasts).time(),
        capacity=small.places,
        place=small.place,
        rule=Rule(Repeats.ONCE),
    )
    event_id = scheduling.schedule(chapter, plan, by=by).event_ids[0]
    for member_id in going:
        rsvping.rsvp(event_id, member_id)
    return event_id
