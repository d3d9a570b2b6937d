"""Changing or calling off one date, and no other; whoever has an RSVP is told in the same transaction."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from chapters.models import Chapter, Venue
from core import clock
from core.database import db
from core.refusal import Refused
from events import ledger, walltime
from events.beginning import FURTHEST
from events.details import columns, slug_of, state_of
from events.models import Event, EventState
from events.online.ways import Way
from events.organising import queries
from events.plans import Details
from events.rescheduling import telling
from events.rescheduling.notices import Before
from events.rsvps import hosting
from events.rsvps.asking import responding
from members.models import Member


def edit(event: Event, details: Details, *, by: Member, seen: str = "", note: str = "") -> int:
    """Change one date and no other; returns how many people are told.

    Of another time or venue everybody with an RSVP is, of another link to join online who is going, of the rest nobody.
    Another time asks everybody again; `note` is what the hosts tell them.

    Refuses what has passed or is cancelled, fewer places than are taken, and what somebody else has changed since it
    was `seen` (as `details.state_of` says it); places that are added seat those who wait.
    What somebody is told of raises the calendar's SEQUENCE; a new day also says from when it was moved.
    """
    locked = _changeable(event)
    refuse_meanwhile(locked, seen)
    starts_at, ends_at = walltime.span(details.starts_on, details.start_time, details.end_time, locked.zone)
    _refuse_time(locked, starts_at)
    before, link = _when_and_where(locked), locked.link
    changed = columns(locked.chapter_id, details, locked) | {"slug": slug_of(details.title), "is_edited": True}
    set_day(locked, details.starts_on)
    responding.ask(locked, changed.pop("questions"))
    for name, value in (changed | {"starts_at": starts_at, "ends_at": ends_at, "capacity": locked.capacity}).items():
        setattr(locked, name, value)
    hosting.set_capacity(locked, details.capacity)
    told = 0
    is_relinked, is_changed = link != locked.link, before != _when_and_where(locked)
    if is_relinked or is_changed:
        locked.sequence += 1
        was_at = _venue_name(before[2]) if before[2] != locked.venue_id else ""
        moved = [locked] if before[0] != locked.starts_at else []
        telling.retime(moved)
        how_it_was = {locked.id: Before(before[0], was_at, link=is_relinked, link_alone=not is_changed)}
        told = telling.tell(locked.chapter_id, how_it_was, [row.id for row in moved], note)
    _done(locked, "edit", by)
    return told


def cancel(event: Event, reason: str, *, by: Member) -> int:
    """Call one date off, in the hosts' words; returns how many people are told. It stays visible as cancelled.

    Twice is once; refuses what has passed.
    """
    locked = ledger.locked(Event, event.id)
    if locked is not None and locked.state is EventState.CANCELLED:
        return 0
    locked = _changeable(event)
    call_off(locked, reason)
    told = hosting.close_for_cancellation(locked)
    _done(locked, "cancel", by)
    return told


def call_off(event: Event, reason: str) -> None:
    """Let a locked event say that it is cancelled, and why; whoever calls this tells those with an RSVP."""
    event.state, event.reason, event.cancelled_at = EventState.CANCELLED, reason, clock.now()
    event.sequence += 1


def refuse_meanwhile(event: Event, seen: str) -> None:
    """Refuse it where somebody has changed a locked event since it was `seen`, as `details.state_of` says it."""
    if seen and seen != state_of(event):
        raise Refused(_changed_meanwhile(event), "seen")


def _changeable(event: Event) -> Event:
    locked = ledger.locked(Event, event.id)
    if locked is None or locked.state is not EventState.PUBLISHED:
        raise Refused("This date is cancelled: it cannot be changed any more")
    if locked.ends_at <= clock.now():
        raise Refused("This date has passed: it cannot be changed any more")
    return locked


def _changed_meanwhile(event: Event) -> str:
    last = queries.last_change(event.id, event.series_id)
    who = last.name if last else "Somebody"
    minutes = (clock.now() - last.at) // timedelta(minutes=1) if last else 0
    ago = {0: "just now", 1: "a minute ago"}.get(minutes, f"{minutes} minutes ago")
    return f"{who} changed this {ago}. Compare both below, choose, and save again"


def _refuse_time(event: Event, starts_at: datetime) -> None:
    if starts_at != event.starts_at and starts_at <= clock.now():
        raise Refused("That time has passed already: choose a later one", "starts_on")
    if starts_at - clock.now() > FURTHEST:
        raise Refused("Choose a day within two years", "starts_on")


def set_day(event: Event, starts_on: date) -> None:
    """Put a locked event on a day: another one is said to be moved, from where it was first, until it is back there."""
    if starts_on != event.starts_on:
        event.moved_from_at = event.moved_from_at or event.starts_at
        event.starts_on = starts_on
    if event.moved_from_at and walltime.today(event.moved_from_at, event.zone) == starts_on:
        event.moved_from_at = None


def _when_and_where(event: Event) -> tuple[datetime, datetime, int | None, Way]:
    return event.starts_at, event.ends_at, event.venue_id, event.way


def _venue_name(venue_id: int | None) -> str:
    return db.session.scalar(select(Venue.name).where(Venue.id == venue_id)) or ""


def _done(event: Event, action: str, by: Member) -> None:
    db.session.flush()
    ledger.note(by, action, "event", event.id)
    ledger.show(db.session.get_one(Chapter, event.chapter_id))
