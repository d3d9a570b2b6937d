"""Named reads of faces: those going who agreed to be seen, as one other of them may see them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, select, true
from sqlalchemy.orm import aliased

from chapters.models import Chapter
from core.database import db
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from events.models import Event, EventState
from events.rsvps.models import Rsvp, RsvpState
from media.models import Upload
from members.blocking.queries import apart
from members.models import Handle, Member, Role, Visibility

Found = Row[*tuple[Any, ...]]
#: What a face is shown with: of somebody, their RSVP, the chapter that was their home then, and their portrait.
FACE = (
    Member.key,
    Member.name,
    Member.spoken,
    Member.pronouns,
    Member.starter,
    Rsvp.is_visitor,
    Chapter.name.label("home_name"),
    Chapter.tincture,
    Upload.key.label("portrait_key"),
)


def going(event_id: int, reader_id: int, is_hosting: bool) -> Sequence[Found]:
    """Those going who agreed to be seen, by name: what they say of themselves, `is_visitor` and `is_first_time`.

    Who told the organisers alone is seen by hosts alone; nobody sees whom they are apart from.
    """
    return db.session.execute(
        select(
            Member.id,
            *FACE,
            is_first_time().label("is_first_time"),
        )
        .join(Event, Event.id == Rsvp.event_id)
        .join(Member, Member.id == Rsvp.member_id)
        .outerjoin(Chapter, Chapter.id == Rsvp.home_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(
            Rsvp.event_id == event_id,
            Rsvp.state == RsvpState.GOING,
            Rsvp.held_until.is_(None),
            Member.shows_face,
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            true() if is_hosting else Rsvp.visibility != Visibility.ORGANISERS,
            ~apart(Rsvp.member_id, reader_id),
        )
        .order_by(Member.name, Member.id)
    ).all()


def handles(member_ids: Sequence[int]) -> Mapping[int, Sequence[Found]]:
    """The links elsewhere of several members, in their order, by the member's id."""
    rows = db.session.execute(
        select(Handle.member_id, Handle.url, Handle.proved_at)
        .where(Handle.member_id.in_(member_ids))
        .order_by(Handle.member_id, Handle.position, Handle.id)
    )
    found: dict[int, list[Found]] = defaultdict(list)
    for row in rows:
        found[row.member_id].append(row)
    return found


def shows_face(member_id: int) -> bool:
    """Whether a member agreed to be seen."""
    return bool(db.session.scalar(select(Member.shows_face).where(Member.id == member_id)))


def greets(event_id: int, member_id: int) -> bool:
    """Whether somebody has taken it on to greet at an event."""
    theirs = exists().where(Chore.event_id == event_id, Chore.member_id == member_id, Chore.kind == ChoreKind.GREETER)
    return bool(db.session.scalar(select(theirs)))


def is_first_time() -> ColumnElement[bool]:
    """Whether somebody was going to nothing that is over by the time an event begins, and is not of its team."""
    earlier, before = aliased(Rsvp), aliased(Event)
    has_been = exists().where(
        earlier.member_id == Rsvp.member_id,
        earlier.state == RsvpState.GOING,
        and_(
            before.id == earlier.event_id,
            before.state == EventState.PUBLISHED,
            before.ends_at <= Event.starts_at,
        ),
    )
    has_role = exists().where(Role.member_id == Rsvp.member_id, Role.chapter_id == Event.chapter_id)
    return and_(~has_been.correlate(Rsvp, Event), ~has_role.correlate(Rsvp, Event))
