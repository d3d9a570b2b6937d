"""Named reads of whom one met: who was there and may be seen, and whom somebody said they met.

What one says of another stands on no page of the other's before both have said it: nothing here counts, orders or
measures by it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, and_, case, select
from sqlalchemy.orm import aliased

from chapters.models import Chapter
from core.database import db
from events.door import arrivals
from events.door import queries as door
from events.door.attendance_queries import SAID
from events.door.models import Attendance
from events.meeting.models import Met
from events.models import Event
from events.rsvps.models import Rsvp
from media.models import Upload
from members.blocking.queries import apart
from members.models import Home, Member, Visibility

Found = Row[*tuple[Any, ...]]

_Back = aliased(Met)
_IS_MET = _Back.member_id.is_not(None).label("is_met")


def there(event_id: int, reader_id: int) -> Sequence[Found]:
    """The others who were at an event, by their own word or else the door's, and let those there see them; by name.

    `has_said` is whether the reader said that they met, `is_met` whether both did. Nobody is among them who told the
    organisers alone that they were coming, or whom the reader is apart from.
    """
    rows = db.session.execute(
        select(
            Member.id,
            Member.key,
            Member.name,
            Member.spoken,
            Member.pronouns,
            Member.starter,
            Chapter.tincture,
            Upload.key.label("portrait_key"),
            Rsvp.id.label("rsvp_id"),
            Attendance.was_there,
            Met.member_id.is_not(None).label("has_said"),
            _IS_MET,
        )
        .select_from(Rsvp)
        .join(Member, Member.id == Rsvp.member_id)
        .outerjoin(Attendance, Attendance.rsvp_id == Rsvp.id)
        .outerjoin(Chapter, Chapter.id == Rsvp.home_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .outerjoin(Met, and_(Met.member_id == reader_id, Met.other_id == Member.id))
        .outerjoin(_Back, and_(_Back.member_id == Met.other_id, _Back.other_id == Met.member_id))
        .where(
            Rsvp.event_id == event_id,
            Rsvp.member_id != reader_id,
            Rsvp.state.in_(SAID),
            Rsvp.held_until.is_(None),
            Rsvp.visibility != Visibility.ORGANISERS,
            Member.shows_face,
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            ~apart(Member.id, reader_id),
        )
        .order_by(Member.name, Member.id)
    ).all()
    here = arrivals.here(door.presses(event_id)) if rows else {}
    return [row for row in rows if (row.rsvp_id in here if row.was_there is None else row.was_there)]


def self_there(event_id: int, member_id: int) -> Found:
    """How the others who were there see somebody who had an RSVP: `shows_face`, and who may see the RSVP."""
    return db.session.execute(
        select(Member.shows_face, Rsvp.visibility)
        .join(Rsvp, Rsvp.member_id == Member.id)
        .where(Rsvp.event_id == event_id, Member.id == member_id)
    ).one()


def said_by(member_id: int, key: str | None = None) -> Sequence[Found]:
    """Whom somebody said they met, by name; those who said so too are `is_met`.

    `shares_contact` is one's own word. `email` is the other's where both gave theirs, else nothing.
    """
    is_exchanged = and_(Met.shares_contact, _Back.shares_contact)
    rows = (
        select(
            Member.id,
            Member.key,
            Member.name,
            Member.spoken,
            Member.pronouns,
            Chapter.tincture,
            Upload.key.label("portrait_key"),
            Met.shares_contact,
            _IS_MET,
            case((is_exchanged, Member.email)).label("email"),
            Event.title,
            Event.starts_on,
        )
        .select_from(Met)
        .join(Member, Member.id == Met.other_id)
        .join(Event, Event.id == Met.event_id)
        .outerjoin(_Back, and_(_Back.member_id == Met.other_id, _Back.other_id == Met.member_id))
        .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
        .outerjoin(Chapter, Chapter.id == Home.chapter_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(Met.member_id == member_id, Member.banned_at.is_(None), Member.deleted_at.is_(None))
        .order_by(Member.name, Member.id)
    )
    return db.session.execute(rows if key is None else rows.where(Member.key == key)).all()


def id_of(key: str) -> int | None:
    """The id of the live member with this key."""
    return db.session.scalar(
        select(Member.id).where(Member.key == key, Member.banned_at.is_(None), Member.deleted_at.is_(None))
    )
