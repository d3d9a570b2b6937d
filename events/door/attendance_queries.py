"""Named reads of who was there: one's own word, and what the door says of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from core import clock
from core.database import db
from events.door import arrivals
from events.door.models import Attendance, CheckIn
from events.models import Event, EventState
from events.rsvps.models import Rsvp, RsvpState
from members.blocking.queries import apart
from members.models import Member, Role
from members.signed_in import HOSTING

Found = Row[*tuple[Any, ...]]

SAID = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)
#: So long after it somebody is still asked on their own page.
ASKED_FOR = timedelta(days=30)
#: So long after it those who were there say whom they met.
REMEMBERED_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Attended:
    """A chapter somebody has been to: on which day first, and whether a door says so of any time."""

    chapter_id: int
    first_on: date
    is_confirmed: bool


@dataclass(frozen=True)
class Word:
    """What is known of somebody at one event: their own word, else the door's; None where nobody knows."""

    rsvp_id: int
    was_there: bool | None
    is_confirmed: bool
    has_thanked: bool
    may_be_asked: bool
    #: Whether those who were there may still say whom they met.
    may_remember: bool


def attended(member_id: int) -> list[Attended]:
    """Every chapter somebody has been to, the first visit first.

    Their own word counts, also against the door's; where they said nothing, the door's does.
    """
    visits: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    for row, word in _words(Rsvp.member_id == member_id, Event.ends_at <= clock.now()):
        if word.was_there:
            visits[row.chapter_id].append((row.starts_on, word.is_confirmed))
    found = [
        Attended(chapter_id, min(on for on, _ in days), any(is_confirmed for _, is_confirmed in days))
        for chapter_id, days in visits.items()
    ]
    return sorted(found, key=lambda one: (one.first_on, one.chapter_id))


def words(member_id: int) -> Mapping[int, Word]:
    """What is known of somebody at everything that is over, by the event's id."""
    return {row.event_id: word for row, word in _words(Rsvp.member_id == member_id, Event.ends_at <= clock.now())}


def words_of(rsvp_ids: Collection[int]) -> Mapping[int, Word]:
    """What is known of those with these RSVPs, by the RSVP's id."""
    return {row.id: word for row, word in _words(Rsvp.id.in_(rsvp_ids))} if rsvp_ids else {}


def there(event_id: int, member_ids: Collection[int]) -> set[int]:
    """Who of these members was at an event, as far as anybody knows."""
    told = _words(Rsvp.event_id == event_id, Rsvp.member_id.in_(member_ids)) if member_ids else []
    return {row.member_id for row, word in told if word.was_there}


def word(event_id: int, member_id: int) -> Word | None:
    """What is known of somebody at one event; None for who had no RSVP to it, or where it was called off."""
    return next((word for _row, word in _words(Rsvp.member_id == member_id, Event.id == event_id)), None)


def rsvp_to(event_id: int, member_id: int) -> int | None:
    """The id of somebody's RSVP to an event they said going, maybe or waiting to."""
    return db.session.scalar(
        select(Rsvp.id).where(
            Rsvp.event_id == event_id,
            Rsvp.member_id == member_id,
            Rsvp.state.in_(SAID),
            Rsvp.held_until.is_(None),
        )
    )


def to_ask(event_id: int) -> Sequence[Found]:
    """Who was going to an event and has not said yet whether they were there: id, name, address, and their RSVP."""
    return db.session.execute(
        select(Member.id, Member.name, Member.email, Rsvp.id.label("rsvp_id"))
        .join(Rsvp, Rsvp.member_id == Member.id)
        .outerjoin(Attendance, Attendance.rsvp_id == Rsvp.id)
        .where(
            Rsvp.event_id == event_id,
            Rsvp.state == RsvpState.GOING,
            Rsvp.held_until.is_(None),
            Attendance.said_at.is_(None),
            Member.wants_reminders,
            Member.deleted_at.is_(None),
            Member.banned_at.is_(None),
        )
        .order_by(Member.id)
    ).all()


def hosts(event_id: int, but: int) -> Sequence[Found]:
    """Who keeps the doors of an event's chapter, without one of them and who is apart from them: id, name, address."""
    return db.session.execute(
        select(Member.id, Member.name, Member.email)
        .join(Role, Role.member_id == Member.id)
        .join(Event, Event.chapter_id == Role.chapter_id)
        .where(
            Event.id == event_id,
            Role.role.in_(HOSTING),
            Member.id != but,
            ~apart(Member.id, but),
            Member.deleted_at.is_(None),
            Member.banned_at.is_(None),
        )
        .order_by(Member.id)
    ).all()


def over(since: datetime, most: int) -> Sequence[Found]:
    """Events that ended since then, that somebody was going to, and whose people have not been asked: id, end, zone."""
    return db.session.execute(
        select(Event.id, Event.ends_at, Event.zone)
        .where(
            Event.ends_at.between(since, clock.now()),
            Event.state == EventState.PUBLISHED,
            Event.asked_at.is_(None),
            Event.going > 0,
        )
        .order_by(Event.ends_at, Event.id)
        .limit(most)
    ).all()


def thanks(event_id: int, member_id: int) -> str:
    """What somebody wrote to the hosts of an event; nothing where they have not, or their account is gone."""
    written = (
        select(Attendance.thanks)
        .join(Rsvp, Rsvp.id == Attendance.rsvp_id)
        .where(Rsvp.event_id == event_id, Rsvp.member_id == member_id)
    )
    return db.session.scalar(written) or ""


def _words(*whose: ColumnElement[bool]) -> list[tuple[Found, Word]]:
    said = (
        select(
            Rsvp.id,
            Rsvp.event_id,
            Rsvp.member_id,
            Rsvp.state,
            Event.chapter_id,
            Event.starts_on,
            Event.ends_at,
            Attendance.was_there,
            Attendance.thanked_at,
        )
        .join(Event, Event.id == Rsvp.event_id)
        .outerjoin(Attendance, Attendance.rsvp_id == Rsvp.id)
        .where(
            *whose,
            Rsvp.state.in_(SAID),
            Rsvp.held_until.is_(None),
            Event.state == EventState.PUBLISHED,
        )
    )
    rows = db.session.execute(said).all()
    pressed = select(
        CheckIn.key, CheckIn.rsvp_id, CheckIn.walk_in, CheckIn.is_undo, CheckIn.came, CheckIn.pressed_at
    ).where(CheckIn.rsvp_id.in_([row.id for row in rows]))
    here = arrivals.here(db.session.execute(pressed).all()) if rows else {}
    return [(row, _word(row, row.id in here)) for row in rows]


def _word(row: Found, is_here: bool) -> Word:
    is_over = row.ends_at <= clock.now()
    was_there = row.was_there if row.was_there is not None else is_here or None
    return Word(
        rsvp_id=row.id,
        was_there=was_there,
        is_confirmed=is_here,
        has_thanked=row.thanked_at is not None,
        may_be_asked=is_over and row.state is RsvpState.GOING and row.ends_at > clock.now() - ASKED_FOR,
        may_remember=bool(was_there) and is_over and row.ends_at > clock.now() - REMEMBERED_FOR,
    )
