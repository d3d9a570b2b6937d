"""The verb that changes a date and those after it, or all that are to come: under the locks of series and dates."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from chapters.models import Chapter, Venue
from core import clock
from core.consequences import happened
from core.database import db
from core.refusal import Refused
from events import ledger, scheduling
from events.changing import call_off, refuse_meanwhile, set_day
from events.details import columns, slug_of
from events.models import Event, EventState, Series
from events.plans import Details
from events.rescheduling import locking, outcomes, reach, telling
from events.rescheduling.matching import Fate
from events.rescheduling.notices import Before
from events.rescheduling.outcomes import Becomes, Outcome
from events.rescheduling.reach import Reach
from events.rsvps import hosting
from events.rsvps.asking import responding
from events.rule_facts import from_facts, to_facts
from events.rules import Rule
from members.models import Member

#: Said of a date that the other rule has no day for.
SURPLUS = "The dates of this series have changed, and this one is not among them any more."


def change(
    event: Event,
    details: Details,
    reaches: Reach,
    *,
    by: Member,
    seen: str = "",
    shown: str | None = None,
    by_hand: bool = False,
    rule: Rule | None = None,
    note: str = "",
) -> int:
    """Change what a date says from it on, or for all that are to come; returns how many people are told.

    Other dates take over only what is changed of this one. Ids and addresses stay; a day or a rule that is another
    begins a new series. Refuses what somebody changed since it was `seen`, and other dates than were `shown`
    (`Outcome.token`).
    """
    series, rows = locking.locked(event)
    refuse_meanwhile(event, seen)
    outcome = outcomes.of(event, details, reaches, by_hand=by_hand, rule=rule)
    if shown is not None and shown != outcome.token:
        raise Refused("These dates have changed while you were looking: see what would become of them now", "shown")
    before = {row.id: (row.starts_at, row.venue_id) for row in rows}
    relinked = {each.event_id for each in outcome.dates if each.has_new_link}
    changed = _changed(event, details)
    held = {each.event_id: each for each in outcome.of(Fate.HELD)}
    touched = [row for row in rows if row.id in held]
    for row in touched:
        _refuse_capacity(row, changed)
        _hold(row, held[row.id], changed)
    surplus = _drop(rows, outcome)
    _carry_on(series, rows, outcome, changed)
    if {"capacity", "needs_approval"} & changed.keys():
        _seat(touched)
    moved = [row for row in touched if row.starts_at != before[row.id][0]]
    telling.retime(moved)
    concerned = [row for row in touched if held[row.id].is_changed]
    told = {row.id: Before(row.starts_at, link=True, link_alone=True) for row in touched if row.id in relinked}
    told |= _how_it_was(concerned, before, relinked) | {
        row.id: Before(before[row.id][0], is_off=True) for row in surplus
    }
    count = telling.tell(event.chapter_id, told, {row.id for row in moved}, note)
    ledger.note(by, "edit", "event", event.id)
    for series_id in {series.id, event.series_id}:
        ledger.note(by, "edit", "series", series_id or 0)
    ledger.show(db.session.get_one(Chapter, event.chapter_id))
    return count


def _changed(event: Event, details: Details) -> dict[str, Any]:
    """The columns that are to be others than they are."""
    given = columns(event.chapter_id, details, event)
    return {name: value for name, value in given.items() if value != getattr(event, name)}


def _refuse_capacity(row: Event, changed: dict[str, Any]) -> None:
    capacity = changed.get("capacity")
    taken = row.seats_taken + row.seats_offered
    if capacity is not None and capacity < taken:
        on = f"{row.starts_on.day} {row.starts_on:%B}"
        raise Refused(f"{taken} places are taken on {on}: choose {taken} or more", "capacity")


def _hold(row: Event, becomes: Becomes, changed: dict[str, Any]) -> None:
    was = (row.starts_at, row.ends_at, row.venue_id, row.way, row.link)
    asked = changed.get("questions")
    for name in changed.keys() - {"questions"}:
        setattr(row, name, changed[name])
    if asked is not None:
        responding.ask(row, asked)
    row.slug = slug_of(row.title)
    set_day(row, becomes.on)
    row.starts_at, row.ends_at = becomes.starts_at, becomes.ends_at
    if was != (row.starts_at, row.ends_at, row.venue_id, row.way, row.link):
        row.sequence += 1


def _drop(rows: Sequence[Event], outcome: Outcome) -> list[Event]:
    """Dates too many: those with an RSVP are cancelled, which is returned; the others are skipped."""
    fates = {each.event_id: each.fate for each in outcome.of(Fate.CANCELLED, Fate.SKIPPED)}
    for row in rows:
        if fates.get(row.id) is Fate.SKIPPED:
            row.state = EventState.SKIPPED
        if fates.get(row.id) is Fate.CANCELLED:
            call_off(row, SURPLUS)
    return [row for row in rows if fates.get(row.id) is Fate.CANCELLED]


def _carry_on(series: Series, rows: Sequence[Event], outcome: Outcome, changed: dict[str, Any]) -> None:
    """The plan of what is still to be made: the same series, or a new one that takes over the dates it has days for."""
    if not outcome.is_split:
        for name, value in changed.items():
            setattr(series, name, value)
        return
    new = Series(
        rule=to_facts(outcome.rule),
        starts_on=outcome.starts_on,
        filled_until_on=series.filled_until_on,
        **({name: getattr(series, name) for name in (*scheduling.INHERITED, "chores")} | changed),
        created_at=clock.now(),
    )
    db.session.add(new)
    db.session.flush()
    days = {each.event_id: each.day for each in outcome.dates if each.day}
    for row in rows:
        if row.id in days:
            row.series_id, row.original_on = new.id, days[row.id]
    series.rule = to_facts(reach.before(from_facts(series.rule), outcome.first_on))
    db.session.flush()
    scheduling.fill(new.id, until=series.filled_until_on)
    happened("series_split", series_id=series.id, onto_id=new.id)


def _seat(rows: Sequence[Event]) -> None:
    db.session.flush()
    for row in rows:
        if row.waiting:
            hosting.set_capacity(row, row.capacity)


def _how_it_was(
    rows: Sequence[Event], before: dict[int, tuple[datetime, int | None]], relinked: Collection[int | None]
) -> dict[int, Before]:
    ids = {venue_id for _at, venue_id in before.values() if venue_id}
    names = {row.id: row.name for row in db.session.execute(select(Venue.id, Venue.name).where(Venue.id.in_(ids)))}
    said = {}
    for row in rows:
        at, venue_id = before[row.id]
        where = names.get(venue_id or 0, "") if venue_id != row.venue_id else ""
        said[row.id] = Before(at, where, link=row.id in relinked)
    return said
