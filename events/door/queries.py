"""Named reads of the door: what was pressed, and whether the list was read lately."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, exists, select

from chapters.models import Chapter
from core import clock
from core.database import db
from events.door.models import CheckIn
from events.rsvps.models import Rsvp, RsvpState
from members.models import Act, Handle, Member

Found = Row[*tuple[Any, ...]]

#: Whom a code still names: who brings more guests than there are places is back on the waitlist with it.
EXPECTED = (RsvpState.GOING, RsvpState.WAITING)
#: Who reads the list of an event is on record; who keeps a door reads it again and again, and is once in so long.
READING = "attendees read"
NOTED_AGAIN_AFTER = timedelta(hours=1)


def presses(event_id: int) -> Sequence[Found]:
    """Everything that was pressed at an event's door, in the order in which it was."""
    return db.session.execute(
        select(
            CheckIn.key,
            CheckIn.rsvp_id,
            CheckIn.walk_in,
            CheckIn.is_undo,
            CheckIn.came,
            CheckIn.name,
            CheckIn.pressed_at,
        )
        .where(CheckIn.event_id == event_id)
        .order_by(CheckIn.pressed_at, CheckIn.key)
    ).all()


def has_read_lately(member_id: int, event_id: int) -> bool:
    """Whether it stands on record that a member has read the list of an event within the last hour."""
    read = exists().where(
        Act.member_id == member_id,
        Act.action == READING,
        Act.subject == f"event:{event_id}",
        Act.at > clock.now() - NOTED_AGAIN_AFTER,
    )
    return bool(db.session.scalar(select(read)))


def name_of(rsvp_key: str) -> str:
    """Whose RSVP that is."""
    return (
        db.session.scalar(select(Member.name).join(Rsvp, Rsvp.member_id == Member.id).where(Rsvp.key == rsvp_key)) or ""
    )


def first_pages(event_id: int) -> Mapping[int, str]:
    """The first page elsewhere of everybody with an RSVP, by the member's id."""
    listed = (
        select(Handle.member_id, Handle.url)
        .join(Rsvp, Rsvp.member_id == Handle.member_id)
        .where(Rsvp.event_id == event_id)
        .order_by(Handle.position.desc(), Handle.id.desc())
    )
    return {row.member_id: row.url for row in db.session.execute(listed)}


def key_of(event_id: int, member_id: int) -> str | None:
    """The key of somebody's RSVP, while they are going and their address is confirmed."""
    return db.session.scalar(
        select(Rsvp.key).where(
            Rsvp.event_id == event_id,
            Rsvp.member_id == member_id,
            Rsvp.state == RsvpState.GOING,
            Rsvp.held_until.is_(None),
        )
    )


def party(rsvp_key: str) -> Found | None:
    """Somebody who is expected, by the key of their RSVP: whose it is, to which event, and with how many guests."""
    return db.session.execute(
        select(
            Rsvp.id.label("rsvp_id"),
            Rsvp.key.label("rsvp_key"),
            Rsvp.event_id,
            Rsvp.guests,
            Rsvp.is_visitor,
            (Rsvp.state == RsvpState.WAITING).label("is_waiting"),
            Member.name,
            Chapter.name.label("home_name"),
        )
        .join(Member, Member.id == Rsvp.member_id)
        .outerjoin(Chapter, Chapter.id == Rsvp.home_id)
        .where(
            Rsvp.key == rsvp_key,
            Rsvp.state.in_(EXPECTED),
            Rsvp.held_until.is_(None),
            Member.deleted_at.is_(None),
            Member.banned_at.is_(None),
        )
    ).one_or_none()
