"""What a change over several dates of a series would do: each date old and new, and how many people it concerns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from core import clock
from core.refusal import Refused
from events import recurrence, walltime
from events.models import EventState
from events.plans import Details
from events.rescheduling import matching, reach, reading
from events.rescheduling.matching import Fate, Match, Slot
from events.rescheduling.reach import Reach
from events.rescheduling.reading import Found
from events.rule_facts import from_facts
from events.rules import BadRule, Rule

#: A day may lie so much further than the year that is filled, if a date is there for it.
_BEYOND = timedelta(days=6)


@dataclass(frozen=True)
class Becomes:
    """One date before (`was_on`, None where it is new) and after, and how many have an RSVP on it.

    `day` is the one that the rule gives; one that is left alone, or is surplus, stays where it was.
    """

    event_id: int | None
    fate: Fate
    day: date | None
    was_on: date | None
    on: date
    start_time: time
    starts_at: datetime
    ends_at: datetime
    is_moved: bool
    is_changed: bool
    has_new_link: bool
    rsvps: int


@dataclass(frozen=True)
class Outcome:
    """All of it: the dates in order, the rule as it goes on and from when, who is asked again and who is told.

    `is_split` says that a new series begins; `by_hand` counts the dates that are left alone because somebody changed
    them by themselves. `token` is the same as long as the dates become the same.
    """

    dates: Sequence[Becomes]
    rule: Rule
    starts_on: date
    first_on: date
    is_split: bool
    asked: set[int]
    told: set[int]
    by_hand: int

    @property
    def token(self) -> str:
        """What the page gives back, so that nothing else is saved than what it showed."""
        said = [
            (each.event_id, each.fate, str(each.was_on), str(each.starts_at), str(each.ends_at)) for each in self.dates
        ]
        return sha256(repr(said).encode()).hexdigest()[:16]

    def of(self, *fates: Fate) -> list[Becomes]:
        """The dates of which one of these becomes."""
        return [each for each in self.dates if each.fate in fates]


def of(event: Any, details: Details, reaches: Reach, *, by_hand: bool = False, rule: Rule | None = None) -> Outcome:
    """What becomes of the dates of an event's series if `details` reach from it on, or to all that are to come.

    A new day shifts the rule by as much, and so does another rule; refuses what gives no date, or one in the past.
    """
    series = reading.series(event.series_id)
    rows = reading.to_come(event.series_id, event.original_on if reaches is Reach.FOLLOWING else None)
    if not any(row.id == event.id for row in rows):
        raise Refused("This date has begun: change only this one, or a later one", "reach")
    was, people = from_facts(series.rule), reading.people([row.id for row in rows])
    is_moved = rule is not None or details.starts_on != event.starts_on
    try:
        now = rule or reach.shifted(was, event.original_on, details.starts_on) if is_moved else was
        now = reach.remaining(now, series.starts_on, rows[0].original_on)
        starts_on = _starts_on(event, details, rows[0], reaches, now, rule) if is_moved else rows[0].original_on
        days = _days(series, now, starts_on, details, event) if is_moved else [row.original_on for row in rows]
    except BadRule as bad:
        raise Refused(str(bad), "starts_on") from bad
    if not days or (is_moved and rule is None and reaches is Reach.FOLLOWING and days[0] != details.starts_on):
        raise Refused("That time has passed already: choose a later one", "starts_on")
    slots = [Slot(row.id, _takes_part(row, event, by_hand=by_hand), bool(people.by_event.get(row.id))) for row in rows]
    known = {row.id: row for row in rows}
    keeps_day = event.id if rule is None else None
    changes = _Changes(event, details, keeps_day)
    dates = [
        _becomes(match, known.get(match.event_id or 0), changes, people)
        for match in matching.matched(slots, days)
        if match.event_id or (match.day and match.day <= series.filled_until_on)
    ]
    moved = [each.event_id or 0 for each in dates if each.is_moved]
    told = [each.event_id or 0 for each in dates if each.is_changed or each.fate is Fate.CANCELLED]
    return Outcome(
        dates=dates,
        rule=now,
        starts_on=starts_on,
        first_on=rows[0].original_on,
        is_split=is_moved or (reaches is Reach.FOLLOWING and rows[0].original_on > series.starts_on),
        asked=people.of(moved),
        told=people.of([*moved, *told]) | people.going_to([each.event_id or 0 for each in dates if each.has_new_link]),
        by_hand=sum(row.is_edited and row.state is EventState.PUBLISHED and row.id != event.id for row in rows),
    )


@dataclass(frozen=True)
class _Changes:
    event: Any
    details: Details
    keeps_day: int | None

    def span(self, row: Found | None, on: date) -> tuple[time, datetime, datetime]:
        """A date keeps its own times where those are not what is changed."""
        event, details, row = self.event, self.details, row or self.event
        are_other = (details.start_time, details.end_time) != (event.start_time, event.end_time)
        times = details if are_other else row
        return times.start_time, *walltime.span(on, times.start_time, times.end_time, event.zone)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the venue is what is changed, or that there is one."""
        place, is_other_way = self.details.place, self.details.way is not self.event.way
        return is_other_way or (place.venue_id if place else None) != self.event.venue_id or bool(place and place.name)

    def has_new_link(self, row: Found | None) -> bool:
        """Whether a date will have another link to join online than it has."""
        return row is not None and self.details.link not in (self.event.link, row.link)


