"""Coming in by password or by link, changing what others see, and leaving for good."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.conftest import StandingClock
from tests.journeys.house import House
from tests.journeys.reader import Reader
from tests.journeys.world import PASSWORD

pytestmark = pytest.mark.once


def test_a_password_signs_in(meet: Callable[..., Reader], script: bool) -> None:
    bob = meet(script=script)
    bob.goes_to("/me")
    bob.types("E-mail address", "bob@example.com")
    bob.opens("Use a password instead")
    bob.types("Password", PASSWORD)

    bob.presses_button("Sign in with the password")

    bob.sees("Hello, Bob Tavares")


def test_a_wrong_password_is_refused_in_words_with_the_address_kept(meet: Callable[..., Reader], script: bool) -> None:
    bob = meet(script=script).expects(422)
    bob.goes_to("/sign-in")
    bob.types("E-mail address", "bob@example.com")
    bob.opens("Use a password instead")
    bob.types("Password", "something else entirely")

    bob.presses_button("Sign in with the password")

    bob.sees("There is a problem", "That address and that password don’t go together")
    expect(bob.page).to_have_title("Error: Sign in · Chapterhouse")
    expect(bob.page.get_by_label("E-mail address")).to_have_value("bob@example.com")
    expect(bob.page.get_by_label("Password")).to_have_attribute("aria-invalid", "true")


def test_with_script_the_focus_goes_to_what_is_wrong(meet: Callable[..., Reader]) -> None:
    eve = meet().expects(422)
    eve.goes_to("/sign-up")
    eve.types("E-mail address", "not an address")

    eve.presses_button("Send me the link")

    expect(eve.page.locator("[data-summary]")).to_be_focused()
    eve.presses_link("Enter your name")
    expect(eve.page.get_by_label("Your name")).to_be_focused()


def test_a_mailed_link_signs_in_and_works_once(meet: Callable[..., Reader], script: bool) -> None:
    bob = meet(script=script).expects(422)
    bob.goes_to("/sign-in?next=/me/events")
    bob.types("E-mail address", "bob@example.com")
    bob.presses_button("Send me the link")
    bob.opens_mail("Your link to sign in")
    bob.presses_in_mail("Sign in")
    worn = bob.page.url

    bob.presses_button("Continue")
    bob.sees("Your RSVPs")
    bob.goes_to("/me")
    bob.presses_button("Sign out")
    bob.goes_to(worn.removeprefix(bob.house.address))
    bob.presses_button("Continue")

    bob.sees("That link has expired.", "We’ve sent you a fresh one.")


def test_in_the_demonstration_one_press_makes_one_somebody(meet: Callable[..., Reader], script: bool) -> None:
    reader = meet(script=script)
    reader.goes_to("/sign-in")

    reader.presses_button("Carla Whitfield")

    reader.sees("Hello, Carla Whitfield")
    assert (reader.fields, reader.presses) == (0, 1)


def test_what_others_see_is_changed_by_its_owner(meet: Callable[..., Reader], script: bool) -> None:
    bob, alice = meet("bob", script=script), meet("alice", script=script)
    bob.goes_to("/me/settings/profile")
    bob.types("Ask me about", "bees and bridges")
    bob.presses_button("Save")
    bob.sees("Saved.")

    alice.goes_to(bob.house.path_of("October dinner"))
    alice.presses_link("Bob Tavares")

    alice.sees("Bob Tavares", "bees and bridges")


def test_a_deleted_account_is_gone_and_its_place_is_free(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    bob, dan = meet("bob", script=script), meet("dan", script=script)
    bob.goes_to("/me/settings/account")
    bob.presses_link("Delete your account")
    bob.sees("This cannot be undone.")

    bob.presses_button("Delete my account")

    bob.sees("Your account is deleted.")
    dan.goes_to(house.path_of("October dinner"))
    dan.sees("9 places left")
    bob.goes_to("/me")
    bob.sees("Sign in")


def test_what_matters_asks_again_after_a_quarter_of_an_hour(
    meet: Callable[..., Reader], clock: StandingClock, script: bool
) -> None:
    bob = meet("bob", script=script)
    clock.forward(minutes=16)
    bob.goes_to("/me/deletion")
    bob.sees("Sign in again")
    bob.opens("Use a password instead")
    bob.types("Password", PASSWORD)

    bob.presses_button("Sign in with the password")

    bob.sees("Delete your account")
