"""Whom one meets at an evening: faces of those who agreed, and keeping apart from somebody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.reader import Reader

pytestmark = pytest.mark.once


def test_a_yes_given_with_an_rsvp_shows_a_face_to_those_going_and_marks_a_first_time_for_the_host_until_taken_back(
    meet: Callable[..., Reader], script: bool
) -> None:
    carla, bob, alice = (meet(name, script=script) for name in ("carla", "bob", "alice"))
    dinner = carla.house.path_of("October dinner")
    faces = f"/events/{dinner.split('/')[2].split('-')[0]}/faces"
    carla.goes_to(dinner)
    carla.page.get_by_role("checkbox", name="Let those going see my face").check()
    carla.presses_button("I’m going")
    carla.sees("You’re going")

    bob.goes_to(faces)
    bob.sees("Carla Whitfield")
    expect(bob.page.get_by_text("First time")).to_have_count(0)
    alice.goes_to(faces)
    alice.sees("Carla Whitfield", "First time", "Visiting from Charlotte")
    carla.goes_to(faces)
    carla.presses_button("Take me off")
    carla.sees("Nobody sees you here now")

    bob.goes_to(faces)
    bob.sees("Nobody has said yes to being seen here yet")


def test_whom_one_blocks_under_who_is_coming_sees_one_no_more_until_it_is_undone_in_the_settings(
    meet: Callable[..., Reader], script: bool
) -> None:
    carla, bob = meet("carla", script=script), meet("bob", script=script)
    dinner = carla.house.path_of("October dinner")
    coming = f"/events/{dinner.split('/')[2].split('-')[0]}/attendees"
    carla.goes_to(dinner)
    carla.presses_button("I’m going")
    carla.sees("You’re going")
    bob.goes_to(coming)
    bob.sees("Carla Whitfield")

    carla.goes_to(coming)
    carla.opens("Somebody you’d rather not meet?")
    carla.chooses("Whom to block", "Bob Tavares")
    carla.presses_button("Block")
    carla.sees("You’ve blocked Bob Tavares. They aren’t told.", "Who’s coming")
    bob.goes_to(coming)
    bob.sees("One more keeps it to themselves and the organisers")
    expect(bob.page.get_by_text("Carla Whitfield")).to_have_count(0)

    carla.goes_to("/me/settings/blocks")
    carla.presses_button("Unblock Bob Tavares")
    carla.sees("You no longer block Bob Tavares")
    bob.goes_to(coming)
    bob.sees("Carla Whitfield")
