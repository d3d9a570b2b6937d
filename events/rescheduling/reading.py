"""The dates that a change may reach, with who has an RSVP on them, as columns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, func, select

from chapters.models import Chapter
from core import clock
from core.database import db
from events.models import Event, EventState, Series
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member

Found = Row[*tuple[Any, ...]]
#: Who is told of a change, and asked again.
LIVE = (RsvpState.GOING, RsvpState.WAITING, RsvpState.MAYBE)


@dataclass(frozen=True)
class People:
    """The ids of those with an RSVP, by the event's id; whoever only holds a place until an address is known is not.

    Those `going` are also by themselves.
    """

    by_event: dict[int, set[int]] = field(default_factory=dict)
    going: dict[int, set[int]] = field(default_factory=dict)

    def of(self, event_ids: Collection[int]) -> set[int]:
        """Those of any of these events."""
        return set().union(*(self.by_event.get(event_id, set()) for event_id in event_ids))

    def going_to(self, event_ids: Collection[int]) -> set[int]:
        """Those who are going to any of these events."""
        return set().union(*(self.going.get(event_id, set()) for event_id in event_ids))


def series(series_id: int) -> Found:
    """A series' rule and what it has been filled until."""
    return db.session.execute(
        select(Series.id, Series.rule, Series.starts_on, Series.filled_until_on).where(Series.id == series_id)
    ).one()


def to_come(series_id: int, since: date | None) -> Sequence[Found]:
    """The dates of a series that have not begun, of all states, from a day of its rule on; in the rule's order."""
    names = "id original_on starts_on start_time end_time starts_at ends_at venue_id state is_edited seats_taken link"
    wanted = select(*(getattr(Event, name) for name in names.split()))
    wanted = wanted.where(Event.series_id == series_id, Event.starts_at > clock.now(), Event.original_on.is_not(None))
    if since is not None:
        wanted = wanted.where(Event.original_on >= since)
    return db.session.execute(wanted.order_by(Event.original_on)).all()


def people(event_ids: Collection[int]) -> People:
    """Everybody with an RSVP on any of these events."""
    found = People()
    rows = select(Rsvp.event_id, Rsvp.member_id, Rsvp.state).where(
        Rsvp.event_id.in_(event_ids), Rsvp.state.in_(LIVE), Rsvp.held_until.is_(None)
    )
    for event_id, member_id, state in db.session.execute(rows):
        found.by_event.setdefault(event_id, set()).add(member_id)
        if state is RsvpState.GOING:
            found.going.setdefault(event_id, set()).add(member_id)
    return found


def readers(event_ids: Collection[int]) -> Sequence[Found]:
    """Whom mails about these events go to: `event_id`, `member_id`, `state`, name and address, a row for each RSVP."""
    people = select(Rsvp.event_id, Rsvp.member_id, Rsvp.state, Member.name, Member.email)
    return db.session.execute(
        people.join(Member, Member.id == Rsvp.member_id)
        .where(Rsvp.event_id.in_(event_ids), Rsvp.state.in_(LIVE), Rsvp.held_until.is_(None))
        .order_by(Rsvp.member_id, Rsvp.event_id)
    ).all()


def skipped(chapter_id: int) -> Sequence[Found]:
    """The dates to come that a chapter has skipped: id, title and day, in order."""
    return db.session.execute(
        select(Event.id, Event.title, Event.starts_on)
        .where(Event.chapter_id == chapter_id, Event.state == EventState.SKIPPED, Event.starts_at > clock.now())
        .order_by(Event.starts_at, Event.id)
        .limit(24)
    ).all()


def skipped_one(event_id: int) -> Found | None:
    """A skipped date: its id and its chapter's id and slug."""
    return db.session.execute(
        select(Event.id, Event.chapter_id, Chapter.slug.label("chapter_slug"))
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(Event.id == event_id, Event.state == EventState.SKIPPED)
    ).one_or_none()


def kept(event_id: int) -> Found | None:
    """Of those who were asked again whether a date still suits them, how many there are, and how many have `kept`."""
    row = db.session.execute(
        select(
            func.count().label("asked"),
            func.count().filter(Rsvp.changed_at > Rsvp.asked_again_at).label("kept"),
        ).where(and_(Rsvp.event_id == event_id, Rsvp.state.in_(LIVE), Rsvp.asked_again_at.is_not(None)))
    ).one()
    return row if row.asked else None
