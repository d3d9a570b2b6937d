"""The link of an event that is held online: those going and their hosts have it, and nobody else on any surface."""

from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from events import changing, feeds, linked_data, queries
from events.models import Event, Series
from events.online.ways import Way
from events.rsvps import jobs, rsvping
from events.rsvps.models import Rsvp
from mail import delivery
from mail.transports import Memory
from members.models import Member, TeamRole
from tests.conftest import StandingClock
from tests.events.planning import details_of, scheduled, series_by
from tests.events.rsvps.saying import going, say
from tests.people import add_event, add_member, add_role, add_venue, saved
from tests.signing_in import post

LINK = "https://meet.example.org/SECRET?pwd=1&x=2"
SECRET = "SECRET"

Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Event:
    """A date of a series in a café and online, with one place."""
    series = series_by(scheduled(lisbon, alice, capacity=1, way=Way.HYBRID, link=LINK).series_id)
    venue = add_venue(lisbon)
    return add_event(lisbon, way=Way.HYBRID, link=LINK, capacity=1, series_id=series.id, venue_id=venue.id)


@pytest.fixture
def surfaces(table: Event) -> list[str]:
    """Every address that tells of the event to whoever asks."""
    page = f"/events/{table.id}-{table.slug}"
    chapter = ["/chapters/lisbon", "/chapters/lisbon/calendar.ics", "/organise/lisbon", "/events?city=Lisbon"]
    series = [f"/series/{table.series_id}", f"/series/{table.series_id}/calendar.ics"]
    event = [f"/events/{table.id}.ics", f"/events/{table.id}/card.png", f"/events/{table.id}/rsvp"]
    hosts = [f"/events/{table.id}/edit", f"/events/{table.id}/attendees"]
    return ["/", "/events", "/me", "/me/events", page, *event, *hosts, *chapter, *series]


