"""The demonstration world, on the gazetteer of twelve cities."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, or_, select

from chapters.models import Chapter
from cities.models import City
from core.clock import now, standing_at
from core.database import db, writing
from core.models import Club
from core.refusal import Refused
from events.models import Event, EventState
from events.photos.models import Photo
from events.rsvps.models import Rsvp, RsvpState
from mail import outbox
from mail.models import Delivery, Message
from members import passwords
from members.models import Home, Member, Role, TeamRole
from pages.demonstration import cast, cli, evenings, people, seeding, stories
from pages.demonstration.characters import CHARACTERS, EVERYDAY, Evening
from pages.demonstration.cities import WRITTEN, all_of_them
from tests.conftest import NOON, StandingClock, app_on_a_copy
from tests.databases import Databases
from tests.gazetteer import ROWS, add_cities
from trips.models import Leg, Trip, TripVisibility

WANTED = [(row.name, row.country_code + {"Charlotte": " NC", "Portland": " OR"}.get(row.name, "")) for row in ROWS]
EVENINGS = [*EVERYDAY, *(evening for character in CHARACTERS.values() for evening in character.evenings)]
HASH = passwords.hashed("a password for all four of them")


@pytest.fixture(scope="module")
def world_app(databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app on a database of its own, in which the demonstration of the twelve cities has been made once."""
    with app_on_a_copy(databases, template, tmp_path_factory.mktemp("world")) as app:
        with app.app_context(), standing_at(NOON):
            with writing():
                add_cities()
            fill()
            db.session.remove()
        yield app


@pytest.fixture
def seeded(world_app: Flask) -> Iterator[Flask]:
    """That world, only to be read."""
    with world_app.app_context():
        yield world_app
        db.session.remove()


def fill() -> None:
    """Make the world, part by part, as the command does."""
    for part in seeding.parts(HASH, WANTED):
        with writing(), outbox.quietly():
            part()
    db.session.expire_all()


@pytest.mark.usefixtures("seeded")
def test_every_city_has_its_chapter_and_knows_it() -> None:
    chapters = db.session.scalars(select(Chapter.name).order_by(Chapter.name)).all()

    counts = db.session.scalars(select(City.chapters)).all()

    assert chapters == sorted(row.name for row in ROWS)
    assert counts == [1] * len(ROWS)


@pytest.mark.usefixtures("seeded")
def test_the_club_says_that_it_is_a_demonstration() -> None:
    club = db.session.scalars(select(Club)).one()

    assert club.is_demonstration
    assert club.name == "Chapterhouse"


@pytest.mark.usefixtures("seeded")
def test_alice_leads_lisbon_where_bob_is_at_home_and_carla_comes_from_charlotte() -> None:
    people = select(Member.email, Chapter.slug).where(Member.password_hash.is_not(None)).order_by(Member.email)
    leading = people.join(Role, Role.member_id == Member.id).join(Chapter, Chapter.id == Role.chapter_id)
    at_home = people.join(Home, Home.member_id == Member.id).join(Chapter, Chapter.id == Home.chapter_id)

    leads = db.session.execute(leading.where(Role.role == TeamRole.LEAD)).all()
    homes = db.session.execute(at_home).all()

    assert leads == [("alice@example.com", "lisbon")]
    assert homes == [
        ("alice@example.com", "lisbon"),
        ("bob@example.com", "lisbon"),
        ("carla@example.com", "charlotte"),
    ]


@pytest.mark.usefixtures("seeded")
def test_the_four_share_one_password_and_one_looks_after_the_site() -> None:
    found = db.session.execute(
        select(Member.email, Member.is_admin).where(Member.password_hash == HASH).order_by(Member.email)
    ).all()

    assert found == [
        ("admin@example.com", True),
        ("alice@example.com", False),
        ("bob@example.com", False),
        ("carla@example.com", False),
    ]


@pytest.mark.usefixtures("seeded")
def test_dates_reach_a_year_ahead_and_some_are_past() -> None:
    first, last = db.session.execute(select(func.min(Event.starts_at), func.max(Event.starts_at))).one()

    assert first < now()
    assert last > now() + timedelta(days=340)


