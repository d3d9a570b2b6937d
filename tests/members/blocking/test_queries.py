"""What a block keeps apart, channel by channel; and that whoever is blocked cannot tell."""

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from comments.telling.letters import LETTERS
from core.database import db, writing
from events.chores import taking
from events.door import attendance_queries
from events.models import Event
from mail.models import Message
from members import profiles
from members.blocking import operations
from members.models import Member, TeamRole, Visibility
from members.profiles import Shown
from tests.comments import talking
from tests.events.chores.listing import add_chore
from tests.events.rsvps.saying import going
from tests.people import add_role
from tests.signing_in import sign_in
from tests.watching import Watch
from trips import operations as trips
from trips.itinerary import Stop
from trips.models import TripVisibility
from trips.operations import Wishes

SignedIn = Callable[[Member], FlaskClient]
#: What is not the same from one answer to the next.
TOKENS = re.compile(rb'name="csrf_token" value="[^"]*"')
#: What Bob can ask for that could tell of Carla.
PROBES = (
    "/",
    "/me",
    "/me/events",
    "/me/settings/blocks",
    "/events",
    "/events/{event}",
    "/events/{event}/attendees",
    "/events/{event}/faces",
    "/events/{event}.ics",
    "/chapters/lisbon",
    "/chapters/charlotte",
    "/blog",
    "/trips",
    "/members/{carla}",
)


@pytest.fixture
def signed_in(another_client: Callable[[], FlaskClient]) -> SignedIn:
    """A browser of its own for somebody, signed in."""
    return lambda member: sign_in(another_client(), member)


def block(member: Member, other: Member) -> None:
    """A member blocks another."""
    with writing():
        operations.block(member.id, other.key)


def seen(client: FlaskClient, event: Event, carla: Member) -> Sequence[tuple[str, int, bytes]]:
    """The status and the bytes of every probe."""
    paths = [probe.format(event=f"{event.id}-{event.slug}", carla=carla.key) for probe in PROBES]
    paths = [path.replace(f"-{event.slug}.", ".").replace(f"-{event.slug}/", "/") for path in paths]
    answers = [client.get(path) for path in paths]
    return [
        (path, answer.status_code, TOKENS.sub(b"", answer.data)) for path, answer in zip(paths, answers, strict=True)
    ]


def names_on(client: FlaskClient, path: str) -> set[str]:
    """Which of the two stand on a page, as people on a list do."""
    return set(re.findall(r"<bdi>(Bob|Carla) ", client.get(path).text))


