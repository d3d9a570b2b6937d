"""Before and after an evening: a sheet of badges, and whether one was there."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

import core.clock
from tests.events.door.pressing import STARTS
from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once

#: Ten in the morning in Lisbon, the day after the dinner.
THE_MORNING_AFTER = STARTS + timedelta(hours=15)


@pytest.fixture
def dinner(house: House) -> str:
    """The address of Lisbon's dinner, to which bob comes with a guest, and alice."""
    return house.path_of("October dinner")


def test_a_sheet_holds_two_badges_side_by_side_and_nothing_else(meet: Callable[..., Reader], dinner: str) -> None:
    alice = meet("alice", color_scheme="dark")
    alice.goes_to(f"/organise{dinner.partition('-')[0]}/badges")
    expect(alice.page.get_by_role("button", name="Print 2 badges")).to_be_visible()

    alice.page.emulate_media(media="print")

    boxes = [box for badge in alice.page.locator(".badge").all() if (box := badge.bounding_box())]
    millimetre = 96 / 25.4
    assert [round(box["width"] / millimetre) for box in boxes] == [90, 90]
    assert [round(box["height"] / millimetre) for box in boxes] == [58, 58]
    assert boxes[0]["y"] == boxes[1]["y"] == 0
    assert boxes[0]["x"] == 0
    expect(alice.page.locator("header.top")).to_be_hidden()


def test_the_sheet_is_one_page_of_paper(meet: Callable[..., Reader], dinner: str) -> None:
    alice = meet("alice")
    alice.goes_to(f"/organise{dinner.partition('-')[0]}/badges")

    sheet = alice.page.pdf(format="A4")

    assert sheet.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_one_press_on_the_page_of_the_event_says_that_one_was_there_and_a_line_thanks_the_hosts(
    meet: Callable[..., Reader], dinner: str, script: bool
) -> None:
    with core.clock.standing_at(THE_MORNING_AFTER):
        bob = meet("bob", script=script, width=375)
        bob.goes_to(dinner)
        bob.sees("Were you there?", "Your own word counts.")

        bob.presses_button("I was there")
        bob.sees("Good that you were there.", "Thank your hosts")
        bob.types("Your line", "The soup was worth the stairs.")
        bob.presses_button("Send it")

        bob.sees("Your hosts have it by mail.")
        assert (bob.fields, bob.presses) == (1, 2)
        bob.presses_link("your passport")
        expect(bob.page.get_by_role("listitem").filter(has_text="14 Oct 2026")).to_contain_text("Lisbon")
        alice = meet("alice")
        alice.opens_mail("Bob Tavares thanks you for October dinner")
        expect(alice.page.frame_locator("iframe").get_by_text("“The soup was worth the stairs.”")).to_be_visible()


def test_the_mail_of_the_morning_after_leads_to_the_same_question(
    meet: Callable[..., Reader], dinner: str, script: bool
) -> None:
    with core.clock.standing_at(THE_MORNING_AFTER):
        bob = meet("bob", script=script)
        bob.opens_mail("Were you there? October dinner")
        bob.presses_in_mail("Say so")

        bob.page.wait_for_url("**/attendance")
        bob.presses_button("I didn’t make it")

        bob.sees("You didn’t make it.")
        bob.goes_to("/me/events")
        expect(bob.page.locator(".pill", has_text="You didn’t make it")).to_be_visible()


def test_two_who_were_there_meet_by_a_yes_of_both_and_exchange_contact_and_whoever_blocks_is_not_found(
    meet: Callable[..., Reader], house: House, dinner: str, script: bool
) -> None:
    carla = meet("carla", script=script, width=375)
    carla.goes_to(dinner)
    carla.page.get_by_label("Let those going see my face").check()
    carla.presses_button("I’m going")
    carla.sees("You’re going")

    with core.clock.standing_at(THE_MORNING_AFTER):
        carla.goes_to(dinner)
        carla.presses_button("I was there")
        bob = meet("bob", script=script)
        bob.goes_to(dinner)
        bob.presses_button("I was there")
        bob.presses_link("Remember the face: who was there with you")
        bob.sees("They don’t see you here", "Carla Whitfield")
        bob.presses_button("Let them see me")
        bob.page.get_by_label("Exchange contact").check()
        bob.presses_button("We met Carla Whitfield")
        bob.sees("Noted, for you alone.", "You said you met")

        carla.goes_to("/me/met")
        carla.sees("Nobody yet")
        carla.goes_to(f"{dinner.partition('-')[0]}/met")
        carla.page.get_by_label("Exchange contact").check()
        carla.presses_button("We met Bob Tavares")
        carla.sees("You both say so")
        carla.presses_link("the people you met", within="main")
        carla.sees("bob@example.com")
        with carla.page.expect_download() as card:
            carla.presses_link("vCard of Bob Tavares")
        assert "EMAIL:bob@example.com" in card.value.path().read_text()

        bob.goes_to("/")
        bob.sees("To meet again", "You met, Wed 14 Oct")
        bob.goes_to(f"{dinner.partition('-')[0]}/met")
        bob.opens("Somebody you’d rather not meet?")
        bob.presses_button("Block")
        carla.goes_to("/me/met")
        carla.sees("Nobody yet")
        carla.goes_to(f"{dinner.partition('-')[0]}/met")
        expect(carla.page.get_by_text("Bob Tavares")).to_have_count(0)
