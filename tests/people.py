"""The people of every test: alice organises Lisbon, bob is at home there, carla is at home in Charlotte, dan nowhere.

The fixtures are committed rows; the `add_*` functions make more of the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest

from chapters import mark
from chapters.models import Chapter, Venue
from cities.models import City
from core import clock
from core.database import db
from core.tokens import fresh_key
from core.writing.slugs import slug
from events.models import Event
from members.models import Home, Member, Role, TeamRole
from tests.gazetteer import add_cities

Row = TypeVar("Row")


def add_chapter(city: City, **changed: Any) -> Chapter:
    """A chapter in a city, named after it, with the mark it would be given."""
    made = mark.suggest(slug(city.name))
    given: dict[str, Any] = {
        "slug": slug(city.name),
        "name": city.name,
        "city_id": city.id,
        "zone": city.zone,
        "country_code": city.country_code,
        "tincture": made.tincture,
        "metal": made.metal,
        "division": made.division,
        "letters": city.code,
        "founded_on": date(2021, 3, 1),
        "created_at": clock.now(),
        "confirmed_at": clock.now(),
    }
    city.chapters += 1
    return saved(Chapter(**(given | changed)))


def add_venue(chapter: Chapter, **changed: Any) -> Venue:
    """A venue of a chapter."""
    given: dict[str, Any] = {"name": "Café da Garagem", "address": "Costa do Castelo 75", "door": "Ring twice"}
    return saved(Venue(chapter_id=chapter.id, **(given | changed)))


def add_member(name: str, home: Chapter | None = None, **changed: Any) -> Member:
    """A member with a confirmed address, at home in `home` if one is given."""
    email = f"{slug(name)}@example.com"
    given: dict[str, Any] = {
        "key": fresh_key(),
        "name": name,
        "email": email,
        "email_canonical": email,
        "created_at": clock.now(),
        "confirmed_at": clock.now(),
    }
    member = saved(Member(**(given | changed)))
    if home:
        saved(Home(member_id=member.id, chapter_id=home.id, began_at=clock.now()))
        home.members += 1
        saved(home)
    return member


def add_members(count: int, home: Chapter | None = None) -> Sequence[Member]:
    """So many members, told apart by their number."""
    return [add_member(f"Member {number}", home) for number in range(1, count + 1)]


def add_role(member: Member, chapter: Chapter, role: TeamRole = TeamRole.ORGANISER) -> Role:
    """Put a member into a chapter's team."""
    return saved(Role(member_id=member.id, chapter_id=chapter.id, role=role, created_at=clock.now()))


def add_event(chapter: Chapter, **changed: Any) -> Event:
    """An event of its own on a Wednesday evening a week after noon, with ten places; instants follow the wall time."""
    given: dict[str, Any] = {
        "title": "October dinner",
        "starts_on": date(2026, 10, 14),
        "start_time": time(19),
        "end_time": time(21, 30),
        "zone": chapter.zone,
        "capacity": 10,
        "created_at": clock.now(),
    } | changed
    given.setdefault("slug", slug(given["title"]))
    given.setdefault("starts_at", _instant(given["starts_on"], given["start_time"], given["zone"]))
    given.setdefault("ends_at", _instant(given["starts_on"], given["end_time"], given["zone"]))
    return saved(Event(chapter_id=chapter.id, **given))


def saved(row: Row) -> Row:
    """The row, committed."""
    db.session.add(row)
    db.session.commit()
    return row


@dataclass(frozen=True)
class Club:
    """The chapters, the people and the event of the fixtures, all at once."""

    lisbon: Chapter
    charlotte: Chapter
    alice: Member
    bob: Member
    carla: Member
    dan: Member
    admin: Member
    event: Event


def add_club() -> Club:
    """What the fixtures make, for tests that read much and write little: one of it is enough for all of them."""
    cities = add_cities()
    lisbon, charlotte = add_chapter(cities["Lisbon"]), add_chapter(cities["Charlotte"])
    return Club(
        lisbon=lisbon,
        charlotte=charlotte,
        alice=_add_alice(lisbon),
        bob=_add("Bob Tavares", lisbon),
        carla=_add("Carla Whitfield", charlotte),
        dan=_add("Dan Archer"),
        admin=_add_admin(),
        event=add_event(lisbon),
    )


def let_go(club: Club) -> Club:
    """The same rows, read to the end and of no session: they outlive the transaction in which a test asks for them."""
    for field in fields(club):
        db.session.refresh(getattr(club, field.name))
    db.session.remove()
    return club


@pytest.fixture
def cities() -> dict[str, City]:
    """Twelve cities by name."""
    return add_cities()


@pytest.fixture
def lisbon(cities: dict[str, City]) -> Chapter:
    """The chapter in Lisbon, which alice leads."""
    return add_chapter(cities["Lisbon"])


@pytest.fixture
def charlotte(cities: dict[str, City]) -> Chapter:
    """The chapter in Charlotte, where carla is at home."""
    return add_chapter(cities["Charlotte"])


@pytest.fixture
def alice(lisbon: Chapter) -> Member:
    """She leads Lisbon and is at home there."""
    return _add_alice(lisbon)


@pytest.fixture
def bob(lisbon: Chapter) -> Member:
    """He is at home in Lisbon and has no role."""
    return _add("Bob Tavares", lisbon)


@pytest.fixture
def carla(charlotte: Chapter) -> Member:
    """She is at home in Charlotte, so a visitor everywhere else."""
    return _add("Carla Whitfield", charlotte)


@pytest.fixture
def dan() -> Member:
    """He has an account and no home."""
    return _add("Dan Archer")


@pytest.fixture
def admin() -> Member:
    """An admin of the site, at home nowhere."""
    return _add_admin()


@pytest.fixture
def event(lisbon: Chapter) -> Event:
    """Lisbon's dinner on Wednesday 14 October 2026, 19:00 to 21:30, ten places, two guests each."""
    return add_event(lisbon)


def _add(name: str, home: Chapter | None = None) -> Member:
    email = f"{name.partition(' ')[0].lower()}@example.com"
    return add_member(name, home, email=email, email_canonical=email)


def _add_alice(lisbon: Chapter) -> Member:
    alice = _add("Alice Ferreira", lisbon)
    add_role(alice, lisbon, TeamRole.LEAD)
    return alice


def _add_admin() -> Member:
    return add_member("Ada Reis", email="admin@example.com", email_canonical="admin@example.com", is_admin=True)


def _instant(on: date, at: time, zone: str) -> datetime:
    return datetime.combine(on, at, ZoneInfo(zone)).astimezone(UTC)
