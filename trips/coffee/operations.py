"""Verbs of notes: ask, take back, answer with a small event or kindly not; each begins with a lock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import delete, select, update

from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from core.tokens import fresh_key
from core.writing import dates
from mail import outbox
from members import homes, locking
from members import queries as people
from members.models import Member
from trips.coffee import notices, queries, small_events
from trips.coffee.models import Coffee
from trips.coffee.small_events import Small

#: Nobody asks for longer than this, and nobody further ahead.
LONGEST = timedelta(days=31)
FURTHEST = timedelta(days=366)
ANSWERED = "This note is answered, or was taken back."
#: What becomes of a note.
SMALL = Small(
    title="Coffee with a visitor",
    description="A small table, for somebody who is in town and whoever else would like a coffee.",
    places=8,
    lasts=timedelta(hours=1, minutes=30),
)


@dataclass(frozen=True)
class Asked:
    """What somebody asks: on which days, in which words, and from which of their trips, if from one."""

    arrives_on: date
    leaves_on: date
    words: str
    trip_id: int | None = None


def ask(chapter: Chapter, member_id: int, asked: Asked) -> Coffee:
    """Leave a note for a chapter's organisers, who are mailed it.

    Refuses who is at home there or has not confirmed their address, a second one while the first waits, days that make
    no sense, and a chapter where nobody would answer.
    """
    member, home = locking.lock(member_id), people.home_of(member_id)
    _check_days(asked, dates.local(clock.now(), chapter.zone).date())
    if not member.is_confirmed:
        raise Refused("Confirm your address first: press the link that we mailed you.")
    if home and home.id == chapter.id:
        raise Refused(f"You’re at home in {chapter.name}: ask in person.")
    if chapter.is_suspended or chapter.state in homes.SHUT or not people.organisers_of(chapter.id):
        raise Refused("Nobody looks after this chapter at the moment.")
    if queries.own(chapter.id, member_id):
        raise Refused(f"Your note waits for an answer from {chapter.name} already.")
    days = {"arrives_on": asked.arrives_on, "leaves_on": asked.leaves_on}
    whose = {"chapter_id": chapter.id, "member_id": member_id, "trip_id": asked.trip_id}
    coffee = Coffee(key=fresh_key(), words=asked.words, created_at=clock.now(), **days, **whose)
    db.session.add(coffee)
    db.session.flush()
    notices.asked(coffee)
    return coffee


def take_back(chapter_id: int, member_id: int) -> None:
    """Take one's note back, twice as well as once."""
    _forget(db.session.scalars(select(Coffee).where(Coffee.chapter_id == chapter_id, Coffee.member_id == member_id)))


def accept(key: str, on: date, at: time, *, by: Member) -> int:
    """Make a small event of a note, with whoever asked going and told; returns its id.

    Refuses a day on which they are not there, and what scheduling an event refuses.
    """
    coffee = _on(key, on)
    chapter = db.session.get_one(Chapter, coffee.chapter_id)
    event_id = small_events.make(chapter, SMALL, on, at, going=[coffee.member_id], by=by)
    _forget([coffee])
    return event_id


def serve(keys: Collection[str], chapter_id: int, on: date, host_id: int) -> list[int]:
    """Answer notes with a table that somebody hosts on a day; returns who wrote them, who are to be told.

    Refuses a day on which one of them is not there, and notes to another chapter. Who has blocked the host, or whom
    the host has blocked, is not brought together with them: the note reads as answered.
    """
    notes = [_on(key, on) for key in sorted(keys)]
    askers = [coffee.member_id for coffee in notes]
    if any(coffee.chapter_id != chapter_id for coffee in notes) or queries.are_apart(host_id, askers):
        raise Refused(ANSWERED)
    _forget(notes)
    return askers


def decline(key: str) -> None:
    """Say that it does not work out this time; whoever asked is told kindly."""
    coffee = _answered(key)
    notices.declined(coffee)
    _forget([coffee])


def member_gone(member: Member) -> None:
    """Take back what somebody asked who is gone or banned."""
    _forget(db.session.scalars(select(Coffee).where(Coffee.member_id == member.id)))


def forget_old() -> int:
    """Delete notes whose last day is over everywhere; returns how many."""
    old = delete(Coffee).where(Coffee.leaves_on < clock.now().date() - timedelta(days=1))
    return len(db.session.execute(old.returning(Coffee.id)).all())


def _answered(key: str) -> Coffee:
    """The note under its lock; refuses one that is answered or taken back."""
    db.session.execute(update(Coffee).where(Coffee.key == key).values(key=Coffee.key))
    coffee = db.session.scalar(select(Coffee).where(Coffee.key == key).execution_options(populate_existing=True))
    if coffee is None:
        raise Refused(ANSWERED)
    return coffee


def _on(key: str, on: date) -> Coffee:
    """The note under its lock; refuses a day on which its writer is not there."""
    coffee = _answered(key)
    if not coffee.arrives_on <= on <= coffee.leaves_on:
        raise Refused("Choose a day on which they are there")
    return coffee


def _forget(notes: Iterable[Coffee]) -> None:
    for coffee in list(notes):
        outbox.withdraw(f"coffee:{coffee.key}")
        db.session.delete(coffee)
    db.session.flush()


def _check_days(asked: Asked, today: date) -> None:
    if asked.leaves_on < today:
        raise Refused("Choose a day that is not over", "leaves_on")
    if asked.leaves_on < asked.arrives_on:
        raise Refused("Choose a last day after the first", "leaves_on")
    if asked.leaves_on - asked.arrives_on > LONGEST or asked.arrives_on - today > FURTHEST:
        raise Refused("Choose a month at most, within a year", "leaves_on")
