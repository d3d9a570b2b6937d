"""Who of the demonstration is away: carla, whose trip is her own business, and somebody who shares where they go."""

from datetime import time, timedelta

from sqlalchemy import select

from chapters.models import Chapter
from core import clock
from core.database import db
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from events.door import attending
from events.greetings import operations as greetings
from events.models import Event, EventState
from events.rsvps.models import Rsvp
from events.welcoming import operations as welcoming
from members import profiles
from pages.demonstration import rsvps
from pages.demonstration.world import World
from trips import operations
from trips.coffee import operations as coffees
from trips.coffee.operations import Asked
from trips.itinerary import Stop
from trips.models import TripVisibility
from trips.operations import Wishes
from trips.tables import operations as tables
from trips.tables.operations import Offered

CARLA = "carla@example.com"
#: Where they have been before.
BEEN = {
    CARLA: ("Charlotte", "Boston", "Milan", "São Paulo", "Tokyo", "Salt Lake City"),
    "bob@example.com": ("Charlotte", "Milan"),
}
DAY_AFTER = timedelta(days=1)
BEFORE, AFTER = timedelta(days=2), timedelta(days=6)
HELLO = "I’m over from Charlotte with a notebook and no agenda either.\nI’d love to hear how your lunches began."
A_COFFEE = "I’m in town to see the tiles, and there seems to be nothing on. Would somebody show me a good café?"
A_TABLE = Offered(time(19, 30), "Taberna do Largo", 4, "I know the cook, and the week is long.", weekday=3)
#: When the one who shares it comes, and for how long.
LATER, STAY = timedelta(days=9), timedelta(days=4)


def visit(world: World) -> None:
    """Carla and Bob have been somewhere: each said the day after that they were there, and so has stamps."""
    for email, cities in BEEN.items():
        for made in filter(None, map(world.at, cities)):
            event = db.session.execute(
                select(Event.id, Event.starts_at, Event.ends_at)
                .where(
                    Event.chapter_id == made.chapter_id,
                    Event.state == EventState.PUBLISHED,
                    Event.ends_at < world.now - DAY_AFTER,
                )
                .order_by(Event.starts_at)
                .limit(1)
            ).first()
            if event and email in world.people:
                rsvps.going(event.id, world.people[email], event.starts_at - DAY_AFTER)
                with clock.standing_at(event.ends_at + DAY_AFTER):
                    attending.say(event.id, world.people[email], True)


def keep(world: World) -> None:
    """Carla comes to Lisbon around the lunch she goes to; a member from elsewhere tells everybody that they come too."""
    lisbon = world.at("Lisbon")
    if lisbon is None:
        return
    city_id = db.session.get_one(Chapter, lisbon.chapter_id).city_id
    lunch = db.session.execute(
        select(Event.id, Event.starts_on)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .where(
            Rsvp.member_id == world.people.get(CARLA),
            Event.chapter_id == lisbon.chapter_id,
            Event.starts_at > world.now,
        )
        .order_by(Event.starts_at)
        .limit(1)
    ).first()
    if lunch:
        operations.keep(world.people[CARLA], [Stop(city_id, lunch.starts_on - BEFORE, lunch.starts_on + AFTER)])
        greetings.say(lunch.id, world.people[CARLA], HELLO)
    elsewhere = next((made for made in world.made if made is not lisbon and made.member_ids), None)
    others = [each for each in elsewhere.member_ids if each != world.people.get(CARLA)] if elsewhere else []
    if others:
        _be_greeted(world, lisbon.lead_id, others[0])
        first_on = world.now.date() + LATER
        everybody = Wishes(TripVisibility.MEMBERS)
        operations.keep(others[-1], [Stop(city_id, first_on, first_on + STAY)], everybody)
        chapter = db.session.get_one(Chapter, lisbon.chapter_id)
        coffees.ask(chapter, others[0], Asked(first_on, first_on + STAY, A_COFFEE))
        if lisbon.member_ids:
            tables.offer(chapter, lisbon.member_ids[-1], A_TABLE)


def _be_greeted(world: World, greeter_id: int, visitor_id: int) -> None:
    """Somebody visits the next evening at which this one greets, and may be seen there."""
    evening = db.session.scalars(
        select(Event)
        .join(Chore, Chore.event_id == Event.id)
        .where(Chore.member_id == greeter_id, Chore.kind == ChoreKind.GREETER, Event.starts_at > world.now)
        .order_by(Event.starts_at)
        .limit(1)
    ).first()
    if evening:
        rsvps.going(evening.id, visitor_id, world.now - timedelta(hours=1))
        profiles.show_face(visitor_id, is_seen=True)
        welcoming.match(evening)
