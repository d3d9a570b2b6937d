"""The mail to those who decide, in words, as things stand when it is written; None once there is nothing to decide."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from chapters.mark import HEX
from chapters.models import Chapter
from core import clock
from core.database import db
from core.web import address_of
from events.models import Event, EventState
from events.rsvps.asking import questions, responses
from events.rsvps.letters import context
from events.rsvps.models import Approval, Rsvp, RsvpState
from events.rsvps.told import told
from mail.letters import Letter
from mail.words import ChapterWords
from members.models import Member

Facts = dict[str, Any]
_HOLDING = (RsvpState.GOING, RsvpState.WAITING)


def _to_decide(facts: Facts) -> Letter | None:
    """How many there are is counted when it is written; nothing is sent once all is decided, or it has begun."""
    asking = (
        select(func.count())
        .select_from(Rsvp)
        .where(
            Rsvp.event_id == Event.id,
            Rsvp.approval == Approval.ASKED,
            Rsvp.state == RsvpState.WAITING,
            Rsvp.held_until.is_(None),
        )
        .correlate(Event)
        .scalar_subquery()
        .label("asking")
    )
    it = db.session.execute(
        select(Event.id, Event.title, asking, Chapter.name, Chapter.slug, Chapter.tincture, Chapter.metal)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(Event.id == facts["event"], Event.starts_at > clock.now())
    ).one_or_none()
    reader = db.session.scalar(select(Member.name).where(Member.id == facts["member"]))
    if it is None or not it.asking or reader is None:
        return None
    chapter = ChapterWords(it.name, HEX[it.tincture], HEX[it.metal], address_of(f"/chapters/{it.slug}"))
    people = "Somebody asks" if it.asking == 1 else f"{it.asking} people ask"
    url = address_of(f"/organise/events/{it.id}/attendees")
    words = {"name": reader, "chapter": chapter, "title": it.title, "people": people, "url": url}
    return Letter(f"{people} to come: {it.title}", "rsvps_to_decide", words)


def _asked_more(facts: Facts) -> Letter | None:
    """What is unanswered when it is written; nothing is sent once all is answered, or there is no place to keep."""
    it = told(facts["event"], facts["member"])
    if it is None or it.said not in _HOLDING or it.state is not EventState.PUBLISHED or it.starts_at <= clock.now():
        return None
    asks = db.session.execute(select(Event.series_id, Event.questions).where(Event.id == it.id)).one()
    known = responses.own(it.id, it.member_id)
    unanswered = [each.words for each in questions.unanswered(questions.of(asks.questions), known)]
    if not unanswered:
        return None
    url = address_of(f"/series/{asks.series_id}" if it.is_every_time else f"/events/{it.id}/rsvp")
    words = context(it, questions=unanswered, is_every_time=it.is_every_time, url=url)
    return Letter(f"Your hosts ask: {it.title}", "asked_more", words)


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {"rsvps_to_decide": _to_decide, "asked_more": _asked_more}
