"""An evening at the door: a phone, a network that comes and goes, another phone, and paper."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Route, expect

import core.clock
from tests.events.door.pressing import TEN_PAST
from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def ten_past() -> Iterator[None]:
    """Lisbon's dinner has begun."""
    with core.clock.standing_at(TEN_PAST + timedelta(seconds=30)):
        yield


@pytest.fixture
def number(house: House) -> str:
    """The number of Lisbon's dinner, to which bob comes with a guest, and alice."""
    return house.path_of("October dinner").split("/")[2].partition("-")[0]


@pytest.fixture
def door(number: str) -> str:
    """The address of its door."""
    return f"/organise/events/{number}/door"


def test_two_letters_and_one_press(meet: Callable[..., Reader], door: str, script: bool) -> None:
    alice = meet("alice", script=script, width=375)
    alice.goes_to(door)

    alice.types("Who’s at the door?", "ta")
    if not script:
        alice.presses_button("Find")
    expect(alice.page.locator("tr[data-row]:visible")).to_have_count(1)
    alice.fields, alice.presses = 1, 0
    alice.presses_button("Check in", within="tr[data-row]:visible")

    alice.sees("Here 19:10", "2 of 2")
    expect(alice.page.locator("[data-count=checked-in]")).to_have_text("2")
    expect(alice.page.locator("tr[data-row]:visible")).to_have_count(2)
    assert (alice.fields, alice.presses) == (1, 1)


def test_what_was_pressed_is_undone(meet: Callable[..., Reader], door: str, script: bool) -> None:
    alice = meet("alice", script=script, width=375)
    alice.goes_to(door)
    alice.presses_button("Check in Bob Tavares")
    alice.sees("Here 19:10")

    alice.presses_button("Undo check-in for Bob Tavares")

    expect(alice.page.locator("[data-count=checked-in]")).to_have_text("0")
    expect(alice.page.get_by_role("button", name="Check in Bob Tavares")).to_be_visible()


def test_fewer_came_than_said_so_and_somebody_walked_in(meet: Callable[..., Reader], door: str, script: bool) -> None:
    alice = meet("alice", script=script)
    alice.goes_to(door)

    alice.page.locator("tr", has_text="Bob").get_by_label("How many came").select_option("1")
    alice.presses_button("Check in Bob Tavares")
    alice.sees("1 of 2")
    alice.page.get_by_label("Name or e-mail").fill("Rui")
    alice.presses_button("Somebody walked in")

    expect(alice.page.locator("[data-walk-ins] li")).to_contain_text("Rui")
    expect(alice.page.locator("[data-count=inside]")).to_have_text("2")
    alice.presses_button("Undo", within="[data-walk-ins]")
    expect(alice.page.locator("[data-walk-ins] li")).to_have_count(0)


def test_without_a_network_presses_wait_and_are_handed_in_when_it_is_back(
    meet: Callable[..., Reader], door: str
) -> None:
    alice, bob = meet("alice", width=375), meet("alice")
    alice.goes_to(door).wait_for_load_state("networkidle")

    alice.context.set_offline(True)
    alice.presses_button("Check in Bob Tavares")
    alice.presses_button("Check in Alice Ferreira")
    alice.presses_button("Undo check-in for Alice Ferreira")
    alice.presses_button("Somebody walked in")
    alice.sees("4 check-ins wait for the network.")
    expect(alice.page.locator("[data-count=inside]")).to_have_text("3")
    bob.goes_to(door)
    expect(bob.page.locator("[data-count=inside]")).to_have_text("0")

    with alice.page.expect_response(lambda answer: "name=" in (answer.request.post_data or "")):
        alice.context.set_offline(False)
    expect(alice.page.locator("[data-waits]")).to_be_hidden()
    bob.goes_to(door)
    expect(bob.page.locator("[data-count=inside]")).to_have_text("3")
    expect(bob.page.locator("tr.in-now")).to_have_count(1)


def test_what_waited_when_the_page_was_closed_is_handed_in_when_it_is_opened_again(
    meet: Callable[..., Reader], door: str
) -> None:
    alice = meet("alice")
    alice.goes_to(door).wait_for_load_state("networkidle")
    alice.context.set_offline(True)
    alice.presses_button("Check in Bob Tavares")
    alice.sees("1 check-in waits for the network.")
    alice.page.goto("about:blank")

    alice.context.set_offline(False)
    alice.goes_to(door)

    expect(alice.page.locator("tr.in-now")).to_have_count(1)
    expect(alice.page.locator("[data-waits]")).to_be_hidden()
    alice.goes_to(door)
    expect(alice.page.locator("tr.in-now")).to_have_count(1)


