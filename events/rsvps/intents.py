"""Verbs of RSVPs that were meant before somebody was asked who they are: hold the seat, carry the word out."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from chapters.models import Chapter
from chapters.queries import ARMS
from cities.models import City
from core.database import db
from core.refusal import Refused
from events.models import Event
from events.queries import PUBLIC
from events.rsvps import rsvping
from events.rsvps.asking import questions, responding
from members.intents import Intent


@dataclass(frozen=True)
class Card:
    """An event as the page to sign up on names it; `left` is None where places are not counted."""

    id: int
    slug: str
    title: str
    starts_on: date
    start_time: time
    end_time: time
    left: int | None
    needs_approval: bool
    chapter_name: str
    city_name: str
    country_code: str
    tincture: str
    metal: str
    division: str
    letters: str


def card(intent: Intent) -> Card | None:
    """The event an intent is about; None for an unknown one, and where its own page is not shown."""
    row = db.session.execute(
        select(
            Event.id,
            Event.slug,
            Event.title,
            Event.starts_on,
            Event.start_time,
            Event.end_time,
            (Event.capacity - Event.seats_taken - Event.seats_offered).label("left"),
            Event.needs_approval,
            Chapter.name.label("chapter_name"),
            City.name.label("city_name"),
            Chapter.country_code,
            *ARMS,
        )
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .where(Event.id == intent.event_id, *PUBLIC)
    ).one_or_none()
    return Card(**row._mapping) if row else None


def hold(member_id: int, intent: Intent) -> bool:
    """Keep the place of a new member who was going until the address is confirmed; returns whether there is one.

    A rule that says no is not told to anybody here: the word is tried again when the link is pressed.
    """
    if intent.rsvp != "going":
        return False
    try:
        with db.session.begin_nested():
            _go(member_id, intent)
    except Refused:
        return False
    return True


def carry_out(member_id: int, intent: Intent) -> None:
    """Say what was meant, as the event's own form would; refuses what that refuses."""
    if intent.rsvp == "going":
        _go(member_id, intent)
    elif intent.rsvp == "maybe":
        rsvping.maybe(intent.event_id, member_id)
    else:
        rsvping.decline(intent.event_id, member_id)


def _go(member_id: int, intent: Intent) -> None:
    said = questions.said(intent.responses)
    responding.rsvp(intent.event_id, member_id, intent.guests, intent.visibility, said)
