"""Photos after an evening: added, seen, taken down, shown to everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

import core.clock
from tests.events.photos.taking import taken
from tests.journeys.house import House
from tests.journeys.looking import wider_than
from tests.journeys.reader import Reader
from tests.journeys.test_morning_after import THE_MORNING_AFTER

pytestmark = pytest.mark.once


def test_photos_are_added_without_script_taken_down_in_one_press_and_shown_to_everybody_by_a_host(
    meet: Callable[..., Reader], house: House
) -> None:
    dinner = house.path_of("October dinner")
    album = f"{dinner.partition('-')[0]}/photos"
    files = [FilePayload(name=f"{name}.jpg", mimeType="image/jpeg", buffer=taken()) for name in ("table", "stairs")]
    with core.clock.standing_at(THE_MORNING_AFTER):
        bob = meet("bob", script=False, width=375).expects(422)
        bob.goes_to(dinner)
        bob.presses_button("I was there")
        bob.presses_link("Add yours")
        bob.page.get_by_label("Photos", exact=True).set_input_files(files)
        bob.presses_button("Add them")
        bob.sees("There is a problem", "Ask everybody in these photos first, then tick this")
        bob.page.get_by_label("Photos", exact=True).set_input_files(files)
        bob.page.get_by_label("Everybody in these photos is fine").check()
        bob.page.get_by_label("They are fine with being seen by everybody, too").check()
        bob.types("What is to be seen", "Soup on a long table")
        bob.presses_button("Add them")
        bob.sees("2 photos are in.")
        bob.opens("Change the words of your photos")
        bob.types("What is to be seen in photo 2", "Carla on the stairs")
        bob.presses_button("Save these words")
        bob.sees("Saved. Thank you")
        assert wider_than(bob.page, 375) == []

        stranger = meet()
        stranger.goes_to(album)
        stranger.sees("No photos for everybody")

        alice = meet("alice")
        alice.goes_to(album)
        expect(alice.page.get_by_alt_text("Carla on the stairs")).to_be_visible()
        alice.presses_button("I’m in this, take it down photo 2")
        alice.sees("It’s down: nobody sees it any more.")
        expect(alice.page.get_by_alt_text("Carla on the stairs")).to_have_count(0)
        alice.presses_button("Show it to everybody photo 1")
        alice.sees("Everybody sees it now, on the event’s page.")

        stranger.goes_to(dinner)
        soup = stranger.page.get_by_alt_text("Soup on a long table")
        soup.scroll_into_view_if_needed()
        expect(soup).to_have_js_property("naturalWidth", 400)
        expect(stranger.page.get_by_alt_text("Carla on the stairs")).to_have_count(0)
        bob.opens_mail("A photo was taken down: October dinner")

        carla = meet("carla", script=False)
        carla.goes_to(album)
        carla.presses_button("I’m in this, take it down photo 1")
        carla.sees("It’s public no longer, and never will be again")
        stranger.goes_to(dinner)
        stranger.sees("October dinner")
        expect(stranger.page.get_by_alt_text("Soup on a long table")).to_have_count(0)
        bob.opens_mail("A photo is public no longer: October dinner")
