"""The last evening of each chapter with a character: who came, as its door says, and who was asked the morning after."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from core import clock
from core.database import db
from events.door import attending, operations
from events.door.operations import Pressed
from events.models import Event, EventState
from events.rsvps.models import Rsvp, RsvpState
from pages.demonstration.world import Made, World

#: So long after the end the morning after has come, wherever it is.
ASKED_AFTER = timedelta(hours=20)
#: Of ten people who were going so many came, and one who was not.
CAME = 8
WALKED_IN = "Somebody from the bakery"


def keep(world: World) -> None:
    """Keep the doors of these evenings, press by press, and ask those who were not seen."""
    for made in world.made:
        event = _last(world, made) if made.site.character else None
        if event:
            _keep(world, made, event)


def _last(world: World, made: Made) -> Any:
    return db.session.execute(
        select(Event.id, Event.starts_at, Event.ends_at, Event.capacity, Event.seats_taken)
        .where(
            Event.chapter_id == made.chapter_id,
            Event.state == EventState.PUBLISHED,
            Event.ends_at < world.now - ASKED_AFTER,
            Event.going > 0,
        )
        .order_by(Event.starts_at.desc())
        .limit(1)
    ).first()


def _keep(world: World, made: Made, event: Any) -> None:
    random = made.site.random("doors")
    guests = db.session.execute(
        select(Rsvp.key, Rsvp.guests, Rsvp.member_id)
        .where(Rsvp.event_id == event.id, Rsvp.state == RsvpState.GOING)
        .order_by(Rsvp.id)
    ).all()
    cast = set(world.people.values())
    at = event.starts_at
    for guest in guests:
        if guest.member_id not in cast and random.randint(1, 10) <= CAME:
            at += timedelta(minutes=1)
            _press(made, event, Pressed(f"demonstration-{guest.key}", at, guest.guests + 1, rsvp_key=guest.key))
    _press(made, event, Pressed(f"demonstration-{event.id}", at, name=WALKED_IN))
    with clock.standing_at(event.ends_at + ASKED_AFTER):
        attending.ask(event.id)


def _press(made: Made, event: Any, pressed: Pressed) -> None:
    with clock.standing_at(pressed.at):
        operations.press(event.id, pressed, by=made.lead_id)
