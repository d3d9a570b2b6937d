"""Verbs of questions and responses: change what an event asks, respond with an RSVP, forget what was responded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select

from core import clock
from core.database import db
from core.refusal import Refused
from core.tokens import fresh_number
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.asking import notices, questions, responses
from events.rsvps.asking.models import Response
from events.rsvps.asking.questions import Question
from events.rsvps.models import Rsvp, RsvpState
from events.rsvps.rows import HOLDING, Party
from members.models import Member, Visibility

#: So long after an event its hosts can read what people responded; then it is deleted.
KEPT = timedelta(days=30)


def rsvp(
    event_id: int,
    member_id: int,
    guests: int | None = None,
    visibility: Visibility | None = None,
    said: Mapping[int, str] | None = None,
) -> Party:
    """Say that a member is going, as `rsvping.rsvp` does, with responses by the ids of their questions.

    Refuses a response that its question does not take, and a newcomer without one that is required; who holds a place
    already keeps it, whatever is asked since. A response that is not among those `said` stays as it was, and one to a
    question that is not asked any more is passed over.
    """
    is_newcomer = _state(event_id, member_id) not in HOLDING
    mine = rsvping.rsvp(event_id, member_id, guests, visibility)
    known = responses.own(event_id, member_id)
    for question in _asked(event_id):
        number = question.id or 0
        words = (said or {}).get(number, known.get(number, ""))
        problem = question.problem(words) if is_newcomer or number in (said or {}) else ""
        if problem:
            raise Refused(problem, question.name)
        if words != known.get(number, ""):
            _put(mine.id, number, words)
    return mine


def kept(asked: Iterable[Question], before: Iterable[Question] = ()) -> list[dict[str, Any]]:
    """Questions as columns keep them, each with an id that no other question ever had."""
    return questions.kept(asked, before, iter(fresh_number, None))


def ask(event: Event, asked: list[dict[str, Any]]) -> None:
    """Let a locked event ask these, as `kept` gave them; responses to what it asks no more are deleted.

    Who holds a place keeps it, and is mailed what is required of them by now.
    """
    known = {each["id"] for each in event.questions}
    if required := [each["id"] for each in asked if each["is_required"] and each["id"] not in known]:
        notices.asked_more(event.id, required[0], _holding(event.id))
    gone = {each["id"] for each in event.questions} - {each["id"] for each in asked}
    event.questions = asked
    if gone:
        whose = select(Rsvp.id).where(Rsvp.event_id == event.id)
        db.session.execute(delete(Response).where(Response.rsvp_id.in_(whose), Response.question_id.in_(gone)))


def member_deleted(member: Member) -> None:
    """Delete everything a member ever responded."""
    whose = select(Rsvp.id).where(Rsvp.member_id == member.id)
    db.session.execute(delete(Response).where(Response.rsvp_id.in_(whose)))


def forget_old() -> int:
    """Delete responses to events that ended thirty days ago; returns how many."""
    over = select(Rsvp.id).join(Event, Event.id == Rsvp.event_id).where(Event.ends_at < clock.now() - KEPT)
    old = delete(Response).where(Response.rsvp_id.in_(over))
    return len(db.session.execute(old.returning(Response.rsvp_id)).all())


def _put(rsvp_id: int, question_id: int, words: str) -> None:
    """Said anew: what was said before goes, and nothing comes in the place of it where nothing is said now."""
    db.session.execute(delete(Response).where(Response.rsvp_id == rsvp_id, Response.question_id == question_id))
    if words:
        db.session.execute(insert(Response).values(rsvp_id=rsvp_id, question_id=question_id, words=words))


def _holding(event_id: int) -> Sequence[Any]:
    people = select(Rsvp.member_id, Member.name, Member.email).join(Member, Member.id == Rsvp.member_id)
    return db.session.execute(
        people.where(Rsvp.event_id == event_id, Rsvp.held_until.is_(None), Rsvp.state.in_(HOLDING)).order_by(Member.id)
    ).all()


def _state(event_id: int, member_id: int) -> RsvpState | None:
    return db.session.scalar(select(Rsvp.state).where(Rsvp.event_id == event_id, Rsvp.member_id == member_id))


def _asked(event_id: int) -> tuple[Question, ...]:
    """Under the event's lock, which the RSVP has taken."""
    return questions.of(db.session.scalar(select(Event.questions).where(Event.id == event_id)) or ())
