"""The page of the door, without script: who may open it, what it shows, what a press does."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db, writing
from events.chores.lines import ChoreKind
from events.chores.models import Chore
from events.models import Event
from events.rsvps.models import Rsvp
from members.models import Act, Member, Role, TeamRole
from tests.conftest import StandingClock
from tests.events.door.pressing import TEN_PAST, checked_in, coming, press
from tests.people import add_event, add_member, add_role, saved
from tests.signing_in import csrf_token, post
from tests.watching import Watch

Browser = Callable[[Member], FlaskClient]
KEY = "a-key-of-the-browser"


@pytest.fixture
def rsvp(event: Event, bob: Member, clock: StandingClock) -> Rsvp:
    """Bob comes with two guests, and it is ten past."""
    said = coming(event, bob, guests=2)
    clock.move_to(TEN_PAST)
    return said


@pytest.fixture
def door(event: Event) -> str:
    """The address of the door."""
    return f"/organise/events/{event.id}/door"


@pytest.fixture
def presses(event: Event) -> str:
    """Where presses are handed in."""
    return f"/organise/events/{event.id}/check-ins"


def by_script(browser: FlaskClient, path: str, **fields: Any) -> Any:
    """What the script of the page sends."""
    data = {"csrf_token": csrf_token(browser), **fields}
    return browser.post(path, data=data, headers={"Accept": "application/json"})


@pytest.mark.parametrize(
    ("role", "status"),
    [(TeamRole.LEAD, 200), (TeamRole.ORGANISER, 200), (TeamRole.HOST, 200), (TeamRole.EDITOR, 404), (None, 404)],
)
def test_the_door_is_for_hosts_and_above(
    signed_in: Browser, lisbon: Chapter, dan: Member, rsvp: Rsvp, door: str, role: TeamRole | None, status: int
) -> None:
    if role:
        add_role(dan, lisbon, role)

    answer = signed_in(dan).get(door)

    assert answer.status_code == status
    assert ("Bob Tavares" in answer.text) is (status == 200)


def test_a_press_says_who_is_here_since_when_and_how_many(
    signed_in: Browser, alice: Member, rsvp: Rsvp, event: Event, door: str, presses: str
) -> None:
    browser = signed_in(alice)

    answer = post(browser, presses, key=KEY, rsvp=rsvp.key, came="2")

    assert (answer.status_code, answer.location) == (303, door)
    page = browser.get(door).text
    assert "Bob Tavares is here, 2 people, since 19:10." in page
    assert ", 2 of 3" in page
    assert checked_in(event) == 2


def test_it_can_be_undone(signed_in: Browser, alice: Member, rsvp: Rsvp, event: Event, door: str, presses: str) -> None:
    press(event, alice, rsvp, came=3)
    browser = signed_in(alice)

    post(browser, presses, key=KEY, rsvp=rsvp.key, undo="1")

    assert "Undone: Bob Tavares is not checked in." in browser.get(door).text
    assert checked_in(event) == 0


def test_somebody_walks_in_without_a_name(
    signed_in: Browser, alice: Member, rsvp: Rsvp, event: Event, door: str, presses: str
) -> None:
    browser = signed_in(alice)

    post(browser, presses, key=KEY, name="", came="1")

    assert "Somebody walked in, since 19:10." in browser.get(door).text
    assert checked_in(event) == 1


def test_a_page_that_stands_open_is_told_who_is_here_in_json(
    signed_in: Browser, alice: Member, rsvp: Rsvp, presses: str
) -> None:
    browser = signed_in(alice)

    answer = by_script(browser, presses, key=KEY, rsvp=rsvp.key, came="3", ago_ms="240000")

    assert answer.json == {"here": {rsvp.key: ["19:06", 3]}, "walk_ins": []}
    assert browser.get(presses).json == answer.json


@pytest.mark.parametrize(
    "fields",
    [{}, {"key": "short"}, {"key": KEY, "came": "0"}, {"key": KEY, "came": "21"}, {"key": KEY, "rsvp": "nobody-here"}],
)
def test_what_makes_no_sense_is_the_page_again(
    signed_in: Browser, alice: Member, rsvp: Rsvp, event: Event, presses: str, fields: dict[str, str]
) -> None:
    answer = post(signed_in(alice), presses, **fields)

    assert answer.status_code == 422
    assert "<title>Error: The door" in answer.text
    assert checked_in(event) == 0


def test_a_role_that_ends_while_the_page_stands_open_ends_there_too(
    signed_in: Browser, lisbon: Chapter, dan: Member, rsvp: Rsvp, event: Event, door: str, presses: str
) -> None:
    role = add_role(dan, lisbon, TeamRole.HOST)
    browser = signed_in(dan)
    assert browser.get(door).status_code == 200

    with writing():
        db.session.delete(db.session.get_one(Role, (role.member_id, role.chapter_id)))

    assert by_script(browser, presses, key=KEY, rsvp=rsvp.key).status_code == 404
    assert checked_in(event) == 0


def test_letters_of_a_name_find_it_without_script(
    signed_in: Browser, alice: Member, rsvp: Rsvp, event: Event, door: str
) -> None:
    browser = signed_in(alice)

    assert "Bob Tavares" in browser.get(f"{door}?q=TAV").text
    assert "Nobody on the list is called like that" in browser.get(f"{door}?q=ob").text


def test_reading_the_list_is_on_record_once_an_hour(
    signed_in: Browser, alice: Member, rsvp: Rsvp, door: str, clock: StandingClock
) -> None:
    browser = signed_in(alice)
    readings = select(func.count()).where(Act.action == "attendees read", Act.member_id == alice.id)

    browser.get(door)
    browser.get(door)
    assert db.session.scalar(readings) == 1

    clock.forward(minutes=61)
    browser.get(door)
    assert db.session.scalar(readings) == 2


def test_before_the_door_opens_the_page_says_when(
    signed_in: Browser, alice: Member, event: Event, bob: Member, door: str
) -> None:
    coming(event, bob)

    page = signed_in(alice).get(door).text

    assert "The door opens on Wed 14 Oct, 07:00, Lisbon time." in page
    assert "data-press" not in page


def test_the_page_asks_as_much_for_many_as_for_few(
    signed_in: Browser, alice: Member, event: Event, rsvp: Rsvp, door: str, lisbon: Chapter, watch: Watch
) -> None:
    browser = signed_in(alice)
    browser.get(door)
    with watch.statements() as few:
        browser.get(door)
    press(event, alice, rsvp)
    for number in range(5):
        press(event, alice, name=f"Walked in {number}")

    with watch.statements() as many:
        browser.get(door)

    assert len(many) == len(few) <= 8


@pytest.mark.parametrize("name", ["Ana", "<script>alert(1)</script>", "=1+1", "ليلى", "🎉"])
def test_every_kind_of_name_stands_on_the_list(
    signed_in: Browser, alice: Member, event: Event, door: str, clock: StandingClock, name: str
) -> None:
    coming(event, add_member(name, email="x@example.com", email_canonical="x@example.com"))
    clock.move_to(TEN_PAST)

    page = signed_in(alice).get(door).text

    assert "<script>alert" not in page
    assert page.count("data-row=") == 1


def test_who_took_the_job_of_the_door_keeps_that_door_and_no_other(
    signed_in: Browser, lisbon: Chapter, dan: Member, rsvp: Rsvp, event: Event, door: str
) -> None:
    other = add_event(lisbon, title="Lunch")
    saved(Chore(event_id=event.id, position=1, kind=ChoreKind.DOOR, words="Door", member_id=dan.id))
    browser = signed_in(dan)

    assert browser.get(door).status_code == 200
    assert browser.get(f"/organise/events/{other.id}/door").status_code == 404


def test_another_job_opens_no_list(signed_in: Browser, dan: Member, rsvp: Rsvp, event: Event, door: str) -> None:
    saved(Chore(event_id=event.id, position=1, kind=ChoreKind.CHAIRS, words="Chairs", member_id=dan.id))

    assert signed_in(dan).get(door).status_code == 404


def test_the_file_says_since_when_somebody_is_here(signed_in: Browser, alice: Member, event: Event, rsvp: Rsvp) -> None:
    press(event, alice, rsvp, came=2)

    lines = signed_in(alice).get(f"/organise/events/{event.id}/attendees.csv").text.splitlines()

    assert lines[0].startswith('"Name","Home chapter","RSVP","Guests","Visitor","Here since","Came"')
    assert lines[1].startswith('"Bob Tavares","Lisbon","Going","2","","19:10","2"')


def test_organisers_read_how_many_came(
    signed_in: Browser, alice: Member, event: Event, rsvp: Rsvp, address: str, clock: StandingClock
) -> None:
    press(event, alice, rsvp, came=2)
    clock.forward(days=1)
    browser = signed_in(alice)

    assert "3 had places, 2 came." in browser.get("/organise/lisbon").text
    assert "It is over. 2 came, the door says." in browser.get(address).text
