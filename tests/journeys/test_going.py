"""Saying yes to an event: as a member, as a traveller, and as somebody whom nobody knows yet."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.conftest import StandingClock
from tests.journeys.house import House
from tests.journeys.reader import Reader


@pytest.fixture
def dinner(house: House) -> str:
    """The address of Lisbon's dinner."""
    return house.path_of("October dinner")


def test_a_traveller_is_marked_as_a_visitor_by_one_press(
    meet: Callable[..., Reader], dinner: str, script: bool
) -> None:
    carla, alice = meet("carla", script=script), meet("alice", script=script)
    carla.goes_to(dinner)
    carla.sees("You’d be visiting from Charlotte", "Everyone is welcome. No joining, no form")

    carla.presses_button("I’m going")

    carla.sees("You’re going", "Visiting from Charlotte")
    assert (carla.fields, carla.presses) == (0, 1)
    alice.goes_to(dinner)
    expect(alice.page.get_by_role("link", name="Carla Whitfield")).to_contain_text("Visiting from Charlotte")


def test_a_stranger_is_going_after_a_name_an_address_and_the_link_in_the_mail(
    meet: Callable[..., Reader], dinner: str, script: bool
) -> None:
    eve = meet(script=script)
    eve.goes_to(dinner)
    eve.presses_button("I’m going")
    eve.sees("You’re nearly in", "October dinner", "we hold your place for 30 minutes meanwhile")

    eve.types("E-mail address", "eve@example.com")
    eve.types("Your name", "Eve Ōta")
    eve.presses_button("Send the link and hold my place")
    eve.sees("Look in your mail", "We’ve sent a link to eve@example.com.")
    eve.opens_mail("Press the link and you’re in")
    eve.presses_in_mail("Yes, this is my address")
    eve.presses_button("Continue")

    eve.sees("You’re going")
    expect(eve.page).to_have_url(f"{eve.house.address}{dinner}")
    assert (eve.fields, eve.presses) == (2, 4)


def test_the_place_of_a_stranger_who_signs_up_is_held_for_half_an_hour(
    meet: Callable[..., Reader], dinner: str, clock: StandingClock, script: bool
) -> None:
    eve, dan = meet(script=script), meet("dan", script=script)
    dan.goes_to(dinner)
    dan.sees("7 places left")

    eve.goes_to(dinner)
    eve.presses_button("I’m going")
    eve.types("E-mail address", "eve@example.com")
    eve.types("Your name", "Eve Ōta")
    eve.presses_button("Send the link and hold my place")

    dan.goes_to(dinner)
    dan.sees("6 places left")
    clock.forward(minutes=31)
    dan.house.work()
    dan.goes_to(dinner)
    dan.sees("7 places left")


def test_guests_come_along_and_are_counted(meet: Callable[..., Reader], dinner: str, script: bool) -> None:
    dan = meet("dan", script=script)
    dan.goes_to(dinner)
    dan.chooses("Guests you bring", "2 guests")

    dan.presses_button("I’m going")

    dan.sees("You’re going", "with 2 guests")
    alice = meet("alice", script=script)
    alice.goes_to(dinner)
    alice.sees("3 going, 0 waiting")


def test_a_place_given_back_goes_to_the_next_in_order_who_has_a_mail(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    alice, bob = meet("alice", script=script), meet("bob", script=script)
    table = house.path_of("Small table")
    bob.goes_to(table)
    bob.sees("You’re 1st on the waitlist")

    alice.goes_to(table)
    alice.presses_button("I can’t make it")
    expect(alice.page.get_by_role("heading", name="0 waiting")).to_be_visible()

    bob.opens_mail("A place came up: you’re in for Small table")
    bob.goes_to(table)
    bob.sees("A place came up: you’re in")


def test_the_waitlist_is_joined_and_left_by_one_press_each(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    carla = meet("carla", script=script)
    carla.goes_to(house.path_of("Small table"))
    carla.sees("The one place is taken")

    carla.presses_button("Join the waitlist")
    carla.sees("You’re 2nd on the waitlist")
    carla.presses_button("Leave the waitlist")

    carla.sees("The one place is taken")


def test_what_is_called_off_says_why_and_what_is_over_takes_no_word(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    dan = meet("dan", script=script)

    dan.goes_to(house.path_of("Harbour walk"))
    dan.sees("Cancelled", "“The ferry is on strike.”")
    dan.goes_to(house.path_of("September dinner"))

    dan.sees("This is over")
    expect(dan.page.get_by_role("button", name="I’m going")).to_have_count(0)


@pytest.mark.once
def test_what_is_written_while_an_answer_is_on_its_way_is_kept(meet: Callable[..., Reader], dinner: str) -> None:
    carla = meet("carla")
    carla.goes_to(dinner)
    carla.presses_button("I’m going")
    carla.sees("You’re going")
    carla.page.wait_for_load_state("networkidle")
    hello = carla.page.locator("#hello").get_by_role("textbox")

    with carla.house.guests.held("/rsvp"):
        carla.presses_button("Save", within="form:has([name=visibility])")
        hello.click()
        carla.page.keyboard.type("I bring ")
    expect(carla.page.locator("[data-flashes]")).to_be_visible()
    carla.page.keyboard.type("cheese.")

    expect(hello).to_have_value("I bring cheese.")


@pytest.mark.once
def test_the_last_press_is_the_last_that_is_answered_and_the_same_twice_is_once(
    meet: Callable[..., Reader], dinner: str
) -> None:
    carla = meet("carla")
    carla.goes_to(dinner).wait_for_load_state("networkidle")
    said: list[str] = []
    carla.page.on("request", lambda request: said.append(request.post_data or "") if request.method == "POST" else None)

    with carla.house.guests.held("/rsvp"):
        carla.presses_button("I’m going")
        carla.presses_button("I’m going")
        carla.presses_button("Maybe")

    carla.sees("You said maybe")
    assert [words.rpartition("&")[2] for words in said] == ["rsvp=going", "rsvp=maybe"]
    carla.page.reload()
    carla.sees("You said maybe")


@pytest.mark.once
def test_who_has_gone_on_to_write_stays_there_and_what_the_answer_says_is_seen(
    meet: Callable[..., Reader], dinner: str
) -> None:
    carla = meet("carla")
    carla.goes_to(dinner).wait_for_load_state("networkidle")
    comment = carla.page.get_by_label("Comment").first

    with carla.house.guests.held("/rsvp"):
        carla.presses_button("I’m going")
        comment.click()
        carla.page.keyboard.type("Until ")
    expect(carla.page.locator("[data-flashes]")).to_contain_text("We’ve mailed you the details.")
    carla.page.keyboard.type("Friday")

    expect(comment).to_have_value("Until Friday")