@pytest.fixture
def transport(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is sent lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


def leaks(browser: FlaskClient, surfaces: list[str]) -> list[str]:
    """Where the link stands."""
    return [path for path in surfaces if SECRET.encode() in browser.get(path, follow_redirects=True).data]


def all_of(mail: EmailMessage) -> str:
    """Every part of a mail that is text, as it is read."""
    parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
    return "".join(part.get_content().replace("\r\n ", "") for part in parts)


def to(transport: Memory, member: Member) -> list[str]:
    """What somebody was sent."""
    delivery.deliver_due()
    return [all_of(mail) for mail in transport.sent if str(member.email) in str(mail["To"])]


def test_a_stranger_finds_the_link_nowhere(table: Event, client: FlaskClient, surfaces: list[str]) -> None:
    assert leaks(client, surfaces) == []
    assert "The link is here for those who are going." in client.get(f"/events/{table.id}-{table.slug}").text


def test_a_member_who_said_nothing_finds_the_link_nowhere(
    table: Event, signed_in: Browser, dan: Member, surfaces: list[str]
) -> None:
    assert leaks(signed_in(dan), surfaces) == []


@pytest.mark.parametrize("verb", [rsvping.rsvp, rsvping.maybe, rsvping.decline])
def test_who_waits_may_come_or_declined_finds_it_nowhere_and_is_mailed_it_never(
    table: Event,
    signed_in: Browser,
    bob: Member,
    carla: Member,
    surfaces: list[str],
    transport: Memory,
    clock: StandingClock,
    verb: Callable[..., Any],
) -> None:
    going(table, carla)
    say(verb, table.id, bob.id)

    assert leaks(signed_in(bob), surfaces) == []
    clock.move_to(table.starts_at)
    clock.forward(hours=-20)
    jobs.remind()
    assert SECRET not in "".join(to(transport, bob))


def test_a_seat_that_is_held_for_an_address_not_confirmed_has_no_link(
    table: Event, signed_in: Browser, bob: Member, surfaces: list[str], clock: StandingClock
) -> None:
    say(rsvping.rsvp, table.id, bob.id)
    rsvp = db.session.scalars(select(Rsvp)).one()
    rsvp.held_until = table.starts_at
    saved(rsvp)

    assert leaks(signed_in(bob), surfaces) == []


def test_who_gives_the_place_back_loses_the_link(
    table: Event, signed_in: Browser, bob: Member, surfaces: list[str]
) -> None:
    going(table, bob)
    say(rsvping.withdraw, table.id, bob.id)

    assert leaks(signed_in(bob), surfaces) == []


def test_who_goes_has_it_on_the_page_of_the_event_and_in_its_file_and_nowhere_else(
    table: Event, signed_in: Browser, bob: Member, surfaces: list[str], address_of_table: str
) -> None:
    going(table, bob)

    mine = [address_of_table, f"/events/{table.id}.ics", f"/events/{table.id}/rsvp"]
    assert leaks(signed_in(bob), surfaces) == mine
    assert (
        f'<a href="{LINK.replace("&", "&amp;")}" rel="noopener noreferrer">'
        in signed_in(bob).get(address_of_table).text
    )


@pytest.fixture
def address_of_table(table: Event) -> str:
    """Where its page is."""
    return f"/events/{table.id}-{table.slug}"


def test_who_goes_has_it_in_the_mail_that_says_so_and_in_the_reminder(
    table: Event, bob: Member, transport: Memory, clock: StandingClock
) -> None:
    going(table, bob)
    (youre_in,) = to(transport, bob)
    clock.move_to(table.starts_at)
    clock.forward(hours=-20)
    jobs.remind()
    reminder = to(transport, bob)[-1]

    assert youre_in.count(f"Online, for those going: {LINK}") == 1
    assert f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{LINK}" in youre_in
    assert f"Online, for those going: {LINK}" in reminder


def test_the_public_file_for_calendars_says_online_and_not_where(table: Event, client: FlaskClient) -> None:
    text = client.get(f"/events/{table.id}.ics").text.replace("\r\n ", "")

    assert "CONFERENCE" not in text
    assert "\\, Lisbon\\, or online\r\n" in text


def test_the_file_of_who_goes_is_theirs_alone(table: Event, signed_in: Browser, bob: Member) -> None:
    before = signed_in(bob).get(f"/events/{table.id}.ics")
    going(table, bob)

    mine = signed_in(bob).get(f"/events/{table.id}.ics")

    assert f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{LINK}" in mine.text.replace("\r\n ", "")
    assert (before.cache_control.public, mine.headers["Cache-Control"]) == (True, "private, no-store")


def test_ones_own_calendar_has_it_where_one_goes_and_not_where_one_waits(
    table: Event, bob: Member, carla: Member
) -> None:
    going(table, bob)
    say(rsvping.rsvp, table.id, carla.id)

    assert SECRET in feeds.of_member(bob.id, "Supper Club")
    assert SECRET not in feeds.of_member(carla.id, "Supper Club")


def test_calendars_that_anybody_subscribes_to_have_it_not(table: Event, client: FlaskClient, bob: Member) -> None:
    going(table, bob)
    feeds_of_all = [f"/series/{table.series_id}/calendar.ics", "/chapters/lisbon/calendar.ics"]

    assert leaks(client, feeds_of_all) == []


@pytest.mark.parametrize("role", [TeamRole.LEAD, TeamRole.ORGANISER, TeamRole.HOST])
def test_hosts_have_it_on_the_page(
    table: Event, lisbon: Chapter, signed_in: Browser, address_of_table: str, role: TeamRole
) -> None:
    host = add_member("Hanna Host")
    add_role(host, lisbon, role)

    assert SECRET in signed_in(host).get(address_of_table).text


def test_hosts_of_another_chapter_have_it_not(
    table: Event, charlotte: Chapter, carla: Member, signed_in: Browser, surfaces: list[str]
) -> None:
    add_role(carla, charlotte, TeamRole.LEAD)

    assert leaks(signed_in(carla), surfaces) == []


def test_each_date_of_a_series_starts_out_with_its_way_and_link(lisbon: Chapter, alice: Member) -> None:
    made = scheduled(lisbon, alice, way=Way.ONLINE, link=LINK)

    event = db.session.get_one(Event, made.event_ids[3])
    assert (event.way, event.link) == (Way.ONLINE, LINK)
    assert db.session.get_one(Series, made.series_id).link == LINK


def test_a_date_that_is_changed_has_another_link(table: Event, alice: Member) -> None:
    with writing():
        changing.edit(table, details_of(table, way=Way.ONLINE, link="https://other.example/"), by=alice)

    event = db.session.get_one(Event, table.id)
    assert (event.way, event.link) == (Way.ONLINE, "https://other.example/")


@pytest.mark.parametrize(
    ("way", "mode", "kinds"),
    [
        (Way.IN_PERSON, "Offline", ["Place"]),
        (Way.ONLINE, "Online", ["VirtualLocation"]),
        (Way.HYBRID, "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_search_engines_are_told_how_people_meet(lisbon: Chapter, way: Way, mode: str, kinds: list[str]) -> None:
    event = add_event(lisbon, way=way, link=LINK)

    facts = linked_data.facts(queries.shown(event.id))

    assert facts["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    location = facts["location"]
    assert [each["@type"] for each in (location if way is Way.HYBRID else [location])] == kinds
    assert SECRET not in str(facts)


@pytest.mark.parametrize(
    ("way", "link", "sentence"),
    [
        ("online", "http://meet.example.org/", "Paste the whole link, beginning with https://"),
        ("in_person", LINK, "People meet in person: choose online or both, or leave the link out"),
    ],
)
def test_the_form_refuses_a_link_that_does_not_fit_and_keeps_it(
    alice: Member, signed_in: Browser, way: str, link: str, sentence: str
) -> None:
    answer = post(signed_in(alice), "/organise/lisbon/events/new", title="Table", way=way, link=link)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{link.replace("&", "&amp;")}"' in answer.text