@pytest.mark.usefixtures("seeded")
def test_one_event_has_a_single_place_left_which_is_offered_to_bob_who_asked_for_two() -> None:
    event = _next("Lisbon", "Podcast clinic")

    assert event.capacity is not None
    assert (event.capacity - event.seats_taken, event.waiting, event.fewer) == (1, 1, 1)


@pytest.mark.usefixtures("seeded")
def test_one_event_is_full_and_three_wait() -> None:
    event = _next("Charlotte", "Coffee before work")

    assert (event.seats_taken, event.waiting) == (event.capacity, 3)


@pytest.mark.usefixtures("seeded")
def test_no_other_event_is_full_or_has_anybody_waiting() -> None:
    full = db.session.scalars(
        select(Event.title).where((Event.waiting > 0) | (Event.seats_taken == Event.capacity)).order_by(Event.title)
    ).all()

    assert full == ["Coffee before work", "Podcast clinic"]


@pytest.mark.usefixtures("seeded")
def test_one_event_is_cancelled_with_a_reason_and_one_is_moved() -> None:
    cancelled = db.session.scalars(select(Event).where(Event.state == EventState.CANCELLED)).one()
    moved = db.session.scalars(select(Event).where(Event.moved_from_at.is_not(None))).one()

    assert cancelled.reason == stories.REASON
    assert cancelled.starts_at > now()
    assert moved.starts_on - (moved.original_on or moved.starts_on) == timedelta(days=1)


@pytest.mark.usefixtures("cities")
@pytest.mark.parametrize("hours", [0, 16])
def test_something_is_on_tonight_where_an_evening_lies_ahead(clock: StandingClock, hours: int) -> None:
    clock.forward(hours=hours)
    fill()

    tonight = db.session.scalars(select(Event).where(Event.series_id.is_(None))).one()

    there = ZoneInfo(tonight.zone)
    assert tonight.starts_at > now()
    assert tonight.starts_at.astimezone(there).date() == now().astimezone(there).date()
    assert tonight.going > 0


@pytest.mark.usefixtures("seeded")
def test_counts_of_every_event_are_those_of_its_rsvps() -> None:
    counted = db.session.execute(
        select(Rsvp.event_id, func.count(), func.sum(1 + Rsvp.guests))
        .where(Rsvp.state == RsvpState.GOING)
        .group_by(Rsvp.event_id)
        .order_by(Rsvp.event_id)
    ).all()

    kept = db.session.execute(
        select(Event.id, Event.going, Event.seats_taken).where(Event.going > 0).order_by(Event.id)
    ).all()

    assert kept == counted


@pytest.mark.usefixtures("seeded")
def test_carla_is_a_visitor_in_lisbon_and_bob_is_not() -> None:
    said = db.session.execute(
        select(Member.email, Rsvp.is_visitor)
        .distinct()
        .join(Rsvp, Rsvp.member_id == Member.id)
        .join(Event, Event.id == Rsvp.event_id)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(Chapter.slug == "lisbon", Member.email.in_(("bob@example.com", "carla@example.com")))
        .order_by(Member.email)
    ).all()

    assert said == [("bob@example.com", False), ("carla@example.com", True)]


@pytest.mark.usefixtures("seeded")
def test_one_evening_in_lisbon_has_three_photos_with_words_two_of_them_for_everybody() -> None:
    photos = select(Event.photos, Event.photos_shown, Chapter.slug).join(Chapter).where(Event.photos > 0)
    undescribed = select(func.count()).select_from(Photo).where(Photo.alt == "")

    assert db.session.execute(photos).all() == [(3, 2, "lisbon")]
    assert db.session.scalar(undescribed) == 0


@pytest.mark.usefixtures("seeded")
def test_no_rsvp_was_said_in_the_future_or_before_the_event_was_made_known() -> None:
    is_wrong = or_(Rsvp.created_at > now(), Rsvp.created_at < Event.created_at, Rsvp.created_at > Event.starts_at)

    wrong = db.session.scalars(select(Rsvp.id).join(Event, Event.id == Rsvp.event_id).where(is_wrong)).all()

    assert wrong == []


