"""The dates of the demonstration with a story of their own: a last place, a waitlist, one cancelled, one moved, tonight."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from chapters.models import Chapter, Venue
from core import clock
from core.database import db
from events import changing, scheduling
from events.announcements import operations as telling
from events.announcements.models import Audience
from events.announcements.operations import Words
from events.chores import queries, setting, taking
from events.models import Event, EventState
from events.plans import Details, Place, Plan
from events.programme import operations as programmes
from events.programme.items import Item
from events.rules import Repeats, Rule
from events.series import queries as series
from events.welcoming import operations as welcoming
from members import homes
from members.models import Member
from pages.demonstration.rsvps import going
from pages.demonstration.world import Made, World

#: Each is the next date of this evening in this city that lies so far ahead; the four go to the very next one.
LAST_PLACE = ("Lisbon", "Podcast clinic")
FULL = ("Charlotte", "Coffee before work")
CANCELLED = ("Nairobi", "Saturday sound walk")
MOVED = ("Tokyo", "Photo walk, then noodles")
OPEN = ("Lisbon", "Thursday Table: writing in public, quietly")
LUNCH = ("Lisbon", "Lunch, no agenda")
THIRD_THURSDAY = ("Charlotte", "Third Thursday")
AT_LEAST, AT_ONCE = timedelta(days=2), timedelta(hours=6)
STORIES = (LAST_PLACE, FULL, CANCELLED, MOVED)
WAITING = 3
REASON = "The recorders are out on loan for the elections. We walk again next month, with all of them."
#: What has to be done at the open table, and what its hosts have to say of it.
JOBS = "Greeter\nDoor\nChairs\nRecap"
SPOT = "At the foot of the stairs, with a yellow notebook"
NEWS = ("Upstairs this time", "The room downstairs is being painted: we sit **upstairs**, under the skylight.")
#: What is on there, and what was on the time before.
PROGRAMME = (
    Item("One page, aloud, and nobody says sorry first", "Marta Quintela"),
    Item("Ninety quiet minutes"),
    Item("What we cut and kept", "Whoever wants to", "https://example.com/cut-and-kept"),
)
LAST_PROGRAMME = (Item("The sentence before the first", "Rui Falcão"), Item("Ninety quiet minutes"))
#: Tonight is wherever an evening lies ahead: there it is later than the first and earlier than the second.
MORNING, AFTERNOON, TONIGHT, CLOSES = time(6), time(18), time(19, 30), time(22)
A_WHILE = timedelta(days=9)


def choose(world: World) -> None:
    """Keep chance away from the dates that have a story."""
    world.taken.update(event.id for where in STORIES if (event := _next(world, *where)))


def tell(world: World) -> None:
    """Tell each story whose chapter is part of this world."""
    for where, story in ((LAST_PLACE, _last_place), (FULL, _full), (CANCELLED, _cancelled), (MOVED, _moved)):
        made, event = world.at(where[0]), _next(world, *where)
        if made and event:
            story(world, made, event)
    _fewer(world)
    _tonight(world)
    _the_four(world)
    _jobs(world)


def _last_place(world: World, made: Made, event: Event) -> None:
    for member_id in _strangers(world, made)[: (event.capacity or 0) - 1]:
        going(event.id, member_id, world.now - A_WHILE)


def _fewer(world: World) -> None:
    """Bob asks for two places where one is left, and is offered that one."""
    event = _next(world, *LAST_PLACE)
    if event and "bob@example.com" in world.people:
        going(event.id, world.people["bob@example.com"], world.now - timedelta(days=2), 1)


def _full(world: World, made: Made, event: Event) -> None:
    """Parties of two and one fill it to the last place, then three wait."""
    people = iter(_strangers(world, made))
    left = event.capacity or 0
    while left:
        guests = 1 if left % 3 == 0 else 0
        going(event.id, next(people), world.now - A_WHILE, guests)
        left -= guests + 1
    for number in range(WAITING):
        going(event.id, next(people), world.now - A_WHILE + timedelta(days=number + 1))


def _cancelled(world: World, made: Made, event: Event) -> None:
    for member_id in _strangers(world, made)[:6]:
        going(event.id, member_id, world.now - A_WHILE)
    with clock.standing_at(world.now - timedelta(hours=20)):
        changing.cancel(event, REASON, by=_lead(made))


def _moved(world: World, made: Made, event: Event) -> None:
    for member_id in _strangers(world, made)[:8]:
        going(event.id, member_id, world.now - A_WHILE)
    details = {name: getattr(event, name) for name in ("title", "description", "start_time", "end_time", "capacity")}
    details |= {name: getattr(event, name) for name in ("guests", "cost", "languages", "walking_in")}
    with clock.standing_at(world.now - timedelta(hours=30)):
        day_after = Details(starts_on=event.starts_on + timedelta(days=1), place=Place(event.venue_id), **details)
        changing.edit(event, day_after, by=_lead(made))


def _tonight(world: World) -> None:
    """Somewhere it is the morning or the afternoon of an evening with something on."""
    made = next((made for made in world.made if _is_before_evening(world.now, made.site.city.zone)), None)
    if made is None:
        return
    chapter = db.session.get_one(Chapter, made.chapter_id)
    venue = db.session.scalars(select(Venue.id).where(Venue.chapter_id == chapter.id).order_by(Venue.id)).first()
    plan = Plan(
        title="Open door tonight",
        description="No talk, no list of things to do. The door is open, and somebody is there who knows your name.",
        starts_on=world.now.astimezone(ZoneInfo(chapter.zone)).date(),
        start_time=TONIGHT,
        end_time=CLOSES,
        place=Place(venue),
        capacity=40,
        languages="English",
        walking_in="Come in. There is a chair.",
        rule=Rule(Repeats.ONCE),
    )
    with clock.standing_at(world.now - A_WHILE):
        (event_id,) = scheduling.schedule(chapter, plan, by=_lead(made)).event_ids
    for member_id in made.member_ids[: len(made.member_ids) * 2 // 3]:
        going(event_id, member_id, world.now - timedelta(days=2))


def _the_four(world: World) -> None:
    """Alice and bob go to their own table; carla has found lunch in Lisbon, and goes to third Thursday at home."""
    said = (
        ("alice@example.com", OPEN),
        ("bob@example.com", OPEN),
        ("carla@example.com", LUNCH),
        ("carla@example.com", THIRD_THURSDAY),
    )
    for email, where in said:
        event = _next(world, *where, ahead=AT_ONCE)
        if event and email in world.people:
            going(event.id, world.people[email], world.now - timedelta(days=1))
    for email, city in (("bob@example.com", "Porto"), ("carla@example.com", "Lisbon")):
        made = world.at(city)
        if made and email in world.people:
            homes.follow(world.people[email], made.chapter_id)


def _jobs(world: World) -> None:
    """Alice's table has its jobs on every date; at the next one she greets, bob does the door, and she has said what is on."""
    made, event = world.at(OPEN[0]), _next(world, *OPEN, ahead=AT_ONCE)
    if made is None or event is None or event.series_id is None or "bob@example.com" not in world.people:
        return
    alice = _lead(made)
    with clock.standing_at(world.now - timedelta(hours=20)):
        setting.set_for_series(event.series_id, JOBS, by=alice)
        for job, taker in zip(queries.of_event(event.id), (alice.id, world.people["bob@example.com"]), strict=False):
            taking.take(event.id, job.id, taker)
        welcoming.be_at(event.id, alice.id, SPOT)
        telling.tell_event(event.id, Words(Audience.COMING, *NEWS), by=alice)
        programmes.write(event.id, PROGRAMME, by=alice)
        for before in series.past(event.series_id, most=1).rows:
            programmes.write(before.id, LAST_PROGRAMME, by=alice)


def _next(world: World, city: str, title: str, ahead: timedelta = AT_LEAST) -> Event | None:
    made = world.at(city)
    if made is None:
        return None
    return db.session.scalars(
        select(Event)
        .where(
            Event.chapter_id == made.chapter_id,
            Event.title == title,
            Event.state == EventState.PUBLISHED,
            Event.starts_at > world.now + ahead,
        )
        .order_by(Event.starts_at)
        .limit(1)
    ).first()


def _lead(made: Made) -> Member:
    return db.session.get_one(Member, made.lead_id)


def _strangers(world: World, made: Made) -> list[int]:
    """Who is at home there, but for the four, who speak for themselves."""
    cast = set(world.people.values())
    return [member_id for member_id in made.member_ids if member_id not in cast]


def _is_before_evening(now: datetime, zone: str) -> bool:
    return MORNING <= now.astimezone(ZoneInfo(zone)).time() < AFTERNOON