def test_another_phone_at_the_same_door_shows_the_first_time(
    meet: Callable[..., Reader], door: str, script: bool
) -> None:
    one, other = meet("alice", script=script), meet("alice", script=script)
    one.goes_to(door)
    other.goes_to(door)
    one.presses_button("Check in Bob Tavares")
    one.sees("Here 19:10")

    with core.clock.standing_at(TEN_PAST.replace(minute=20)):
        other.presses_button("Check in Bob Tavares")
        other.sees("Here 19:10")


def test_a_code_opens_one_press_for_the_host_and_nothing_for_a_stranger(
    meet: Callable[..., Reader], house: House, number: str, script: bool
) -> None:
    bob = meet("bob", script=script, width=375)
    bob.goes_to(f"/events/{number}/ticket")
    expect(bob.page.get_by_alt_text("Your code")).to_have_js_property("complete", True)
    code = house.code_of("bob", "October dinner")

    alice = meet("alice", script=script, width=375)
    alice.goes_to(code)
    alice.sees("Bob Tavares")
    alice.presses_button("Check in")
    alice.sees("Here since 19:10, 2 of 2")
    assert (alice.fields, alice.presses) == (0, 1)

    stranger = meet(script=script)
    stranger.goes_to(code)
    expect(stranger.page).to_have_url(re.compile("/sign-in"))
    carla = meet("carla", script=script).expects(404)
    carla.goes_to(code)
    expect(carla.page.locator("body")).not_to_contain_text("Bob")


def test_a_key_that_is_held_down_checks_in_once(meet: Callable[..., Reader], door: str) -> None:
    """The next button that it would press undoes what it did."""
    alice = meet("alice")
    alice.goes_to(door).wait_for_load_state("networkidle")
    alice.page.get_by_role("button", name="Check in Bob Tavares").focus()

    alice.page.keyboard.down("Enter")
    alice.page.keyboard.down("Enter")
    alice.page.keyboard.up("Enter")

    alice.page.wait_for_load_state("networkidle")
    expect(alice.page.locator("tr.in-now")).to_have_count(1)


def test_who_walked_in_is_told_to_those_who_listen_and_undone_with_the_keyboard(
    meet: Callable[..., Reader], door: str
) -> None:
    alice = meet("alice")
    alice.page.clock.install()
    alice.goes_to(door).wait_for_load_state("networkidle")
    alice.page.get_by_label("Name or e-mail").fill("Rui")
    alice.presses_button("Somebody walked in")
    expect(alice.page.locator("#announcer")).to_have_text("Rui walked in")
    alice.page.wait_for_load_state("networkidle")
    undo = alice.page.get_by_role("button", name="Undo Rui")
    undo.focus()

    with alice.page.expect_response(lambda answer: answer.request.method == "GET"):
        alice.page.clock.fast_forward(16_000)
    alice.page.wait_for_load_state("networkidle")
    expect(undo).to_be_focused()
    alice.presses_key("Enter")

    expect(alice.page.locator("[data-walk-ins] li")).to_have_count(0)
    expect(alice.page.locator("#announcer")).to_have_text("Rui is taken off again")
    expect(alice.page.get_by_role("button", name="Somebody walked in")).to_be_focused()


def test_what_was_looked_up_before_a_press_does_not_take_it_back(meet: Callable[..., Reader], door: str) -> None:
    alice = meet("alice")
    alice.page.clock.install()
    alice.goes_to(door).wait_for_load_state("networkidle")
    looks: list[Route] = []
    alice.page.route("**/check-ins", lambda it: looks.append(it) if it.request.method == "GET" else it.continue_())
    with alice.page.expect_request(lambda request: request.method == "GET"):
        alice.page.clock.fast_forward(16_000)

    with alice.page.expect_response(lambda answer: answer.request.method == "POST"):
        alice.presses_button("Check in Bob Tavares")
    expect(alice.page.locator("[data-count=checked-in]")).to_have_text("2")
    with alice.page.expect_response(lambda answer: answer.request.method == "GET"):
        looks[0].fulfill(json={"here": {}, "walk_ins": []})

    alice.page.wait_for_load_state("networkidle")
    expect(alice.page.locator("tr.in-now")).to_have_count(1)
