"""What others see: of a private trip nothing, of a shared one the city and the week."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

import core.clock
from chapters.models import Chapter
from cities.models import City
from core.database import db, writing
from events.door import attending
from events.models import Event
from mail.models import Message
from members import leaving
from members.blocking import operations as blocking
from members.models import Member, TeamRole
from members.signed_in import SignedIn as Who
from members.signed_in import signed_in as who_of
from tests.conftest import StandingClock
from tests.events.meeting.evening import comes, met
from tests.events.rsvps.saying import say
from tests.people import add_chapter, add_event, add_member, add_role
from tests.signing_in import sign_in
from tests.trips.coffee.asking import asked
from tests.trips.tables.offering import offered
from trips import jobs, shared
from trips.itinerary import Stop
from trips.models import Trip, TripVisibility
from trips.passport import operations as passport

SignedIn = Callable[[Member], FlaskClient]
Keep = Callable[..., Trip]
UNKNOWN = "zzzzzzzzzzzz"
#: What anybody may ask for that could tell of somebody on the way to Lisbon; {who} is the traveller's page.
PROBES = (
    "/",
    "/events",
    "/events?near=Lisbon&from=2026-10-12&to=2026-10-18",
    "/events?near=Lisbon&q=carla",
    "/events/{event}",
    "/events/{event}.ics",
    "/events/{event}/attendees",
    "/chapters",
    "/chapters?near=Lisbon",
    "/chapters?q=carla",
    "/chapters/lisbon",
    "/chapters/charlotte",
    "/chapters/lisbon/calendar.ics",
    "/chapters/lisbon/blog",
    "/organise/lisbon",
    "/organise/events/{event}/attendees",
    "/organise/events/{event}/attendees.csv",
    "/members/{who}",
    "/cities?q=lis",
    "/blog",
    "/blog?q=carla",
    "/blog/feed.atom",
    "/sitemap.xml",
    "/trips",
    "/trips/new",
    "/trips/{trip}",
    "/trips/{trip}/edit",
    "/trips/{trip}.ics",
    "/chapters/lisbon/coffee",
    "/chapters/lisbon/coffee?arrives_on=2026-10-12&leaves_on=2026-10-18&trip={trip}",
    "/chapters/lisbon/table",
    "/events/{event}/faces",
    "/passport",
    "/passport.json",
    "/passport.csv",
    "/me",
    "/me/events",
    "/me/met",
    "/me/met.vcf",
    "/me/met/{who}.vcf",
    "/events/{been}/met",
    "/me/settings/blocks",
    "/mailbox",
)
#: On a house for trying things out, whoever is at its machine reads all mail.
EVERYBODYS_MAIL = {"/mailbox"}
#: What differs between two answers that are the same: a form's token, which is made anew each time, and, where an
#: answer repeats the address that was asked for, the name in it.
_TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')


def look(browser: FlaskClient, **names: str) -> dict[str, tuple[int, dict[str, str], str]]:
    """Everything that can be seen, by address: status, headers (the length and the ETag among them), and the page."""
    seen = {}
    for probe in PROBES:
        answer = browser.get(probe.format(**names))
        told = {name: value for name, value in answer.headers.items() if name not in ("Set-Cookie", "Date")}
        headers = {name: value.replace(names["trip"], "") for name, value in told.items()}
        if "csrf_token" in answer.text:
            headers.pop("Content-Length", None)
        seen[probe] = (answer.status_code, headers, _TOKEN.sub("", answer.text).replace(names["trip"], ""))
    return seen


@pytest.fixture
def names(alice: Member, bob: Member, carla: Member, dan: Member, lisbon: Chapter, event: Event) -> dict[str, str]:
    """What the probes look for carla by: two days ago she met the other three in Lisbon, and they exchanged contact."""
    dinner = add_event(lisbon, title="October opener", starts_on=date(2026, 10, 5))
    with core.clock.standing_at(dinner.starts_at - timedelta(days=1)):
        comes(dinner, alice, bob, carla, dan)
    for member in (alice, bob, carla, dan):
        say(attending.say, dinner.id, member.id, True)
    for other in (alice, bob, dan):
        met(dinner, other, carla, contact=True)
        met(dinner, carla, other, contact=True)
    return {"event": str(event.id), "been": str(dinner.id), "who": carla.key}


def blocked_by(member: Member, home: Chapter) -> Member:
    """Somebody at home there whom this member has blocked."""
    blocked = add_member("Blake Blocked", home)
    say(blocking.block, member.id, blocked.key)
    return blocked


def messages_to_others_than(member: Member) -> list[tuple[str, str]]:
    """Kind and address of every mail that is not to this member."""
    rows = select(Message.kind, Message.to_address).where(Message.to_address != member.email).order_by(Message.id)
    return [(row.kind, row.to_address) for row in db.session.execute(rows)]


@pytest.mark.parametrize("who", ["stranger", "bob", "alice", "dan", "admin", "blocked"])
def test_a_private_trip_leaves_no_trace_for_anybody_else(
    who: str,
    keep: Keep,
    carla: Member,
    alice: Member,
    bob: Member,
    dan: Member,
    admin: Member,
    lisbon: Chapter,
    names: dict[str, str],
    week: Stop,
    client: FlaskClient,
    signed_in: SignedIn,
    clock: StandingClock,
) -> None:
    blocked = blocked_by(carla, lisbon)
    say(passport.show, carla.id, True)
    offered(lisbon, bob)
    browsers = {
        "blocked": lambda: signed_in(blocked),
        "stranger": lambda: client,
        "bob": lambda: signed_in(bob),
        "alice": lambda: signed_in(alice),
        "dan": lambda: signed_in(dan),
        "admin": lambda: signed_in(admin),
    }
    browser = browsers[who]()
    before = look(browser, trip=UNKNOWN, **names)
    versions = db.session.execute(text("SELECT scope, number FROM version ORDER BY scope")).all()
    mailed = messages_to_others_than(carla)

    trip = keep(carla, week)
    jobs.tell_news()
    after = look(browser, trip=trip.key, **names)

    assert after == before
    assert db.session.execute(text("SELECT scope, number FROM version ORDER BY scope")).all() == versions
    assert messages_to_others_than(carla) == mailed


@pytest.mark.parametrize("who", ["stranger", "bob", "dan", "host", "blocked organiser"])
def test_a_coffee_asked_from_a_private_trip_and_a_table_are_seen_by_nobody_but_the_organisers(
    who: str,
    keep: Keep,
    carla: Member,
    alice: Member,
    bob: Member,
    dan: Member,
    lisbon: Chapter,
    names: dict[str, str],
    week: Stop,
    client: FlaskClient,
    signed_in: SignedIn,
) -> None:
    blocked, host = blocked_by(carla, lisbon), add_member("Hal Host", lisbon)
    say(blocking.block, alice.id, blocked.key)
    add_role(blocked, lisbon)
    add_role(host, lisbon, TeamRole.HOST)
    people = {"bob": bob, "dan": dan, "host": host, "blocked organiser": blocked}
    browser = signed_in(people[who]) if who in people else client
    before = look(browser, trip=UNKNOWN, **names)
    mailed = messages_to_others_than(carla)

    trip = keep(carla, week)
    asked(lisbon, carla, trip_id=trip.id)
    offered(lisbon, alice)
    after = look(browser, trip=trip.key, **names)

    assert {probe for probe in PROBES if before[probe] != after[probe]} <= EVERYBODYS_MAIL
    assert messages_to_others_than(carla) == [*mailed, ("coffee_asked", alice.email)]


def test_the_organiser_who_may_answer_sees_both(
    keep: Keep,
    carla: Member,
    alice: Member,
    bob: Member,
    lisbon: Chapter,
    names: dict[str, str],
    week: Stop,
    signed_in: SignedIn,
) -> None:
    browser = signed_in(alice)
    before = look(browser, trip=UNKNOWN, **names)

    trip = keep(carla, week)
    asked(lisbon, carla, trip_id=trip.id)
    noted = look(browser, trip=trip.key, **names)
    offered(lisbon, bob)
    after = look(browser, trip=trip.key, **names)

    assert {probe for probe in PROBES if before[probe] != noted[probe]} - EVERYBODYS_MAIL == {"/organise/lisbon"}
    assert {probe for probe in PROBES if noted[probe] != after[probe]} - EVERYBODYS_MAIL == {"/organise/lisbon"}


def test_the_probes_look_at_the_pages_of_who_met_them(names: dict[str, str], bob: Member, signed_in: SignedIn) -> None:
    seen = look(signed_in(bob), trip=UNKNOWN, **names)

    pages = [seen[probe] for probe in PROBES if "met" in probe]
    assert [(status, "Carla Whitfield" in page) for status, _headers, page in pages] == [(200, True)] * 4


def test_the_probes_would_see_a_trip_that_is_shared(
    keep: Keep, carla: Member, bob: Member, names: dict[str, str], week: Stop, signed_in: SignedIn
) -> None:
    browser = signed_in(bob)
    before = look(browser, trip=UNKNOWN, **names)

    trip = keep(carla, week, visibility=TripVisibility.MEMBERS)
    after = look(browser, trip=trip.key, **names)

    assert {probe for probe in PROBES if before[probe] != after[probe]} >= {"/trips/{trip}", "/chapters/lisbon"}


@pytest.fixture
def reads(app: Flask, another_client: Callable[[], FlaskClient]) -> Callable[[Member], Who]:
    """Somebody as a request knows them."""

    def read(member: Member) -> Who:
        browser = sign_in(another_client(), member)
        with browser.session_transaction() as session:
            token = session["_user_id"]
        found = who_of(token)
        assert found
        return found

    return read


def test_a_shared_trip_is_a_name_a_city_and_a_week(
    keep: Keep, carla: Member, bob: Member, week: Stop, reads: Callable[[Member], Who]
) -> None:
    trip = keep(carla, replace(week, arrives_on=date(2026, 10, 14)), visibility=TripVisibility.CHAPTERS)

    (visit,) = shared.seen(trip.key, reads(bob))

    assert (visit.name, visit.city_name, visit.week) == ("Carla Whitfield", "Lisbon", date(2026, 10, 12))
    assert {field.name for field in fields(visit)} == {
        "trip_key", "key", "name", "home_name", "tincture", "metal", "portrait_key", "city_name", "week",
    }  # fmt: skip


@pytest.mark.parametrize("day", range(12, 19))
def test_whatever_the_days_others_see_the_same_page_and_the_same_order(
    day: int, keep: Keep, carla: Member, bob: Member, lisbon: Chapter, week: Stop, signed_in: SignedIn
) -> None:
    dora = add_member("Dora Aalto")
    keep(dora, week, visibility=TripVisibility.MEMBERS)
    trip = keep(carla, replace(week, arrives_on=date(2026, 10, day)), visibility=TripVisibility.MEMBERS)
    browser = signed_in(bob)

    page, chapter = browser.get(f"/trips/{trip.key}").text, browser.get("/chapters/lisbon").text

    assert "Lisbon, week of 12 October" in page
    assert chapter.index("Carla Whitfield") < chapter.index("Dora Aalto")
    for html in (page, chapter):
        assert not re.search(rf"(?<!of )\b{day} Oct", html)


def test_chapters_that_may_know_are_those_in_reach(
    keep: Keep,
    carla: Member,
    bob: Member,
    dan: Member,
    admin: Member,
    week: Stop,
    cities: dict[str, City],
    reads: Callable[[Member], Who],
) -> None:
    maria = add_member("Maria Dias", add_chapter(cities["Porto"]))
    trip = keep(carla, week, visibility=TripVisibility.CHAPTERS)

    assert [bool(shared.seen(trip.key, reads(person))) for person in (bob, maria, dan, admin)] == [
        True,
        False,
        False,
        False,
    ]


def test_who_has_not_shown_that_an_address_is_theirs_sees_nobody(
    keep: Keep, carla: Member, lisbon: Chapter, week: Stop, reads: Callable[[Member], Who]
) -> None:
    fay = add_member("Fay Unknown", lisbon, confirmed_at=None)
    trip = keep(carla, week, visibility=TripVisibility.MEMBERS)

    assert shared.seen(trip.key, reads(fay)) == []


def test_an_ended_trip_closes_at_once(
    keep: Keep, carla: Member, bob: Member, week: Stop, signed_in: SignedIn, clock: StandingClock
) -> None:
    trip = keep(carla, week, visibility=TripVisibility.MEMBERS)
    browser = signed_in(bob)
    clock.move_to(datetime(2026, 10, 18, 22, 59, 59, tzinfo=UTC))
    assert browser.get(f"/trips/{trip.key}").status_code == 200

    clock.forward(seconds=1)

    assert browser.get(f"/trips/{trip.key}").status_code == 404
    assert "Carla" not in browser.get("/chapters/lisbon").text


def test_nobody_sees_the_trip_of_somebody_who_is_banned(
    keep: Keep, carla: Member, admin: Member, bob: Member, week: Stop, reads: Callable[[Member], Who]
) -> None:
    trip = keep(carla, week, visibility=TripVisibility.MEMBERS)

    with writing():
        leaving.ban(carla.id, admin.id, "spam")

    assert shared.seen(trip.key, reads(bob)) == []
