"""RSVPs as people send them, and who may see who is coming."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter, ChapterState
from core.database import db
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.models import Rsvp, RsvpState
from members.models import Act, Member, TeamRole, Visibility
from tests.conftest import StandingClock
from tests.events.rsvps.saying import counts_of, going, locked, say, state_of
from tests.people import add_event, add_member, add_role, saved
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]


def test_going_is_answered_with_the_events_page(signed_in: Browser, bob: Member, event: Event, address: str) -> None:
    browser = signed_in(bob)

    answer = post(browser, f"/events/{event.id}/rsvp", rsvp="going", guests="1", visibility="organisers")

    assert (answer.status_code, answer.location) == (303, address)
    assert counts_of(event) == (1, 2, 0, 0)
    assert "You’re going. We’ve mailed you the details." in browser.get(address).text


@pytest.mark.parametrize(
    ("said", "state"), [("going", RsvpState.GOING), ("maybe", RsvpState.MAYBE), ("declined", RsvpState.DECLINED)]
)
def test_the_three_words(signed_in: Browser, bob: Member, event: Event, said: str, state: RsvpState) -> None:
    post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp=said)

    assert state_of(event, bob) is state


def test_taking_it_back(signed_in: Browser, bob: Member, event: Event, address: str) -> None:
    going(event, bob)

    answer = post(signed_in(bob), f"/events/{event.id}/rsvp/withdrawal")

    assert (answer.status_code, answer.location) == (303, address)
    assert state_of(event, bob) is RsvpState.WITHDRAWN


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"rsvp": "perhaps"}, "Say whether you’re going"),
        ({}, "Say whether you’re going"),
        ({"rsvp": "going", "guests": "9"}, "You can bring 5 guests at most"),
        ({"rsvp": "going", "guests": "3"}, "You can bring 2 guests at most."),
        ({"rsvp": "going", "visibility": "nobody"}, "Choose who sees you’re coming"),
    ],
)
def test_what_makes_no_sense_is_the_page_again(
    signed_in: Browser, bob: Member, event: Event, fields: dict[str, str], words: str
) -> None:
    answer = post(signed_in(bob), f"/events/{event.id}/rsvp", **fields)

    assert answer.status_code == 422
    assert words in answer.text
    assert "<title>Error: October dinner" in answer.text
    assert state_of(event, bob) is None


@pytest.mark.parametrize("fields", [{"state": "going"}, {"member_id": "1"}, {"guests": ["1", "2"]}])
def test_a_field_that_is_not_on_the_form_is_refused(
    signed_in: Browser, bob: Member, event: Event, fields: dict[str, Any]
) -> None:
    assert post(signed_in(bob), f"/events/{event.id}/rsvp", rsvp="going", **fields).status_code == 400


def test_a_rule_that_says_no_is_told_on_the_page(
    signed_in: Browser, bob: Member, event: Event, clock: StandingClock
) -> None:
    browser = signed_in(bob)
    clock.move_to(event.starts_at + timedelta(minutes=1))

    answer = post(browser, f"/events/{event.id}/rsvp", rsvp="going")

    assert answer.status_code == 422
    assert "This event has begun: no more RSVPs are taken." in answer.text


def test_who_lost_the_race_is_told_kindly(signed_in: Browser, bob: Member, dan: Member, lisbon: Chapter) -> None:
    event = add_event(lisbon, capacity=1)
    browser = signed_in(dan)
    going(event, bob)

    post(browser, f"/events/{event.id}/rsvp", rsvp="going", seen="open")

    html = browser.get(f"/events/{event.id}-october-dinner").text
    assert "Someone took the last place while you were reading. You’re 1st on the waitlist instead." in html


def test_who_is_not_signed_in_signs_up_and_loses_nothing(client: FlaskClient, event: Event, address: str) -> None:
    answer = post(client, f"/events/{event.id}/rsvp", rsvp="going", guests="2", visibility="everybody")

    assert answer.status_code == 303
    assert urlsplit(answer.location).path == "/sign-up"
    assert parse_qs(urlsplit(answer.location).query) == {
        "next": [address],
        "event": [str(event.id)],
        "rsvp": ["going"],
        "guests": ["2"],
        "visibility": ["everybody"],
    }


def test_an_unknown_event_takes_no_rsvp(signed_in: Browser, bob: Member) -> None:
    assert post(signed_in(bob), "/events/999999/rsvp", rsvp="going").status_code == 404


def test_without_a_token_nothing_is_said(signed_in: Browser, bob: Member, event: Event) -> None:
    assert signed_in(bob).post(f"/events/{event.id}/rsvp", data={"rsvp": "going"}).status_code == 400
    assert state_of(event, bob) is None


#: Who looks, and the names that they see: those for organisers, for those going, for everybody, and a visitor's.
SEEN = [
    ("stranger", {"Everett"}),
    ("dan, who is not going", {"Everett"}),
    ("bob, who waits", {"Everett"}),
    ("attendee", {"Everett", "Gwen", "Vera"}),
    ("organiser", {"Oskar", "Everett", "Gwen", "Vera"}),
    ("host", {"Oskar", "Everett", "Gwen", "Vera"}),
    ("editor", {"Everett"}),
    ("admin", {"Oskar", "Everett", "Gwen", "Vera"}),
    ("organiser elsewhere", {"Everett"}),
]
NAMES = {"Oskar", "Gwen", "Everett", "Vera", "Holly"}


@pytest.fixture
def looking(
    event: Event, lisbon: Chapter, charlotte: Chapter, dan: Member, bob: Member, alice: Member, admin: Member
) -> dict[str, Member | None]:
    """Everybody who looks, at an event with one attendee of each kind; Holly's seat is held, not confirmed."""
    oskar, gwen, everett = (add_member(name, lisbon) for name in ("Oskar", "Gwen", "Everett"))
    vera, holly = add_member("Vera", charlotte), add_member("Holly", lisbon, confirmed_at=None)
    going(event, oskar, visibility=Visibility.ORGANISERS)
    going(event, gwen, visibility=Visibility.ATTENDEES)
    going(event, everett, visibility=Visibility.EVERYBODY)
    going(event, vera, visibility=Visibility.EVERYBODY)
    say(rsvping.hold, event.id, holly.id, 0, Visibility.EVERYBODY)
    attendee = add_member("Zoe", lisbon)
    going(event, attendee)
    say(rsvping.set_capacity, say(locked, event), 6)
    going(event, bob)
    host, editor, elsewhere = add_member("Hedda"), add_member("Ed"), add_member("Elsa")
    add_role(host, lisbon, TeamRole.HOST)
    add_role(editor, lisbon, TeamRole.EDITOR)
    add_role(elsewhere, charlotte, TeamRole.LEAD)
    return {
        "stranger": None,
        "dan, who is not going": dan,
        "bob, who waits": bob,
        "attendee": attendee,
        "organiser": alice,
        "host": host,
        "editor": editor,
        "admin": admin,
        "organiser elsewhere": elsewhere,
    }