@pytest.mark.usefixtures("seeded")
def test_its_mail_is_kept_and_never_sent() -> None:
    kinds = set(db.session.scalars(select(Message.delivery).distinct()))

    assert kinds == {Delivery.QUIET}


@pytest.mark.usefixtures("cities")
def test_the_same_day_gives_the_same_world(world_app: Flask) -> None:
    with world_app.app_context():
        first = _told()
    fill()

    second = _told()

    assert second == first


@pytest.mark.usefixtures("seeded")
def test_a_house_where_somebody_has_moved_in_is_left_alone() -> None:
    with pytest.raises(Refused, match="moved in already"):
        seeding.parts(HASH, WANTED)


def test_a_house_without_cities_says_what_to_do_first() -> None:
    with pytest.raises(Refused, match="flask --app app cities import"):
        seeding.parts(HASH)


@pytest.mark.usefixtures("seeded")
def test_everybody_has_a_name_of_their_own() -> None:
    names = db.session.scalars(select(Member.name)).all()

    assert len(set(names)) == len(names)
    assert set(people.SHAPES) <= set(names)


def test_at_least_a_hundred_and_sixty_cities_are_listed_and_the_written_ones_come_first() -> None:
    listed = all_of_them()

    assert len(set(listed)) == len(listed) >= 160
    assert tuple(listed[:12]) == WRITTEN
    assert [name for name, _where in WRITTEN] == list(CHARACTERS)


@pytest.mark.parametrize(
    "evening", [*EVERYDAY, *(e for c in CHARACTERS.values() for e in c.evenings)], ids=lambda e: e.title
)
def test_every_evening_repeats_by_a_rule_that_can_be_kept(evening: Evening) -> None:
    rule = evenings.rule(evening.rule)

    assert rule.repeats.value == evening.rule["repeats"]


def test_the_password_follows_from_the_secret_and_is_good_enough() -> None:
    password = cast.password("one secret")

    assert password == cast.password("one secret") != cast.password("another")
    assert passwords.check(password, [person.name for person in cast.CAST]) == password


@pytest.mark.usefixtures("seeded")
def test_who_can_sign_in_is_told_and_the_password_only_while_it_is_theirs() -> None:
    lines = "\n".join(cli.welcome())

    assert "alice@example.com  organises Lisbon" in lines
    assert "with the password" not in lines


def _next(city: str, title: str) -> Event:
    return db.session.scalars(
        select(Event)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(Chapter.name == city, Event.title == title, Event.starts_at > now() + stories.AT_LEAST)
        .order_by(Event.starts_at)
        .limit(1)
    ).one()


def _told() -> list[object]:
    """What a reader could notice of the world, but for ids and random keys."""
    mark = (Chapter.tincture, Chapter.metal, Chapter.division, Chapter.letters)
    counts = (Event.going, Event.waiting, Event.seats_taken, Event.visitors)
    return [
        db.session.execute(
            select(Chapter.slug, *mark, Chapter.members, Chapter.founded_on).order_by(Chapter.slug)
        ).all(),
        db.session.execute(
            select(Member.name, Member.email, Member.starter, Member.created_at).order_by(Member.email)
        ).all(),
        db.session.execute(
            select(Chapter.slug, Event.title, Event.starts_at, *counts)
            .join(Chapter, Chapter.id == Event.chapter_id)
            .order_by(Chapter.slug, Event.starts_at, Event.title)
        ).all(),
        db.session.execute(
            select(Member.email, Rsvp.state, Rsvp.guests, Rsvp.created_at)
            .join(Rsvp, Rsvp.member_id == Member.id)
            .order_by(Member.email, Rsvp.created_at)
        ).all(),
    ]


@pytest.mark.usefixtures("seeded")
def test_carla_is_on_the_way_to_lisbon_and_one_trip_is_shared() -> None:
    trips = db.session.execute(
        select(Trip.visibility, City.name)
        .join(Leg, Leg.trip_id == Trip.id)
        .join(City, City.id == Leg.city_id)
        .order_by(Trip.visibility.desc())
    )

    assert [tuple(row) for row in trips] == [
        (TripVisibility.PRIVATE, "Lisbon"),
        (TripVisibility.MEMBERS, "Lisbon"),
    ]
