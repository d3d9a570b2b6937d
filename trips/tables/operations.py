"""Verbs of tables: offer, take back, answer with a small event or kindly not; each begins with a lock."""

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
from events.chores import setting, taking
from events.chores.models import Chore
from events.plans import Place
from mail import outbox
from members import homes, locking
from members import queries as people
from members.models import Member
from trips.coffee import operations as coffee
from trips.coffee import small_events
from trips.coffee.small_events import Small
from trips.tables import evenings, notices
from trips.tables.evenings import Evenings
from trips.tables.models import TableOffer

#: How long "any Thursday" holds, and how far ahead a day may lie.
HOLDS, FURTHEST = timedelta(days=92), timedelta(days=366)
TITLE, LASTS = "Table for visitors", timedelta(hours=2, minutes=30)
DESCRIPTION = "A small table for whoever is in town, hosted by a member who lives here."
#: Who hosts it has taken on this job, which those who are going see.
JOB = "Host the table"


@dataclass(frozen=True)
class Offered:
    """What somebody offers: on which evenings, from when, where, to how many, with which words."""

    starts_at: time
    place: str
    seats: int
    words: str = ""
    days: tuple[date, ...] = ()
    weekday: int | None = None


def offer(chapter: Chapter, member_id: int, offered: Offered) -> TableOffer:
    """Offer to host a table, of which the chapter's organisers are mailed.

    Refuses who is not at home there or has not confirmed their address, a second one while the first waits, days that
    make no sense, and a chapter where nobody would answer.
    """
    member, home = locking.lock(member_id), people.home_of(member_id)
    if not member.is_confirmed:
        raise Refused("Confirm your address first: press the link that we mailed you.")
    if home is None or home.id != chapter.id:
        raise Refused(f"Tables in {chapter.name} are hosted by who is at home there.")
    if chapter.is_suspended or chapter.state in homes.SHUT or not people.organisers_of(chapter.id):
        raise Refused("Nobody looks after this chapter at the moment.")
    if db.session.scalar(select(TableOffer.id).where(TableOffer.member_id == member_id)):
        raise Refused("Your table waits for an answer already.")
    when = _checked(offered, dates.local(clock.now(), chapter.zone).date())
    row = TableOffer(
        key=fresh_key(),
        chapter_id=chapter.id,
        member_id=member_id,
        weekday=when.weekday,
        days=[day.isoformat() for day in when.days],
        until_on=when.until_on,
        starts_at=offered.starts_at,
        place=offered.place,
        seats=offered.seats,
        words=offered.words,
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    notices.offered(row)
    return row


def take_back(member_id: int) -> None:
    """Take one's table back, twice as well as once."""
    locking.lock(member_id)
    _forget(db.session.scalars(select(TableOffer).where(TableOffer.member_id == member_id)))


def accept(key: str, on: date, at: time, *, notes: Collection[str] = (), by: Member) -> int:
    """Make a small event of a table, hosted by who offered it, with who wrote these notes going and told as well.

    Returns its id. Refuses an evening that was not offered, one on which who wrote a note is not there, and what
    scheduling an event refuses.
    """
    row = _answered(key)
    chapter = db.session.get_one(Chapter, row.chapter_id)
    today = dates.local(clock.now(), chapter.zone).date()
    if on not in evenings.kept(row.days, row.weekday, row.until_on).since(today):
        raise Refused("Choose an evening that was offered")
    visitors = coffee.serve(notes, chapter.id, on, row.member_id)
    small = Small(TITLE, DESCRIPTION, row.seats + 1, LASTS, Place(name=row.place))
    event_id = small_events.make(chapter, small, on, at, going=[row.member_id, *visitors], by=by)
    setting.set_for_date(event_id, JOB, by=by)
    job = db.session.scalars(select(Chore.id).where(Chore.event_id == event_id, Chore.words == JOB)).one()
    taking.take(event_id, job, row.member_id)
    _forget([row])
    return event_id


def decline(key: str) -> None:
    """Say that there is no need of it this time; whoever offered is told kindly."""
    row = _answered(key)
    notices.declined(row)
    _forget([row])


def member_gone(member: Member) -> None:
    """Take back what somebody offered who is gone, banned or at home nowhere."""
    _forget(db.session.scalars(select(TableOffer).where(TableOffer.member_id == member.id)))


def home_moved(member: Member, chapter: Chapter) -> None:
    """Take back what somebody offered who is at home elsewhere now."""
    elsewhere = (TableOffer.member_id == member.id, TableOffer.chapter_id != chapter.id)
    _forget(db.session.scalars(select(TableOffer).where(*elsewhere)))


def forget_old() -> int:
    """Delete tables whose last evening is over everywhere; returns how many."""
    old = delete(TableOffer).where(TableOffer.until_on < clock.now().date() - timedelta(days=1))
    return len(db.session.execute(old.returning(TableOffer.id)).all())


def _answered(key: str) -> TableOffer:
    """The table under its lock; refuses one that is answered or taken back."""
    db.session.execute(update(TableOffer).where(TableOffer.key == key).values(key=TableOffer.key))
    row = db.session.scalar(select(TableOffer).where(TableOffer.key == key).execution_options(populate_existing=True))
    if row is None:
        raise Refused("This table is answered, or was taken back.")
    return row


def _forget(rows: Iterable[TableOffer]) -> None:
    for row in list(rows):
        outbox.withdraw(f"table:{row.key}")
        db.session.delete(row)
    db.session.flush()


def _checked(offered: Offered, today: date) -> Evenings:
    if offered.weekday is not None:
        return Evenings(today + HOLDS, weekday=offered.weekday)
    if not offered.days:
        raise Refused("Choose a weekday or name an evening", "weekday")
    if min(offered.days) < today:
        raise Refused("Choose evenings that are not over", "first_on")
    if max(offered.days) - today > FURTHEST:
        raise Refused("Choose evenings within a year", "first_on")
    return Evenings(max(offered.days), tuple(sorted(set(offered.days))))