@pytest.mark.parametrize(("whose", "names"), SEEN)
def test_names_are_for_those_who_may_see_them(
    looking: dict[str, Member | None],
    whose: str,
    names: set[str],
    client: FlaskClient,
    signed_in: Browser,
    address: str,
) -> None:
    reader = looking[whose]
    browser = signed_in(reader) if reader else client

    html = browser.get(address).text

    assert {name for name in NAMES if name in html} == names


@pytest.mark.parametrize("whose", [whose for whose, _names in SEEN])
@pytest.mark.parametrize("ending", [".ics", "/card.png"])
def test_files_name_nobody_whoever_asks(
    looking: dict[str, Member | None], whose: str, ending: str, client: FlaskClient, signed_in: Browser, event: Event
) -> None:
    reader = looking[whose]
    browser = signed_in(reader) if reader else client

    answer = browser.get(f"/events/{event.id}{ending}")

    assert not [name for name in NAMES if name.encode() in answer.data]
    assert answer.data == client.get(f"/events/{event.id}{ending}").data


@pytest.mark.parametrize("whose", [whose for whose, _names in SEEN])
def test_linked_data_names_nobody_whoever_asks(
    looking: dict[str, Member | None],
    whose: str,
    client: FlaskClient,
    signed_in: Browser,
    address: str,
    linked_data: Callable[[str], dict[str, Any]],
) -> None:
    reader = looking[whose]
    browser = signed_in(reader) if reader else client

    facts = str(linked_data(browser.get(address).text))

    assert not [name for name in NAMES if name in facts]