def _becomes(match: Match, row: Found | None, changes: _Changes, people: reading.People) -> Becomes:
    is_held = match.fate in (Fate.HELD, Fate.ADDED)
    on = match.day if is_held and match.day else (row.starts_on if row else changes.details.starts_on)
    if match.fate is Fate.HELD and match.event_id == changes.keeps_day:
        on = changes.details.starts_on
    start_time, starts_at, ends_at = changes.span(row, on)
    if row and not is_held:
        start_time, starts_at, ends_at = row.start_time, row.starts_at, row.ends_at
    is_moved = row is not None and starts_at != row.starts_at
    ends_otherwise = row is not None and ends_at != row.ends_at
    return Becomes(
        event_id=match.event_id,
        fate=match.fate,
        day=match.day,
        was_on=row.starts_on if row else None,
        on=on,
        start_time=start_time,
        starts_at=starts_at,
        ends_at=ends_at,
        is_moved=is_moved,
        is_changed=match.fate is Fate.HELD and (is_moved or ends_otherwise or changes.is_elsewhere),
        has_new_link=match.fate is Fate.HELD and changes.has_new_link(row),
        rsvps=len(people.by_event.get(match.event_id or 0, ())),
    )


def _takes_part(row: Found, event: Any, *, by_hand: bool) -> bool:
    return row.id == event.id or (row.state is EventState.PUBLISHED and (by_hand or not row.is_edited))


def _starts_on(event: Any, details: Details, first: Found, reaches: Reach, now: Rule, typed: Rule | None) -> date:
    """From which day the new rule counts: where the first of these dates goes, as far as that can be said."""
    if typed is not None:
        return recurrence.first_date(
            replace(now, interval=1), max(first.original_on, walltime.today(clock.now(), event.zone))
        )
    if reaches is Reach.FOLLOWING or first.id == event.id:
        return details.starts_on
    if now.is_monthly:
        return date(first.original_on.year, first.original_on.month, 1)
    moved: date = first.original_on + (details.starts_on - event.original_on)
    return moved


def _days(series: Found, rule: Rule, starts_on: date, details: Details, event: Any) -> list[date]:
    further = max(timedelta(0), details.starts_on - event.original_on) + _BEYOND
    since = max(starts_on, walltime.today(clock.now(), event.zone))
    days = recurrence.dates(rule, starts_on, since=since, until=series.filled_until_on + further)
    return [on for on in days if walltime.instant(on, details.start_time, event.zone) > clock.now()]
