"""Verbs of whom one met: say so, give one's address with it, take it back. Both people's rows are their lock."""

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select
from sqlalchemy.orm import aliased

from core import clock
from core.database import db
from core.refusal import Refused
from events.door import attendance_queries as attendance
from events.door.attendance_queries import REMEMBERED_FOR
from events.meeting import queries
from events.meeting.models import Met
from events.models import Event
from members import locking
from members.models import Member, Visibility

NOT_THERE = "We don’t find them among those who were there and let you see them."


def say(event_id: int, member_id: int, key: str, shares_contact: bool) -> bool:
    """Say that one met somebody who was at an event as well; twice is once. Returns whether both have said so.

    Refuses who was not there, who cannot be seen there themselves, and after a fortnight; and with the same words
    whoever is not among those they see, for whatever reason.
    """
    other_id = queries.id_of(key)
    if other_id is None or other_id == member_id:
        raise Refused(NOT_THERE, "member")
    locking.hold_both(member_id, other_id)
    _refuse_unseen(event_id, member_id)
    if other_id not in [person.id for person in queries.there(event_id, member_id)]:
        raise Refused(NOT_THERE, "member")
    mine = db.session.get(Met, (member_id, other_id), populate_existing=True)
    if mine is None:
        mine = Met(member_id=member_id, other_id=other_id, shares_contact=False)
        db.session.add(mine)
    mine.event_id, mine.said_at = event_id, clock.now()
    mine.shares_contact = mine.shares_contact or shares_contact
    db.session.flush()
    return _has_said(other_id, member_id)


def share(member_id: int, other_id: int, is_shared: bool) -> None:
    """Give somebody one met one's address and links, once they give theirs; or no longer."""
    locking.hold_both(member_id, other_id)
    if mine := db.session.get(Met, (member_id, other_id), populate_existing=True):
        mine.shares_contact = is_shared
        db.session.flush()


def take_back(member_id: int, other_id: int) -> None:
    """Take back that one met somebody, which is gone for both then; twice is once.

    What the other alone has said stays theirs: they would see it go.
    """
    locking.hold_both(member_id, other_id)
    if _has_said(member_id, other_id):
        pair = or_(_from(member_id, other_id), _from(other_id, member_id))
        db.session.execute(delete(Met).where(pair))


def member_blocked(member_id: int, blocked_id: int) -> None:
    """Whoever blocks somebody takes back that they met them; to the other it looks like that and nothing else."""
    take_back(member_id, blocked_id)


def member_deleted(member: Member) -> None:
    """Forget whom a member met, and who met them."""
    db.session.execute(delete(Met).where(or_(Met.member_id == member.id, Met.other_id == member.id)))


def forget_unanswered() -> int:
    """Forget what one alone has said of an event that is over for a fortnight; returns how much that was."""
    back = aliased(Met)
    answered = exists().where(back.member_id == Met.other_id, back.other_id == Met.member_id)
    over = select(Event.id).where(Event.ends_at <= clock.now() - REMEMBERED_FOR)
    old = delete(Met).where(Met.event_id.in_(over), ~answered).returning(Met.member_id)
    return len(db.session.execute(old.execution_options(synchronize_session=False)).all())


def _refuse_unseen(event_id: int, member_id: int) -> None:
    word = attendance.word(event_id, member_id)
    if word is None or not word.may_remember:
        raise Refused("This is for those who were there, for a fortnight.")
    mine = queries.self_there(event_id, member_id)
    if not mine.shows_face or mine.visibility is Visibility.ORGANISERS:
        raise Refused("They can’t say so of you before you let them see you here.")


def _has_said(member_id: int, other_id: int) -> bool:
    return bool(db.session.scalar(select(exists().where(_from(member_id, other_id)))))


def _from(member_id: int, other_id: int) -> ColumnElement[bool]:
    return and_(Met.member_id == member_id, Met.other_id == other_id)