def test_where_the_blocker_is_on_no_list_not_a_byte_tells(
    event: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    going(event, carla, visibility=Visibility.ORGANISERS)
    going(event, bob)
    client = signed_in(bob)
    before = seen(client, event, carla)

    block(carla, bob)

    assert seen(client, event, carla) == before


def test_where_they_are_it_looks_as_if_they_kept_to_themselves(
    event: Event, bob: Member, carla: Member, signed_in: SignedIn
) -> None:
    with writing():
        profiles.describe(carla.id, Shown(carla.name, "", "", "", Visibility.ATTENDEES, ()))
    going(event, carla, visibility=Visibility.ORGANISERS)
    going(event, bob)
    client = signed_in(bob)
    reserved = seen(client, event, carla)

    going(event, carla, visibility=Visibility.ATTENDEES)
    shown = Shown(carla.name, "she", "KAR-la", "Kites", Visibility.ATTENDEES, ["https://carla.example"])
    with writing():
        profiles.describe(carla.id, shown)
    open_to_all = seen(client, event, carla)
    block(carla, bob)

    assert open_to_all != reserved
    assert seen(client, event, carla) == reserved


def test_no_page_of_the_blocked_asks_one_more_statement(
    event: Event, bob: Member, carla: Member, signed_in: SignedIn, watch: Watch
) -> None:
    going(event, carla)
    going(event, bob)
    client = signed_in(bob)
    with watch.statements() as before:
        seen(client, event, carla)

    block(carla, bob)

    with watch.statements() as after:
        seen(client, event, carla)
    assert len(after) <= len(before)


@pytest.mark.parametrize("ending", ["-october-dinner", "/attendees"])
def test_the_blocker_sees_who_else_is_coming(
    event: Event, bob: Member, carla: Member, signed_in: SignedIn, ending: str
) -> None:
    going(event, carla)
    going(event, bob)
    block(carla, bob)

    assert names_on(signed_in(carla), f"/events/{event.id}{ending}") == {"Bob", "Carla"}


@pytest.mark.parametrize("path", ["/events/{}/attendees", "/organise/events/{}/attendees"])
def test_hosts_see_everybody_who_comes(
    event: Event, lisbon: Chapter, bob: Member, carla: Member, signed_in: SignedIn, path: str
) -> None:
    add_role(bob, lisbon, TeamRole.HOST)
    going(event, carla)
    going(event, bob)
    block(carla, bob)

    assert names_on(signed_in(bob), path.format(event.id)) >= {"Carla"}


def test_a_name_shown_to_everybody_is_not_shown_to_the_blocked(
    event: Event, bob: Member, carla: Member, dan: Member, signed_in: SignedIn
) -> None:
    going(event, bob, visibility=Visibility.EVERYBODY)
    block(bob, carla)

    assert names_on(signed_in(carla), f"/events/{event.id}-{event.slug}") == {"Carla"}
    assert names_on(signed_in(dan), f"/events/{event.id}-{event.slug}") == {"Bob"}


def test_the_list_of_jobs_says_taken(event: Event, bob: Member, carla: Member, signed_in: SignedIn) -> None:
    going(event, carla)
    going(event, bob)
    chore = add_chore(event)
    with writing():
        taking.take(event.id, chore.id, carla.id)
    block(carla, bob)

    page = signed_in(bob).get(f"/events/{event.id}-{event.slug}").text
    assert '<span class="quiet">taken</span>' in page
    assert carla.key not in page


@pytest.mark.parametrize("who_blocks", ["traveller", "reader"])
def test_a_shared_trip_is_not_shown_to_either_of_two_who_are_apart(
    lisbon: Chapter, bob: Member, carla: Member, signed_in: SignedIn, who_blocks: str
) -> None:
    week = Stop(lisbon.city_id, date(2026, 10, 12), date(2026, 10, 18))
    with writing():
        trip = trips.keep(carla.id, (week,), Wishes(visibility=TripVisibility.MEMBERS))
    client = signed_in(bob)
    before = client.get(f"/trips/{trip.key}").status_code

    block(*((carla, bob) if who_blocks == "traveller" else (bob, carla)))

    assert (before, client.get(f"/trips/{trip.key}").status_code) == (200, 404)
    assert "In town" not in client.get("/chapters/lisbon").text


@pytest.mark.parametrize("who_blocks", ["answered", "answering"])
def test_no_mail_about_comments_goes_from_one_to_the_other(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member, who_blocks: str
) -> None:
    thread = talking.begin(lisbon, alice)
    talking.trust(thread, bob, carla)
    first = talking.say(thread, bob)
    block(*((bob, carla) if who_blocks == "answered" else (carla, bob)))

    talking.say(thread, carla, "Which bees?", to=first)

    assert bob.email not in [mail.to_address for mail in talking.mails("comment_reply")]


def test_a_mail_that_was_queued_before_the_block_is_not_written(
    lisbon: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    thread = talking.begin(lisbon, alice)
    talking.trust(thread, bob, carla)
    talking.say(thread, carla, "Which bees?", to=talking.say(thread, bob))
    queued = db.session.scalars(
        select(Message).where(Message.kind == "comment_reply", Message.to_address == bob.email)
    ).one()
    written = LETTERS["comment_reply"](queued.facts)

    block(bob, carla)

    assert written is not None
    assert LETTERS["comment_reply"](queued.facts) is None


def test_thanks_do_not_reach_a_host_who_is_apart(event: Event, alice: Member, bob: Member) -> None:
    before = [host.name for host in attendance_queries.hosts(event.id, but=bob.id)]

    block(alice, bob)

    assert (before, attendance_queries.hosts(event.id, but=bob.id)) == (["Alice Ferreira"], [])
