"""Verbs of announcements: tell people something, tell everyone now, take it back."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from chapters import confirming
from chapters.models import Chapter
from core import clock
from core.database import db
from core.refusal import Refused
from core.tokens import fresh_key
from events import ledger
from events.announcements import notices
from events.announcements.models import Announcement, Audience
from events.models import Event, EventState
from members import acts
from members.models import Member

#: So long it can be taken back.
TAKEN_BACK_WITHIN = timedelta(minutes=2)
#: The same words of the same person within this time are one press too many.
TWICE_WITHIN = timedelta(minutes=10)
#: "Now" is on the day: from so long before an event begins until it ends.
ON_THE_DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Words:
    """What is to be said, and to whom."""

    audience: Audience
    subject: str
    body: str


def tell_chapter(chapter_id: int, words: Words, *, by: Member) -> Announcement:
    """Tell everybody who wants a chapter's news; refuses where nobody does. Said twice it is said once."""
    ledger.hold(db.session.get_one(Chapter, chapter_id))
    return _say(chapter_id, None, words, by)


def tell_event(event_id: int, words: Words, *, by: Member) -> Announcement:
    """Tell those going to an event, waiting, or both; refuses where nobody is. Said twice it is said once."""
    event = _locked(event_id)
    return _say(event.chapter_id, event, words, by)


def tell_now(event_id: int, body: str, *, by: Member) -> Announcement:
    """Tell everybody going and waiting at once, on the day of an event; refuses on any other, and a cancelled one."""
    event = _locked(event_id)
    now = clock.now()
    if event.state is not EventState.PUBLISHED or not event.starts_at - ON_THE_DAY <= now < event.ends_at:
        raise Refused("This is for the day itself: write an announcement instead.", "body")
    return _say(event.chapter_id, event, Words(Audience.COMING, "", body), by, is_urgent=True)


def take_back(announcement_id: int, *, by: Member) -> None:
    """Take an announcement back before it is sent, twice as well as once; refuses once it has been."""
    announcement = _fetched(announcement_id)
    event = ledger.locked(Event, announcement.event_id) if announcement.event_id else None
    taken = (
        update(Announcement)
        .where(
            Announcement.id == announcement_id, Announcement.withdrawn_at.is_(None), Announcement.due_at > clock.now()
        )
        .values(withdrawn_at=clock.now())
        .returning(Announcement.id)
    )
    if db.session.scalar(taken) is None:
        if _fetched(announcement_id).withdrawn_at is None:
            raise Refused("It has been sent already.")
        return
    notices.taken_back(announcement)
    if event:
        event.announcements -= 1
    acts.record(by.id, "announcement.withdraw", f"announcement:{announcement.key}")


def _say(chapter_id: int, event: Event | None, words: Words, by: Member, *, is_urgent: bool = False) -> Announcement:
    now = clock.now()
    if known := _just_said(chapter_id, event, words, by):
        return known
    announcement = Announcement(
        key=fresh_key(),
        chapter_id=chapter_id,
        event_id=event.id if event else None,
        author_id=by.id,
        audience=words.audience,
        is_urgent=is_urgent,
        subject=words.subject,
        body=words.body,
        created_at=now,
        due_at=now if is_urgent else now + TAKEN_BACK_WITHIN,
    )
    db.session.add(announcement)
    db.session.flush()
    announcement.people = notices.announced(announcement)
    if not announcement.people:
        raise Refused("There is nobody to tell at the moment.", "audience" if event and not is_urgent else None)
    if event:
        event.announcements += 1
    db.session.flush()
    acts.record(by.id, "announcement.send", f"announcement:{announcement.key}", people=announcement.people)
    confirming.sign(chapter_id)
    return announcement


def _just_said(chapter_id: int, event: Event | None, words: Words, by: Member) -> Announcement | None:
    return db.session.scalar(
        select(Announcement).where(
            Announcement.chapter_id == chapter_id,
            Announcement.event_id == (event.id if event else None),
            Announcement.author_id == by.id,
            Announcement.audience == words.audience,
            Announcement.subject == words.subject,
            Announcement.body == words.body,
            Announcement.withdrawn_at.is_(None),
            Announcement.created_at > clock.now() - TWICE_WITHIN,
        )
    )


def _locked(event_id: int) -> Event:
    event = ledger.locked(Event, event_id)
    if event is None or event.state is EventState.SKIPPED:
        raise Refused("This event is not here any more.")
    return event


def _fetched(announcement_id: int) -> Announcement:
    rows = select(Announcement).where(Announcement.id == announcement_id)
    return db.session.scalars(rows, execution_options={"populate_existing": True}).one()
