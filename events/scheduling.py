"""Putting events into the calendar: a single date, or a series whose dates are made a year ahead."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select

from chapters.models import Chapter, Venue
from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger, recurrence, walltime
from events.models import Event, Series, SeriesState
from events.plans import Details, Place, Plan
from events.rules import BadRule, Repeats, from_facts, to_facts
from members.models import Member

#: A single event may lie this far ahead; the dates of a series are made a year ahead.
FURTHEST = timedelta(days=2 * 366)
LONGEST_SLUG = 80
#: What each date of a series starts out with.
_INHERITED = (
    "chapter_id",
    "start_time",
    "end_time",
    "zone",
    "title",
    "description",
    "venue_id",
    "capacity",
    "guests",
    "cost",
    "languages",
    "walking_in",
    "created_by_id",
)


@dataclass(frozen=True)
class Scheduled:
    """What was put into the calendar: the ids of the events in order, and the series where there is one."""

    series_id: int | None
    event_ids: list[int]


def schedule(chapter: Chapter, plan: Plan, *, by: Member) -> Scheduled:
    """Put a plan into the chapter's calendar, a year of dates at once; refuses what begins in the past or too late."""
    _refuse_beginning(chapter, plan)
    common = columns(chapter.id, plan) | {
        "chapter_id": chapter.id,
        "zone": chapter.zone,
        "created_by_id": by.id,
        "created_at": clock.now(),
    }
    if plan.rule.repeats is Repeats.ONCE:
        scheduled = Scheduled(None, _add_dates([plan.starts_on], common, None))
    else:
        scheduled = _start_series(plan, common)
    if not scheduled.event_ids:
        raise Refused("That time has passed already: choose a later one", "starts_on")
    ledger.note(
        by, "schedule", "series" if scheduled.series_id else "event", scheduled.series_id or scheduled.event_ids[0]
    )
    ledger.show(chapter)
    return scheduled


def fill(series_id: int, until: date | None = None) -> list[int]:
    """Make the dates a series still lacks until a day (a year from today), at most 120 ahead; returns their ids.

    Safe twice and from two workers: the series' row is locked first, and a date that has a row, whatever became of it,
    is never made again. Past dates are not made up for. A series without a further date has ended.
    """
    series = ledger.locked(Series, series_id)
    if series is None or series.state is SeriesState.ENDED:
        return []
    today = walltime.today(clock.now(), series.zone)
    until = until or recurrence.a_year_after(today)
    wanted = recurrence.dates(from_facts(series.rule), series.starts_on, since=today, until=until)
    known = set(db.session.scalars(select(Event.original_on).where(Event.series_id == series_id)))
    common = {name: getattr(series, name) for name in _INHERITED} | {"created_at": clock.now()}
    made = _add_dates([on for on in wanted if on not in known], common, series_id)
    series.filled_until_on = max(until, series.filled_until_on)
    if not wanted and series.starts_on <= today:
        series.state = SeriesState.ENDED
    return made


def columns(chapter_id: int, details: Details) -> dict[str, Any]:
    """The columns that a series and its events share, from an organiser's details."""
    names = ("title", "description", "start_time", "end_time", "capacity", "guests", "cost", "languages", "walking_in")
    return {name: getattr(details, name) for name in names} | {"venue_id": _venue_id(chapter_id, details.place)}


def _refuse_beginning(chapter: Chapter, plan: Plan) -> None:
    today = walltime.today(clock.now(), chapter.zone)
    if plan.starts_on < today:
        raise Refused("Choose today or a later day", "starts_on")
    if plan.starts_on - today > FURTHEST:
        raise Refused("Choose a day within two years", "starts_on")
    try:
        first_on = recurrence.first_date(plan.rule, plan.starts_on)
    except BadRule as bad:
        raise Refused(str(bad), bad.field) from bad
    if plan.rule.repeats is not Repeats.ONCE and first_on > recurrence.a_year_after(today):
        raise Refused("The first date would be more than a year away: choose an earlier one", "starts_on")


def _start_series(plan: Plan, common: dict[str, Any]) -> Scheduled:
    details = {name: common[name] for name in (*_INHERITED, "created_at")}
    begins = {"starts_on": plan.starts_on, "filled_until_on": plan.starts_on, "rule": to_facts(plan.rule)}
    series = Series(**details, **begins)
    db.session.add(series)
    db.session.flush()
    return Scheduled(series.id, fill(series.id))


def _add_dates(days: list[date], common: dict[str, Any], series_id: int | None) -> list[int]:
    """Insert a row for each day that still lies ahead; returns their ids in order."""
    rows = [_row(on, common, series_id) for on in days]
    rows = [row for row in rows if row["starts_at"] > clock.now()]
    if not rows:
        return []
    added = insert(Event).returning(Event.id, sort_by_parameter_order=True)
    return list(db.session.scalars(added, rows))


def _row(on: date, common: dict[str, Any], series_id: int | None) -> dict[str, Any]:
    starts_at, ends_at = walltime.span(on, common["start_time"], common["end_time"], common["zone"])
    when = {"starts_on": on, "starts_at": starts_at, "ends_at": ends_at}
    return common | when | {"slug": common["slug"], "series_id": series_id, "original_on": on if series_id else None}


def _venue_id(chapter_id: int, place: Place | None) -> int | None:
    """The venue's id; one that is new to the chapter is added, one of another chapter is refused."""
    if place is None:
        return None
    known = db.session.execute(select(Venue.id, Venue.name).where(Venue.chapter_id == chapter_id).order_by(Venue.id))
    for venue_id, name in known:
        if venue_id == place.venue_id or (place.venue_id is None and name.casefold() == place.name.casefold()):
            return int(venue_id)
    if place.venue_id is not None:
        raise Refused("Choose a place from the list, or write its name and address", "venue")
    venue = Venue(chapter_id=chapter_id, name=place.name, address=place.address)
    db.session.add(venue)
    db.session.flush()
    return venue.id