@pytest.mark.parametrize(("whose", "names"), SEEN)
def test_the_list_is_for_those_going_and_the_hosts(
    looking: dict[str, Member | None],
    whose: str,
    names: set[str],
    client: FlaskClient,
    signed_in: Browser,
    event: Event,
) -> None:
    reader = looking[whose]
    browser = signed_in(reader) if reader else client

    answer = browser.get(f"/events/{event.id}/attendees")

    assert answer.status_code == (200 if len(names) > 1 else 404)
    assert {name for name in NAMES if name in answer.text} == (names if len(names) > 1 else set())


@pytest.mark.parametrize("whose", [whose for whose, _names in SEEN])
def test_counts_are_public_and_right_for_everybody(
    looking: dict[str, Member | None], whose: str, client: FlaskClient, signed_in: Browser, address: str
) -> None:
    reader = looking[whose]
    browser = signed_in(reader) if reader else client

    html = browser.get(address).text

    assert "6 going" in html


@pytest.mark.parametrize(
    ("whose", "of_list", "of_file"),
    [
        ("stranger", 303, 303),
        ("dan, who is not going", 404, 404),
        ("attendee", 404, 404),
        ("organiser", 200, 200),
        ("host", 200, 404),
        ("editor", 404, 404),
        ("admin", 200, 200),
        ("organiser elsewhere", 404, 404),
    ],
)
def test_the_hosts_list_and_file_are_for_those_who_need_them(
    looking: dict[str, Member | None],
    whose: str,
    of_list: int,
    of_file: int,
    client: FlaskClient,
    signed_in: Browser,
    event: Event,
) -> None:
    reader = looking[whose]
    browser = signed_in(reader) if reader else client

    assert browser.get(f"/organise/events/{event.id}/attendees").status_code == of_list
    assert browser.get(f"/organise/events/{event.id}/attendees.csv").status_code == of_file


def test_the_hosts_list_shows_those_who_wait_last_and_the_held_as_a_number(
    looking: dict[str, Member | None], signed_in: Browser, event: Event, alice: Member
) -> None:
    html = signed_in(alice).get(f"/organise/events/{event.id}/attendees").text

    names = [name for name in ("Everett", "Gwen", "Oskar", "Vera", "Zoe", "Bob Tavares") if name in html]
    assert sorted(names, key=html.index) == ["Everett", "Gwen", "Oskar", "Vera", "Zoe", "Bob Tavares"]
    assert "Waiting, number 1" in html
    assert "Holly" not in html
    assert "1 more is held for half an hour" in html


def test_the_file_is_csv_without_addresses_and_is_put_on_record(
    looking: dict[str, Member | None], signed_in: Browser, event: Event, alice: Member
) -> None:
    answer = signed_in(alice).get(f"/organise/events/{event.id}/attendees.csv")

    rows = list(csv.reader(io.StringIO(answer.text)))
    assert answer.content_type == "text/csv; charset=utf-8"
    assert rows[0] == ["Name", "Home chapter", "RSVP", "Guests", "Visitor", "Here since", "Came"]
    assert rows[4][:5] == ["Vera", "Charlotte", "Going", "0", "Visitor"]
    assert rows[-1] == ["Bob Tavares", "Lisbon", "1st on the waitlist", "0", "", "", ""]
    assert "@" not in answer.text
    assert answer.text.endswith("\r\n")
    act = db.session.scalars(select(Act)).one()
    assert (act.member_id, act.action, act.subject) == (alice.id, "attendees exported", f"event:{event.id}")


