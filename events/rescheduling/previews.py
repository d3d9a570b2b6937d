"""What the choice of a reach says of each: which dates become what, how many people are asked and told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chapters.queries import by_slug
from core.refusal import Refused
from core.writing import dates
from events import rule_words, walltime
from events.models import EventState
from events.organising import queries
from events.organising.plan_words import Note, PlanWords
from events.plans import Details, Plan
from events.rescheduling import outcomes, reading
from events.rescheduling.matching import Fate
from events.rescheduling.outcomes import Becomes, Outcome
from events.rescheduling.reach import Reach
from events.rule_facts import from_facts
from events.rules import Rule

#: So many dates stand in the sentence that names them; the list names them all.
NAMED = 3


@dataclass(frozen=True)
class Line:
    """One date of the list: "Thu 19 Nov" becomes "Tue 17 Nov, 18:30", what becomes of it, and what to know of it."""

    was: str
    now: str
    fate: Fate
    is_moved: bool
    is_on_another_day: bool
    rsvps: int
    notes: Sequence[Note]


@dataclass(frozen=True)
class Preview:
    """The choices with their consequences, in words; of the one that is chosen the dates, and how many are told.

    `problem` says why that one cannot be; `token` is what it is known by when it is saved.
    """

    says: Mapping[str, str]
    lines: Sequence[Line]
    asked: int
    told: int
    token: str
    problem: str
    by_hand: int

    @property
    def moved(self) -> int:
        """How many dates move."""
        return sum(line.is_moved for line in self.lines)


def of(event: Any, details: Details, reaches: Reach, *, by_hand: bool, rule: Rule | None) -> Preview:
    """The preview for a row of `queries.changeable` that belongs to a series."""
    found: dict[Reach, Outcome] = {}
    problems: dict[Reach, str] = {}
    for reach in (Reach.FOLLOWING, Reach.ALL):
        try:
            found[reach] = outcomes.of(event, details, reach, by_hand=by_hand, rule=rule)
        except Refused as refusal:
            problems[reach] = str(refusal)
    chosen = found.get(reaches)
    says = {Reach.THIS.value: _says_of_one(event, details)}
    says |= {reach.value: _says(outcome, event) for reach, outcome in found.items()}
    says |= {reach.value: f"{problem}." for reach, problem in problems.items()}
    return Preview(
        says=says,
        lines=_lines(event, details, chosen) if chosen else (),
        asked=len(chosen.asked) if chosen else 0,
        told=len(chosen.told) if chosen else 0,
        token=chosen.token if chosen else "",
        problem=problems.get(reaches, ""),
        by_hand=max((outcome.by_hand for outcome in found.values()), default=0),
    )


@dataclass(frozen=True)
class Concerned:
    """How many dates would be called off, and how many people have an RSVP on one of them."""

    dates: int
    people: int


def concerned(event: Any, reaches: Reach) -> Concerned:
    """What calling off so far would concern; dates that were changed by hand count only where it begins."""
    if reaches is Reach.THIS or event.series_id is None:
        return Concerned(1, queries.told_of(event.id))
    rows = reading.to_come(event.series_id, event.original_on if reaches is Reach.FOLLOWING else None)
    meant = [row.id for row in rows if row.state is EventState.PUBLISHED and (row.id == event.id or not row.is_edited)]
    return Concerned(len(meant), len(reading.people(meant).of(meant)))


def people(count: int) -> str:
    """ "1 person is", "23 people are"."""
    return "1 person is" if count == 1 else f"{count} people are"


def _says_of_one(event: Any, details: Details) -> str:
    becomes = f"It becomes {_day(details.starts_on)}. " if details.starts_on != event.starts_on else ""
    return f"{becomes}The other dates of the series stay as they are."


def _says(outcome: Outcome, event: Any) -> str:
    said = []
    moved = [each for each in outcome.dates if each.is_moved and each.on != each.was_on]
    if moved:
        was = rule_words.in_words(from_facts(event.rule))
        more = f" and {len(moved) - NAMED} more" if len(moved) > NAMED else ""
        days = ", ".join(_day(each.on) for each in moved[:NAMED])
        said.append(f"{was} becomes {rule_words.lowered(rule_words.in_words(outcome.rule))}: {days}{more}.")
    else:
        count = len(outcome.of(Fate.HELD))
        said.append(f"{'1 date' if count == 1 else f'{count} dates'}.")
    off, skipped = outcome.of(Fate.CANCELLED), outcome.of(Fate.SKIPPED)
    if off or skipped:
        said.append(f"{len(off)} cancelled and {len(skipped)} skipped, for there is no day for them.")
    if outcome.asked:
        said.append(f"{people(len(outcome.asked))} asked again.")
    elif outcome.told:
        said.append(f"{people(len(outcome.told))} told.")
    if outcome.of(Fate.LEFT):
        said.append("Dates you moved, skipped or cancelled by hand are left alone.")
    return " ".join(said)


def _lines(event: Any, details: Details, outcome: Outcome) -> list[Line]:
    chapter = by_slug(event.chapter_slug)
    twelve = dates.reads_twelve_hours(event.country_code)
    plan = Plan(
        title="",
        starts_on=outcome.starts_on,
        start_time=details.start_time,
        end_time=details.end_time,
        rule=outcome.rule,
    )
    words = PlanWords(plan, event.zone, event.city_name, twelve)
    new = sorted((each for each in outcome.of(Fate.HELD, Fate.ADDED)), key=lambda each: each.on)
    odd = dict(zip([each.on for each in new], words.notes([each.on for each in new]), strict=True))
    own = [each.event_id for each in outcome.dates if each.event_id and each.fate is not Fate.LEFT]
    spans = [(each.starts_at, each.ends_at) for each in new if each.is_moved or each.fate is Fate.ADDED]
    taken = queries.at_the_same_time(event.chapter_id, spans, own)
    near = queries.meeting_near(chapter, {each.on for each in new if each.is_moved}) if chapter else {}
    notes = {
        each.on: [*_clashes(event, each, taken.get(each.starts_at), near.get(each.on)), *odd[each.on]] for each in new
    }
    return [_line(each, words, notes.get(each.on, ()) if each in new else (), event) for each in outcome.dates]


def _clashes(event: Any, each: Becomes, taken: str | None, near: Any) -> Iterator[Note]:
    if taken:
        yield Note(f"{taken} is on in {event.chapter_name} at that time.", is_warning=True)
    if near and each.is_moved:
        far = dates.far(near.km, dates.reads_miles(event.country_code))
        yield Note(f"{near.name} meets the same day, {far} away.", is_warning=True)


def _line(each: Becomes, words: PlanWords, notes: Sequence[Note], event: Any) -> Line:
    shown = walltime.shown(each.on, each.start_time, event.zone)
    return Line(
        was=_day(each.was_on) if each.was_on else "",
        now=f"{_day(each.on)}, {words.clock(shown)}",
        fate=each.fate,
        is_moved=each.is_moved,
        is_on_another_day=each.was_on not in (None, each.on),
        rsvps=each.rsvps,
        notes=notes,
    )


def _day(on: date) -> str:
    return f"{dates.WEEKDAYS[on.weekday()][:3]} {on.day} {dates.MONTHS[on.month - 1][:3]}"
