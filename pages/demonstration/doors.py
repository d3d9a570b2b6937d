"""The last evening of each chapter with a character: who came, as its door says, and who was asked the morning after.

At Lisbon's alice was there, and met somebody.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from core import clock
from core.database import db
from events.door import attending, operations
from events.door.operations import Pressed
from events.meeting import operations as meeting
from events.meeting import queries
from events.models import Event, EventState
from events.rsvps.models import Rsvp, RsvpState
from members.models import Member
from pages.demonstration.rsvps import going
from pages.demonstration.world import Made, World

#: So long after the end the morning after has come, wherever it is.
ASKED_AFTER = timedelta(hours=20)
#: Of ten people who were going so many came, and one who was not.
CAME = 8
WALKED_IN = "Somebody from the bakery"
ALICE = "alice@example.com"


def keep(world: World) -> None:
    """Keep the doors of these evenings, press by press, and ask those who were not seen."""
    for made in world.made:
        event = last(world, made) if made.site.character else None
        if event:
            alice = world.people.get(ALICE) if made.site.city.name == "Lisbon" else None
            if alice:
                going(event.id, alice, event.starts_at - timedelta(days=3))
            _keep(world, made, event)
            if alice:
                _remember(event, alice)


def last(world: World, made: Made) -> Any:
    """The last evening of a chapter that is over and that people were asked about; None where there was none."""
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


def _remember(event: Any, alice: int) -> None:
    """She was there and says whom she met: the first says so too, and they exchange contact; the second has not yet."""
    alices_key = db.session.scalars(select(Member.key).where(Member.id == alice)).one()
    with clock.standing_at(event.ends_at + ASKED_AFTER):
        attending.say(event.id, alice, was_there=True)
        for number, person in enumerate(queries.there(event.id, alice)[:2]):
            meeting.say(event.id, alice, person.key, shares_contact=True)
            if number == 0:
                meeting.say(event.id, person.id, alices_key, shares_contact=True)


def _press(made: Made, event: Any, pressed: Pressed) -> None:
    with clock.standing_at(pressed.at):
        operations.press(event.id, pressed, by=made.lead_id)
