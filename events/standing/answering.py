"""Verbs of what hosts ask of those who come every time: answered once, it goes with the RSVP to each date."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import insert, select

from core.database import db
from events.models import Event
from events.rsvps.asking import questions
from events.rsvps.asking.models import Response
from events.rsvps.asking.questions import Question
from events.rsvps.models import Rsvp
from events.rsvps.rows import HOLDING
from events.standing.due import is_ahead

Answers = dict[int, str]


def by_id(kept: Mapping[str, str]) -> Answers:
    """What a standing RSVP's row keeps, by the ids of the questions."""
    return {int(number): words for number, words in kept.items()}


def kept(answers: Mapping[int, str]) -> dict[str, str]:
    """The same as the row keeps it; what was answered with nothing is left out."""
    return {str(number): words for number, words in answers.items() if words}


def merged(
    series_id: int, member_id: int, asked: Iterable[Question], said: Mapping[int, str], before: Mapping[str, str]
) -> Answers:
    """Answers to what is asked: as said now, or for all dates before, or to the last date that has one."""
    ids = [question.id or 0 for question in asked]
    if not ids:
        return {}
    answered = _of_dates(series_id, member_id) | by_id(before) | dict(said)
    return {number: answered[number] for number in ids if number in answered}


def fill(rsvp_id: int, facts: Iterable[Mapping[str, Any]], answers: Mapping[int, str], but: Iterable[int] = ()) -> None:
    """Answer an event's questions, but those that are answered already, on an RSVP; what one does not take is left."""
    given = [(each.id or 0, answers.get(each.id or 0, ""), each) for each in questions.of(facts)]
    rows = [
        {"rsvp_id": rsvp_id, "question_id": number, "words": words}
        for number, words, question in given
        if words and number not in but and not question.problem(words)
    ]
    if rows:
        db.session.execute(insert(Response), rows)


def fill_dates(series_id: int, member_id: int, answers: Mapping[int, str]) -> None:
    """The same on all dates to come that somebody holds a place or a wait on."""
    held = (
        select(Rsvp.id, Event.questions)
        .join(Event, Event.id == Rsvp.event_id)
        .where(Event.series_id == series_id, Rsvp.member_id == member_id, Rsvp.state.in_(HOLDING), *is_ahead())
        .order_by(Event.id)
    )
    for rsvp_id, facts in db.session.execute(held).all() if answers else ():
        own = db.session.scalars(select(Response.question_id).where(Response.rsvp_id == rsvp_id)).all()
        fill(rsvp_id, facts, answers, but=own)


def _of_dates(series_id: int, member_id: int) -> Answers:
    """What somebody answered to single dates, the last one's where they differ."""
    rows = (
        select(Response.question_id, Response.words)
        .join(Rsvp, Rsvp.id == Response.rsvp_id)
        .join(Event, Event.id == Rsvp.event_id)
        .where(Event.series_id == series_id, Rsvp.member_id == member_id)
        .order_by(Event.starts_at)
    )
    return {row.question_id: row.words for row in db.session.execute(rows)}
