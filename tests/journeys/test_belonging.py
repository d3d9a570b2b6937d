"""Making a chapter one's home, and following another."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.reader import Reader


def test_a_chapter_becomes_home_by_one_press_and_then_one_is_no_visitor(
    meet: Callable[..., Reader], script: bool
) -> None:
    carla = meet("carla", script=script)
    carla.goes_to("/chapters/lisbon")

    carla.presses_button("Make this my home chapter")

    carla.sees("Lisbon is your home chapter now.", "Your home chapter")
    assert (carla.fields, carla.presses) == (0, 1)
    carla.goes_to(carla.house.path_of("October dinner"))
    expect(carla.page.locator("#rsvp")).not_to_contain_text("visiting")


def test_a_stranger_is_brought_back_to_the_chapter_after_signing_in(meet: Callable[..., Reader], script: bool) -> None:
    bob = meet(script=script)
    bob.goes_to("/chapters/porto")

    bob.presses_link("Make this my home chapter")
    bob.presses_link("Sign in", within="main")
    bob.presses_button("Bob Tavares")

    expect(bob.page).to_have_url(f"{bob.house.address}/chapters/porto")


def test_following_is_undone_as_easily(meet: Callable[..., Reader], script: bool) -> None:
    bob = meet("bob", script=script)
    bob.goes_to("/chapters/porto")

    bob.presses_button("Follow")
    bob.sees("You follow Porto.")
    bob.presses_button("Stop following")

    bob.sees("You no longer follow Porto.")