def test_the_file_needs_a_fresh_sign_in(signed_in: Browser, event: Event, alice: Member, clock: StandingClock) -> None:
    browser = signed_in(alice)
    clock.forward(minutes=16)

    answer = browser.get(f"/organise/events/{event.id}/attendees.csv")

    assert answer.status_code == 303
    assert urlsplit(answer.location).path == "/sign-in"


def test_my_rsvps_ahead_and_past(
    signed_in: Browser, bob: Member, dan: Member, lisbon: Chapter, clock: StandingClock
) -> None:
    first = add_event(lisbon, title="First dinner")
    last = add_event(lisbon, title="Last dinner", capacity=1, starts_on=first.starts_on + timedelta(days=7))
    going(last, dan)
    going(first, bob)
    going(last, bob)
    clock.move_to(first.ends_at + timedelta(hours=1))

    html = signed_in(bob).get("/me/events").text

    assert html.index("You’re 1st on the waitlist") < html.index("<h2>Past</h2>") < html.index("Were you there?")


def test_nothing_ahead_says_what_to_do(signed_in: Browser, bob: Member) -> None:
    html = signed_in(bob).get("/me/events").text

    assert "Nothing ahead" in html
    assert "<h2>Past</h2>" not in html


def test_my_rsvps_cost_the_same_whether_one_or_ten(
    signed_in: Browser, bob: Member, lisbon: Chapter, watch: Any
) -> None:
    browser = signed_in(bob)
    going(add_event(lisbon), bob)
    browser.get("/me/events")
    with watch.statements() as for_one:
        browser.get("/me/events")
    for _ in range(9):
        going(add_event(lisbon), bob)

    with watch.statements() as for_ten:
        browser.get("/me/events")

    assert len(for_ten) == len(for_one) <= 8


def test_a_seat_can_be_taken_up_once_more_by_two_tabs(signed_in: Browser, bob: Member, event: Event) -> None:
    first, second = signed_in(bob), signed_in(bob)

    post(first, f"/events/{event.id}/rsvp", rsvp="going", guests="1")
    post(second, f"/events/{event.id}/rsvp", rsvp="going", guests="1")

    assert counts_of(event) == (1, 2, 0, 0)
    assert len(db.session.scalars(select(Rsvp)).all()) == 1


def test_a_name_in_any_script_stands_on_the_list(signed_in: Browser, event: Event, alice: Member) -> None:
    for name in ("Łukasz", "山田太郎", "🦊", "אבי", "=HYPERLINK()"):
        going(event, saved(add_member(name, email=f"{len(name.encode())}@example.com", email_canonical=f"c{name}")))

    answer = signed_in(alice).get(f"/organise/events/{event.id}/attendees.csv")

    assert "'=HYPERLINK()" in answer.text
    assert signed_in(alice).get(f"/organise/events/{event.id}/attendees").status_code == 200


@pytest.mark.parametrize("closed", [{"is_suspended": True}, {"state": ChapterState.APPLIED}])
def test_signing_up_names_no_event_whose_own_page_is_not_there(
    client: FlaskClient, event: Event, lisbon: Chapter, closed: dict[str, Any]
) -> None:
    asked = f"/sign-up?event={event.id}&rsvp=going"
    assert event.title in client.get(asked).text
    for name, value in closed.items():
        setattr(lisbon, name, value)
    saved(lisbon)

    assert event.title not in client.get(asked).text
