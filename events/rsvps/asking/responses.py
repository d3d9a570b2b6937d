"""Named reads of responses: a member's own, and for the hosts those of everybody."""

from sqlalchemy import Select, select

from core.database import db
from events.rsvps.asking.models import Response
from events.rsvps.models import Rsvp

Responses = dict[int, str]


def own(event_id: int, member_id: int) -> Responses:
    """What a member responded to the questions of an event, by the question's id."""
    mine = _of_event(event_id).where(Rsvp.member_id == member_id)
    return {question_id: words for _member_id, question_id, words in db.session.execute(mine)}


def everybodys(event_id: int) -> dict[int, Responses]:
    """For the hosts: what everybody responded, by the member's id and then the question's."""
    found: dict[int, Responses] = {}
    for member_id, question_id, words in db.session.execute(_of_event(event_id)):
        found.setdefault(member_id, {})[question_id] = words
    return found


def _of_event(event_id: int) -> Select[int, int, str]:
    return (
        select(Rsvp.member_id, Response.question_id, Response.words)
        .join(Rsvp, Rsvp.id == Response.rsvp_id)
        .where(Rsvp.event_id == event_id)
    )
