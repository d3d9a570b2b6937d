"""Who of the demonstration is away: carla, whose trip is her own business, and somebody who shares where they go."""

from datetime import timedelta

from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.greetings import operations as greetings
from events.models import Event
from events.rsvps.models import Rsvp
from pages.demonstration.world import World
from trips import operations
from trips.itinerary import Stop
from trips.models import TripVisibility
from trips.operations import Wishes

CARLA = "carla@example.com"
BEFORE, AFTER = timedelta(days=2), timedelta(days=6)
HELLO = "I’m over from Charlotte with a notebook and no agenda either.\nI’d love to hear how your lunches began."
#: When the one who shares it comes, and for how long.
LATER, STAY = timedelta(days=9), timedelta(days=4)


def keep(world: World) -> None:
    """Carla comes to Lisbon around the lunch she goes to; a member from elsewhere tells everybody that they come too."""
    lisbon = world.at("Lisbon")
    if lisbon is None:
        return
    city_id = db.session.get_one(Chapter, lisbon.chapter_id).city_id
    lunch = db.session.execute(
        select(Event.id, Event.starts_on)
        .join(Rsvp, Rsvp.event_id == Event.id)
        .where(Rsvp.member_id == world.people.get(CARLA), Event.chapter_id == lisbon.chapter_id)
        .order_by(Event.starts_at)
        .limit(1)
    ).first()
    if lunch:
        operations.keep(world.people[CARLA], [Stop(city_id, lunch.starts_on - BEFORE, lunch.starts_on + AFTER)])
        greetings.say(lunch.id, world.people[CARLA], HELLO)
    elsewhere = next((made for made in world.made if made is not lisbon and made.member_ids), None)
    if elsewhere:
        first_on = world.now.date() + LATER
        everybody = Wishes(TripVisibility.MEMBERS)
        operations.keep(elsewhere.member_ids[-1], [Stop(city_id, first_on, first_on + STAY)], everybody)
