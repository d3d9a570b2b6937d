"""Saying hello to the hosts: with the RSVP or afterwards, read by the hosts of that event and by nobody else."""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.greetings import operations
from events.models import Event
from events.rsvps.models import Rsvp
from members.models import Member, TeamRole
from tests.crawling import crawl
from tests.events.planning import scheduled
from tests.events.rsvps.saying import going, say
from tests.people import add_event, add_member, add_role
from tests.signing_in import post
from tests.watching import Watch

SignedIn = Callable[[Member], FlaskClient]
HELLO = "Zyxwv rows over from Charlotte.\nI’d love to see the old binders."


@pytest.fixture
def greeted(event: Event, carla: Member) -> Event:
    """Lisbon's dinner, whose hosts carla from Charlotte has said hello to."""
    going(event, carla)
    say(operations.say, event.id, carla.id, HELLO)
    return event


def greeting_of(event: Event, member: Member) -> str | None:
    """What the row says."""
    said = select(Rsvp.greeting).where(Rsvp.event_id == event.id, Rsvp.member_id == member.id)
    return db.session.scalar(said)


def test_two_lines_come_with_a_visitors_rsvp(
    signed_in: SignedIn, event: Event, alice: Member, carla: Member, address: str
) -> None:
    browser = signed_in(carla)
    assert "Say hello to your hosts" in browser.get(address).text

    said = post(browser, f"/events/{event.id}/rsvp", rsvp="going", greeting=HELLO.replace("\n", "\r\n"))

    assert said.status_code == 303
    assert greeting_of(event, carla) == HELLO
    host = signed_in(alice)
    assert "Zyxwv rows over" in host.get(f"/organise/events/{event.id}/attendees").text
    assert "Zyxwv rows over" in host.get("/organise/lisbon").text


def test_they_are_said_changed_and_taken_back_afterwards(
    signed_in: SignedIn, event: Event, carla: Member, address: str
) -> None:
    browser = signed_in(carla)
    going(event, carla)

    assert post(browser, f"/events/{event.id}/greeting", greeting=HELLO).location == address
    assert "You said hello" in browser.get(address).text
    post(browser, f"/events/{event.id}/greeting", greeting="Only tea for me")
    assert greeting_of(event, carla) == "Only tea for me"
    post(browser, f"/events/{event.id}/greeting", greeting="")
    assert greeting_of(event, carla) == ""


def test_what_is_too_long_is_refused_and_kept(signed_in: SignedIn, event: Event, carla: Member) -> None:
    browser = signed_in(carla)

    with_rsvp = post(browser, f"/events/{event.id}/rsvp", rsvp="going", greeting="x" * 281)
    going(event, carla)
    afterwards = post(browser, f"/events/{event.id}/greeting", greeting="y" * 281)

    assert (with_rsvp.status_code, afterwards.status_code) == (422, 422)
    assert "at most 280 characters" in with_rsvp.text
    assert "x" * 281 in with_rsvp.text
    assert 'href="#greeting"' in afterwards.text
    assert "y" * 281 in afterwards.text


def test_who_is_at_home_or_not_coming_is_told_what_a_greeting_comes_with(
    signed_in: SignedIn, event: Event, bob: Member, carla: Member, address: str
) -> None:
    going(event, bob)
    at_home = signed_in(bob)
    assert "Say hello to your hosts" not in at_home.get(address).text

    for browser in (at_home, signed_in(carla)):
        refused = post(browser, f"/events/{event.id}/greeting", greeting=HELLO)
        assert refused.status_code == 422
        assert "a greeting comes with a visitor’s RSVP" in refused.text


def test_it_is_written_out_as_plain_text(signed_in: SignedIn, event: Event, alice: Member, carla: Member) -> None:
    going(event, carla)
    say(operations.say, event.id, carla.id, "<b>bold</b> *lean*")

    page = signed_in(alice).get(f"/organise/events/{event.id}/attendees").text

    assert "&lt;b&gt;bold&lt;/b&gt; *lean*" in page


@pytest.mark.parametrize("reader", ["stranger", "going", "host_elsewhere", "editor"])
def test_nobody_but_the_hosts_comes_across_it(
    client: FlaskClient, signed_in: SignedIn, greeted: Event, lisbon: Chapter, charlotte: Chapter, reader: str
) -> None:
    browsers: dict[str, Callable[[], FlaskClient]] = {
        "stranger": lambda: client,
        "going": lambda: signed_in(_going(greeted, lisbon)),
        "host_elsewhere": lambda: signed_in(_in_team(charlotte, TeamRole.LEAD)),
        "editor": lambda: signed_in(_in_team(lisbon, TeamRole.EDITOR)),
    }

    assert not list(_met(browsers[reader](), greeted))


def test_the_control_a_host_comes_across_it(signed_in: SignedIn, greeted: Event, lisbon: Chapter) -> None:
    assert list(_met(signed_in(_in_team(lisbon, TeamRole.HOST)), greeted))


def test_no_file_and_no_other_event_has_it(
    signed_in: SignedIn, greeted: Event, lisbon: Chapter, alice: Member, carla: Member
) -> None:
    other = add_event(lisbon, title="Another evening")
    going(other, carla)
    host = signed_in(alice)

    for path in (
        f"/organise/events/{greeted.id}/attendees.csv",
        f"/organise/events/{greeted.id}/badges",
        f"/organise/events/{other.id}/attendees",
    ):
        assert "Zyxwv" not in host.get(path).text


def test_a_word_for_every_time_passes_over_it(
    signed_in: SignedIn, lisbon: Chapter, alice: Member, carla: Member
) -> None:
    series_id = scheduled(lisbon, alice).series_id

    answer = post(signed_in(carla), f"/series/{series_id}/rsvp", greeting=HELLO, guests="0")

    assert answer.status_code == 303


def test_without_visitors_the_events_page_costs_a_stranger_no_more_statements(
    client: FlaskClient, event: Event, address: str, watch: Watch
) -> None:
    with watch.statements() as seen:
        client.get(address)

    assert len(seen) <= 6


def _met(browser: FlaskClient, event: Event) -> Iterator[str]:
    """The pages on which a reader who follows every link meets it."""
    begin = ["/", "/chapters/lisbon", "/me", "/me/events", "/events", "/organise/lisbon"]
    begin += [f"/events/{event.id}{ending}" for ending in ("", ".ics", "/attendees")]
    begin += [f"/organise/events/{event.id}/attendees"]
    for answer in crawl(browser, begin, skip=lambda path: path.startswith(("/static/", "/mailbox"))):
        if b"Zyxwv" in answer.response.data:
            yield answer.path


def _going(event: Event, home: Chapter) -> Member:
    member = add_member("Gil Going", home)
    going(event, member)
    return member


def _in_team(chapter: Chapter, role: TeamRole) -> Member:
    member = add_member("Tess Team", chapter)
    add_role(member, chapter, role)
    return member
