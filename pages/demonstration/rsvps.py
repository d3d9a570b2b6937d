"""Who goes to what in the demonstration: RSVPs through their verbs, each said at a moment of its own in the past."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from core import clock
from core.database import db
from events.models import Event, EventState
from events.rsvps import rsvping
from events.rsvps.asking import questions, responding
from pages.demonstration.evenings import SCHEDULED
from pages.demonstration.world import Made, World

#: Events of so long before and after now have RSVPs; later ones have few, earlier ones only where there is a character.
PAST, AHEAD = timedelta(days=30), timedelta(days=40)
#: Of ten people of a chapter so many say something to an event within a week, within three, and later.
KEEN = ((timedelta(days=7), 6), (timedelta(days=21), 3), (AHEAD, 1))
#: Free places that chance leaves alone.
LEFT_FREE = 3


def say(world: World, made: Made) -> None:
    """Let people of a chapter, and some from elsewhere, say what they are going to; dates with a story are left alone."""
    random = made.site.random("rsvps")
    for event in _events(world, made):
        if event.id not in world.taken:
            _say_to(world, made, event, random)


def going(event_id: int, member_id: int, at: datetime, guests: int = 0) -> None:
    """Somebody says, at that moment, that they are going."""
    with clock.standing_at(at):
        responding.rsvp(event_id, member_id, guests, said=_answers(event_id, member_id))


def _answers(event_id: int, member_id: int) -> dict[int, str]:
    """To each question that offers some, one of them: the member's number decides, for chance is spent elsewhere."""
    asked = questions.of(db.session.scalar(select(Event.questions).where(Event.id == event_id)) or ())
    choosing = [question for question in asked if question.id and question.responses]
    return {question.id or 0: question.responses[member_id % len(question.responses)] for question in choosing}


def _events(world: World, made: Made) -> Sequence[Any]:
    since = world.now - PAST if made.site.character else world.now
    return db.session.execute(
        select(Event.id, Event.starts_at, Event.capacity, Event.guests)
        .where(
            Event.chapter_id == made.chapter_id,
            Event.state == EventState.PUBLISHED,
            Event.starts_at.between(since, world.now + AHEAD),
        )
        .order_by(Event.starts_at, Event.id)
    ).all()


def _say_to(world: World, made: Made, event: Any, random: Random) -> None:
    left = (event.capacity or 1000) - LEFT_FREE
    people = _people(world, made, event, random)
    for member_id, at in zip(people, _moments(world, event, len(people), random), strict=True):
        guests = random.choice((0, 0, 0, 0, 0, 1, 1, 2)) if event.guests >= 2 else 0
        if random.random() < 0.12:
            _say_maybe(event.id, member_id, at)
        elif guests + 1 <= left:
            left -= guests + 1
            going(event.id, member_id, at, guests)


def _say_maybe(event_id: int, member_id: int, at: datetime) -> None:
    with clock.standing_at(at):
        rsvping.maybe(event_id, member_id)


def _people(world: World, made: Made, event: Any, random: Random) -> list[int]:
    """Who says something: some who are at home there (the four speak for themselves), and hardly ever a visitor."""
    until = event.starts_at - world.now
    keen = next((keen for within, keen in KEEN if until <= within), 0)
    cast = set(world.people.values())
    own = [member_id for member_id in made.member_ids if member_id not in cast and random.randint(1, 10) <= keen]
    elsewhere = random.choice(world.made)
    if elsewhere is not made and random.randint(1, 10) <= keen:
        own.append(random.choice([member_id for member_id in elsewhere.member_ids if member_id not in cast]))
    return own


def _moments(world: World, event: Any, count: int, random: Random) -> list[datetime]:
    """When they said so, in order: after the date was made known, before it began, and not in the future."""
    first, last = world.now - SCHEDULED, min(event.starts_at, world.now) - timedelta(hours=1)
    return sorted(first + (last - first) * random.random() for _ in range(count))
