"""What tests of schedules plan: Lisbon's third Thursdays, unless they say otherwise."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events import scheduling
from events.models import Event, Series
from events.plans import Details, Plan
from events.rules import Repeats, Rule
from events.scheduling import Scheduled
from members.models import Member

THIRD_THURSDAY = Rule(Repeats.MONTHLY_BY_WEEKDAY, weekdays=("TH",), nth=3)
ONCE = Rule(Repeats.ONCE)


def plan(rule: Rule = THIRD_THURSDAY, **changed: Any) -> Plan:
    """Thursday Table from today on, 18:30 to 21:00, forty places."""
    given: dict[str, Any] = {
        "title": "Thursday Table",
        "starts_on": date(2026, 10, 7),
        "start_time": time(18, 30),
        "end_time": time(21),
        "capacity": 40,
    }
    return Plan(rule=rule, **(given | changed))


def scheduled(chapter: Chapter, by: Member, rule: Rule = THIRD_THURSDAY, **changed: Any) -> Scheduled:
    """The plan in the chapter's calendar, as a view puts it there."""
    with writing():
        return scheduling.schedule(chapter, plan(rule, **changed), by=by)


def details_of(event: Event, **changed: Any) -> Details:
    """An event as it stands, with changes."""
    names = ("title", "starts_on", "start_time", "end_time", "description", "capacity", "guests", "cost", "languages")
    return Details(**({name: getattr(event, name) for name in names} | changed))


def events_of(series_id: int | None) -> Sequence[Event]:
    """The dates of a series in order; of none: the events that stand alone."""
    rows = select(Event).where(Event.series_id == series_id).order_by(Event.starts_at)
    return db.session.scalars(rows, execution_options={"populate_existing": True}).all()


def series_by(series_id: int | None) -> Series:
    """The series as its row says now."""
    return db.session.scalars(
        select(Series).where(Series.id == series_id), execution_options={"populate_existing": True}
    ).one()
