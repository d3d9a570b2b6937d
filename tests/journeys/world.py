"""The world of the journeys: Lisbon and its neighbours on Wednesday 7 October 2026, small enough to know by heart."""

from datetime import date, time

from blog import labels
from blog.authoring import publishing, writing
from blog.authoring.writing import Draft
from chapters.models import Chapter
from cities.models import City, CityCode, CityName
from comments import bodies, operations
from comments.moderating import deciding
from core import clock
from core.database import db
from core.models import Club
from events.rsvps import rsvping
from members import passwords
from members.models import Member, TeamRole, Visibility
from tests.gazetteer import Row, add_cities, city
from tests.people import add_chapter, add_event, add_member, add_role, add_venue, saved

#: What bob signs in with.
PASSWORD = "a roof of gold over a door"
CHAPTERS = ("Lisbon", "Porto", "Charlotte", "London", "Tokyo", "Köln", "New York City")


def build() -> None:
    """Fill an empty database, inside `writing()`: rows first, then what people say to events, by the real verbs."""
    db.session.add(
        Club(id=1, name="Chapterhouse", tagline="A club with a chapter in every city.", is_demonstration=True)
    )
    cities = add_cities()
    _add_new_york(cities)
    chapters = {name: add_chapter(cities[name]) for name in CHAPTERS}
    people = _people(chapters)
    _events(chapters, people)
    add_commentary(people["bob"], people["carla"], people["admin"])


def _add_new_york(cities: dict[str, City]) -> None:
    """New York and its code, and how Tokyo is written there."""
    row = Row(
        5128581,
        "New York City",
        "New York",
        "US",
        40.71427,
        -74.00597,
        "America/New_York",
        8804190,
        "NYC",
        ("new york city", "new york"),
    )
    cities[row.name] = saved(city(row))
    db.session.add_all(CityName(city_id=row.id, key=key, rank=rank) for rank, key in enumerate(row.keys))
    db.session.add(CityCode(code=row.code, city_id=row.id, is_metropolitan=True))
    db.session.add(CityName(city_id=cities["Tokyo"].id, key="東京", rank=1))


def _people(chapters: dict[str, Chapter]) -> dict[str, Member]:
    def add(name: str, home: Chapter | None, **more: object) -> Member:
        address = f"{name.split(maxsplit=1)[0].lower()}@example.com"
        return add_member(name, home, email=address, email_canonical=address, **more)

    people = {
        "alice": add("Alice Ferreira", chapters["Lisbon"]),
        "bob": add("Bob Tavares", chapters["Lisbon"], password_hash=passwords.hashed(PASSWORD)),
        "carla": add("Carla Whitfield", chapters["Charlotte"]),
        "dan": add("Dan Archer", None),
    }
    people["admin"] = add_member(
        "Ada Reis", email="admin@example.com", email_canonical="admin@example.com", is_admin=True
    )
    add_role(people["alice"], chapters["Lisbon"], TeamRole.LEAD)
    return people


def _events(chapters: dict[str, Chapter], people: dict[str, Member]) -> None:
    """A dinner with room, a full table with one waiting, one called off, one that is over, and one each elsewhere."""
    venue = add_venue(chapters["Lisbon"], latitude=38.7139, longitude=-9.1335)
    dinner = add_event(chapters["Lisbon"], venue_id=venue.id, description="Long tables, *short* speeches.")
    table = add_event(chapters["Lisbon"], title="Small table", starts_on=date(2026, 10, 15), capacity=1, guests=0)
    add_event(
        chapters["Lisbon"],
        title="Harbour walk",
        starts_on=date(2026, 10, 16),
        state="cancelled",
        cancelled_at=clock.now(),
        reason="The ferry is on strike.",
    )
    add_event(chapters["Lisbon"], title="September dinner", starts_on=date(2026, 9, 9))
    add_event(
        chapters["Porto"], title="Bridge breakfast", starts_on=date(2026, 10, 17), start_time=time(9), end_time=time(11)
    )
    add_event(chapters["Charlotte"], title="Porch evening", starts_on=date(2026, 10, 20))
    db.session.flush()
    rsvping.rsvp(dinner.id, people["bob"].id, guests=1)
    rsvping.rsvp(dinner.id, people["alice"].id, visibility=Visibility.EVERYBODY)
    rsvping.rsvp(table.id, people["alice"].id)
    rsvping.rsvp(table.id, people["bob"].id)


def add_commentary(author: Member, reader: Member, admin: Member) -> None:
    """A post, published, with what somebody says to it."""
    draft = Draft(title="Notes on a long table", body="Put the newcomer in the *middle*.", tags=labels.tags(["tables"]))
    post = writing.write(author.id, draft)
    publishing.submit(post.id, author.id)
    publishing.publish(post.id, admin.id)
    said = operations.comment(post.thread_id or 0, reader.id, bodies.written("And the host by the door.", None))
    deciding.release([said.id], admin.id)
