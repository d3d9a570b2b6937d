"""Putting events into the calendar: a single date, or a series whose dates are made a year ahead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import insert, select

from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from events import beginning, ledger, recurrence, walltime
from events.announcements import notices
from events.chores import setting
from events.details import columns, slug_of
from events.models import Event, EventState, Occasion, Series, SeriesState
from events.plans import Plan
from events.rule_facts import from_facts, to_facts
from events.rules import Repeats
from members.models import Member

#: The same plan of the same person within this time is one press too many.
TWICE_WITHIN = timedelta(minutes=10)
#: What each date of a series starts out with.
INHERITED = tuple(Occasion.__annotations__)


@dataclass(frozen=True)
class Scheduled:
    """What was put into the calendar: the ids of the events in order, the series if there is one, how many are told."""

    series_id: int | None
    event_ids: list[int]
    told: int = 0


def schedule(chapter: Chapter, plan: Plan, *, by: Member) -> Scheduled:
    """Put a plan into the chapter's calendar, a year of dates at once; refuses what begins in the past or too late.

    The same plan sent twice is scheduled once.
    """
    ledger.hold(chapter)
    beginning.check(chapter.zone, plan)
    if known := _just_scheduled(chapter, plan, by):
        return known
    common = columns(chapter.id, plan) | {
        "chapter_id": chapter.id,
        "zone": chapter.zone,
        "created_by_id": by.id,
        "created_at": clock.now(),
    }
    if plan.rule.repeats is Repeats.ONCE:
        scheduled = Scheduled(None, _add_dates({plan.starts_on: plan.starts_on}, common, None))
    else:
        scheduled = _start_series(plan, common)
    if not scheduled.event_ids:
        raise Refused("That time has passed already: choose a later one", "starts_on")
    kind, row_id = ("series", scheduled.series_id) if scheduled.series_id else ("event", scheduled.event_ids[0])
    ledger.note(by, "schedule", kind, row_id)
    ledger.show(chapter)
    return replace(scheduled, told=notices.dates_are_up(chapter.id, kind, row_id)) if plan.tells_chapter else scheduled


def fill(
    series_id: int, until: date | None = None, changes: Mapping[date, date | None] = MappingProxyType({})
) -> list[int]:
    """Make the dates a series still lacks until a day (a year from today), at most 120 ahead; returns their ids.

    Those that `changes` names are made on another day, or as skipped (None), and a skipped one is not returned.
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
    common = {name: getattr(series, name) for name in INHERITED} | {"created_at": clock.now()}
    made = _add_dates({on: changes.get(on, on) for on in wanted if on not in known}, common, series_id)
    setting.start(made, series.chores)
    series.filled_until_on = max(until, series.filled_until_on)
    if not wanted and series.starts_on <= today:
        series.state = SeriesState.ENDED
    return made


def _just_scheduled(chapter: Chapter, plan: Plan, by: Member) -> Scheduled | None:
    """What the same person has just put there with the same title, beginning and rule."""
    model: type[Series | Event] = Event if plan.rule.repeats is Repeats.ONCE else Series
    same = {name: getattr(plan, name) for name in ("title", "starts_on", "start_time", "end_time")}
    rows = db.session.scalars(
        select(model)
        .filter_by(chapter_id=chapter.id, created_by_id=by.id, **same)
        .where(model.created_at > clock.now() - TWICE_WITHIN)
    )
    for row in rows:
        if isinstance(row, Series) and row.rule == to_facts(plan.rule):
            dates = select(Event.id).where(Event.series_id == row.id, Event.state != EventState.SKIPPED)
            return Scheduled(row.id, list(db.session.scalars(dates.order_by(Event.starts_at))))
        if isinstance(row, Event) and row.series_id is None:
            return Scheduled(None, [row.id])
    return None


def _start_series(plan: Plan, common: dict[str, Any]) -> Scheduled:
    details = {name: common[name] for name in (*INHERITED, "created_at")}
    begins = {"starts_on": plan.starts_on, "filled_until_on": plan.starts_on, "rule": to_facts(plan.rule)}
    series = Series(**details, **begins)
    db.session.add(series)
    db.session.flush()
    return Scheduled(series.id, fill(series.id, changes=plan.changes))


def _add_dates(days: Mapping[date, date | None], common: dict[str, Any], series_id: int | None) -> list[int]:
    """Insert a row for each day that still lies ahead, held on the day it is given; returns the ids in order.

    One that is held on none is a row too, so that it is never made again, but its id is not returned.
    """
    rows = [_row(day, held_on, common, series_id) for day, held_on in days.items()]
    rows = [row for row in rows if row["starts_at"] > clock.now()]
    if not rows:
        return []
    added = db.session.execute(insert(Event).returning(Event.starts_on, Event.id, Event.state), rows)
    return [row.id for row in sorted(added, key=lambda row: row.starts_on) if row.state is EventState.PUBLISHED]


def _row(day: date, held_on: date | None, common: dict[str, Any], series_id: int | None) -> dict[str, Any]:
    on = held_on or day
    starts_at, ends_at = walltime.span(on, common["start_time"], common["end_time"], common["zone"])
    when = {"starts_on": on, "starts_at": starts_at, "ends_at": ends_at}
    whose = {"series_id": series_id, "original_on": day if series_id else None}
    became: dict[str, Any] = {"state": EventState.PUBLISHED if held_on else EventState.SKIPPED, "is_edited": on != day}
    became["moved_from_at"] = walltime.instant(day, common["start_time"], common["zone"]) if on != day else None
    return common | when | whose | became | {"slug": slug_of(common["title"])}
