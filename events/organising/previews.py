"""What a plan would give: the rule read back in words, and the next six dates with what is odd about each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core import dates
from events import beginning, walltime
from events.organising import queries
from events.organising.plan_words import Note, PlanWords
from events.organising.queries import Neighbour
from events.plans import Plan
from events.times import EVENING_HOUR

SHOWN = 6


@dataclass(frozen=True)
class NextDate:
    """One date to come: "Thu 15 Oct 2026" at "18:30", and what to know of it, the most important first."""

    on: date
    day: str
    starts: str
    notes: Sequence[Note]


@dataclass(frozen=True)
class Preview:
    """A plan in words, and its dates: the next six of `total` in the year to come."""

    words: str
    first: str
    promise: str
    gap: str
    dates: Sequence[NextDate]
    total: int


def of(chapter: Any, plan: Plan) -> Preview:
    """What a plan would give a chapter (a row of `chapters.queries.by_slug`); refuses what scheduling would."""
    beginning.check(chapter.zone, plan)
    days = beginning.dates_ahead(chapter.zone, plan)
    words = PlanWords(plan, chapter.zone, chapter.city_name, dates.reads_twelve_hours(chapter.country_code))
    return Preview(
        words=words.rule,
        first=words.first(days),
        promise=words.promise(days),
        gap=words.gap(days),
        dates=list(_next(chapter, words, days[:SHOWN])),
        total=len(days),
    )


def _next(chapter: Any, words: PlanWords, days: Sequence[date]) -> Iterator[NextDate]:
    plan = words.plan
    spans = [walltime.span(on, plan.start_time, plan.end_time, chapter.zone) for on in days]
    taken = queries.at_the_same_time(chapter.id, spans)
    near = queries.meeting_near(chapter, days)
    for on, (starts_at, _ends_at), odd in zip(days, spans, words.notes(days), strict=True):
        clashes = _clashes(chapter, plan, taken.get(starts_at), near.get(on))
        yield NextDate(on, words.day(on), words.starts(on), [*clashes, *odd])


def _clashes(chapter: Any, plan: Plan, taken: str | None, near: Neighbour | None) -> Iterator[Note]:
    if taken:
        yield Note(f"{taken} is on in {chapter.name} at that time.", is_warning=True)
    if near:
        part = "evening" if plan.start_time.hour >= EVENING_HOUR else "day"
        far = dates.far(near.km, dates.reads_miles(chapter.country_code))
        yield Note(f"{near.name} meets the same {part}, {far} away.", is_warning=True)
