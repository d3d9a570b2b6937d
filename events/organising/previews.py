"""What a plan would give: the rule read back in words, and the next six dates with what is odd about each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.refusal import Refused
from core.writing import dates
from events import beginning, walltime
from events.organising import queries
from events.organising.plan_words import Note, PlanWords
from events.organising.queries import Neighbour
from events.organising.schedule_form import ScheduleForm
from events.plans import Plan
from events.times import EVENING_HOUR

SHOWN = 6


@dataclass(frozen=True)
class NextDate:
    """One date to come: "Thu 15 Oct 2026" at "18:30", and what to know of it, the most important first.

    `given` is the day that the rule gives, from which it was moved where `on` is another one.
    """

    given: date
    on: date
    day: str
    starts: str
    notes: Sequence[Note]
    is_skipped: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Preview:
    """A plan in words, and its dates: the next six of `total` in the year to come.

    `changes` are those of the plan that its dates have; `problem` says why they cannot be, and is empty as a rule.
    """

    words: str
    first: str
    promise: str
    gap: str
    dates: Sequence[NextDate]
    total: int
    is_series: bool
    changes: Mapping[date, date | None]
    problem: str


def of(chapter: Any, plan: Plan, moving: date | None = None) -> Preview:
    """What a plan would give a chapter (a row of `chapters.queries.by_slug`); refuses a rule that scheduling would.

    `moving` is the day of the date that is about to be moved.
    """
    beginning.check(chapter.zone, replace(plan, changes={}))
    days = beginning.dates_ahead(chapter.zone, plan)
    held = sorted(on for on in map(plan.held_on, days) if on is not None)
    words = words_of(chapter, plan)
    return Preview(
        words=words.rule,
        first=words.first(held),
        promise=words.promise(held),
        gap=words.gap(days),
        dates=[replace(shown, is_open=shown.given == moving) for shown in _next(chapter, words, days[:SHOWN])],
        total=len(held),
        is_series=words.repeats,
        changes={day: plan.changes[day] for day in days if day in plan.changes},
        problem=_problem(chapter.zone, plan),
    )


def asked(chapter: Any, form: ScheduleForm) -> tuple[Preview | None, str]:
    """The dates a form would give a chapter, or what keeps them from being known."""
    problem = form.problem_of_dates()
    form.doubt(is_final=False)
    if problem:
        return None, problem
    try:
        return of(chapter, form.timing, form.moving), ""
    except Refused as refusal:
        return None, str(refusal)


def words_of(chapter: Any, plan: Plan) -> PlanWords:
    """A plan as it reads in a chapter."""
    return PlanWords(plan, chapter.zone, chapter.city_name, dates.reads_twelve_hours(chapter.country_code))


def _problem(zone: str, plan: Plan) -> str:
    try:
        beginning.check_changes(zone, plan)
    except Refused as refusal:
        return str(refusal)
    return ""


def _next(chapter: Any, words: PlanWords, days: Sequence[date]) -> list[NextDate]:
    """These dates in the order in which they are held; one that is skipped stands where it would have been."""
    held = sorted((on, day) for day in days if (on := words.plan.held_on(day)) is not None)
    skipped = [NextDate(day, day, words.day(day), "", [], True) for day in days if words.plan.held_on(day) is None]
    return sorted([*_held(chapter, words, held), *skipped], key=lambda shown: shown.on)


def _held(chapter: Any, words: PlanWords, held: Sequence[tuple[date, date]]) -> Iterator[NextDate]:
    plan, days = words.plan, [on for on, _day in held]
    spans = [walltime.span(on, plan.start_time, plan.end_time, chapter.zone) for on in days]
    taken = queries.at_the_same_time(chapter.id, spans)
    near = queries.meeting_near(chapter, days)
    for (on, day), (starts_at, _ends_at), odd in zip(held, spans, words.notes(days), strict=True):
        clashes = _clashes(chapter, plan, taken.get(starts_at), near.get(on))
        yield NextDate(day, on, words.day(on), words.starts(on), [*clashes, *odd])


def _clashes(chapter: Any, plan: Plan, taken: str | None, near: Neighbour | None) -> Iterator[Note]:
    if taken:
        yield Note(f"{taken} is on in {chapter.name} at that time.", is_warning=True)
    if near:
        part = "evening" if plan.start_time.hour >= EVENING_HOUR else "day"
        far = dates.far(near.km, dates.reads_miles(chapter.country_code))
        yield Note(f"{near.name} meets the same {part}, {far} away.", is_warning=True)
