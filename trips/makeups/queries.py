"""Named reads of make-ups: the evenings elsewhere that may count at home, and who made up for a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter
from core import clock
from core.database import db
from core.models import Club
from events.door import attendance_queries as attendance
from events.models import Event, EventState
from events.rsvps.models import Rsvp
from members.blocking.queries import apart
from members.models import Home, Member
from trips.makeups.models import MakeUp

Found = Row[*tuple[Any, ...]]
#: So far from a date at home an evening elsewhere may lie, before it or after.
WITHIN = timedelta(days=14)
#: So long after it an evening is still offered; what counts by then goes on counting.
OFFERED_FOR = timedelta(days=30)

_IS_ON = select(Club.id).where(Club.counts_make_ups).exists()
_AWAY, _AWAY_CHAPTER = aliased(Event), aliased(Chapter)
_DATE = (Event.id, Event.title, Event.starts_on)


@dataclass(frozen=True)
class Evening:
    """An evening elsewhere that somebody was at: the date at home it counts for, or else those it may count for."""

    event: Found
    rsvp_id: int
    is_confirmed: bool
    counts_for: Found | None
    may_count_for: Sequence[Found]


@dataclass(frozen=True)
class Made:
    """Somebody who made up for a date: their name, where and when they were instead, and whether a door says so."""

    who: Found
    is_confirmed: bool


def is_on() -> bool:
    """Whether the club lets evenings elsewhere count at home."""
    return bool(db.session.scalar(select(_IS_ON)))


def evenings(member_id: int, home_id: int | None) -> list[Evening]:
    """Evenings elsewhere that somebody was at, the latest first: those of the last month, and those that count already.

    None where the club counts none. A date at home that they were at, or made up for already, is not offered.
    """
    if home_id is None or not is_on():
        return []
    words = {event_id: word for event_id, word in attendance.words(member_id).items() if word.was_there}
    made = {
        row.rsvp_id: row.event_id
        for row in db.session.execute(select(MakeUp.rsvp_id, MakeUp.event_id).where(MakeUp.member_id == member_id))
    }
    counted = [event_id for event_id, word in words.items() if word.rsvp_id in made]
    away = db.session.execute(
        select(*_DATE, Event.slug, Chapter.name.label("chapter_name"))
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(
            Event.id.in_(words),
            Event.chapter_id != home_id,
            or_(Event.ends_at > clock.now() - OFFERED_FOR, Event.id.in_(counted)),
        )
        .order_by(Event.starts_at.desc(), Event.id)
    ).all()
    if not away:
        return []
    days = [event.starts_on for event in away]
    home = db.session.execute(
        select(*_DATE)
        .where(
            Event.chapter_id == home_id,
            or_(
                Event.id.in_(made.values()),
                and_(
                    Event.state == EventState.PUBLISHED,
                    Event.id.not_in(words),
                    Event.starts_on.between(min(days) - WITHIN, max(days) + WITHIN),
                ),
            ),
        )
        .order_by(Event.starts_at, Event.id)
    ).all()
    return [_evening(event, words[event.id], home, made) for event in away]


def of_date(event_id: int, reader_id: int) -> list[Made]:
    """Who made up elsewhere for a date they were not at, by name, without those the reader is apart from."""
    rows = db.session.execute(
        select(
            MakeUp.rsvp_id,
            MakeUp.member_id,
            Member.key,
            Member.name,
            _AWAY.starts_on,
            _AWAY_CHAPTER.name.label("chapter_name"),
        )
        .join(Member, Member.id == MakeUp.member_id)
        .join(Event, Event.id == MakeUp.event_id)
        .join(Home, (Home.member_id == Member.id) & (Home.chapter_id == Event.chapter_id) & Home.ended_at.is_(None))
        .join(Rsvp, Rsvp.id == MakeUp.rsvp_id)
        .join(_AWAY, _AWAY.id == Rsvp.event_id)
        .join(_AWAY_CHAPTER, _AWAY_CHAPTER.id == _AWAY.chapter_id)
        .where(
            _IS_ON,
            MakeUp.event_id == event_id,
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            ~apart(Member.id, reader_id),
        )
        .order_by(Member.name, Member.id)
    ).all()
    words = attendance.words_of([row.rsvp_id for row in rows])
    came = attendance.there(event_id, [row.member_id for row in rows])
    told = ((row, words.get(row.rsvp_id)) for row in rows if row.member_id not in came)
    return [Made(row, word.is_confirmed) for row, word in told if word and word.was_there]


def _evening(event: Found, word: attendance.Word, home: Sequence[Found], made: dict[int, int]) -> Evening:
    counts_for = next((date for date in home if date.id == made.get(word.rsvp_id)), None)
    near = [date for date in home if abs(date.starts_on - event.starts_on) <= WITHIN and date.id not in made.values()]
    return Evening(event, word.rsvp_id, word.is_confirmed, counts_for, near)
