"""What hosts ask: written by an organiser, answered with an RSVP, read in the list and the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once

TITLE = "October dinner"


@pytest.fixture
def asked(meet: Callable[..., Reader], house: House, script: bool) -> str:
    """The dinner, for which alice has just written a choice and a yes or no; its number."""
    alice = meet("alice", script=script)
    path = house.path_of(TITLE)
    alice.goes_to(path)
    alice.presses_link("Edit")
    alice.opens("More: online, description")
    alice.opens("Question 1")
    _writes(alice, 1, "What do you eat?", "One of several", "Fish\nNo meat")
    alice.page.locator("[name=question-1-required]").check()
    alice.opens("Question 2")
    _writes(alice, 2, "Do you need a lift?", "Yes or no")
    alice.presses_button("Save")
    alice.sees("Saved.")
    return path.split("/")[2].partition("-")[0]


def test_questions_are_answered_with_the_rsvp_and_read_by_the_hosts(
    meet: Callable[..., Reader], house: House, script: bool, asked: str, tmp_path: Path
) -> None:
    carla = meet("carla", script=script, width=375).expects(422)
    carla.goes_to(house.path_of(TITLE))
    carla.presses_button("I’m going", within="#rsvp")
    carla.sees("There is a problem", "Answer “What do you eat?”")
    carla.chooses("What do you eat?", "No meat")
    carla.page.locator("#rsvp").get_by_text("Yes", exact=True).click()
    carla.presses_button("I’m going", within="#rsvp")
    carla.sees("You’re going")

    alice = meet("alice", script=script)
    alice.goes_to(f"/organise/events/{asked}/attendees")
    row = alice.page.locator(".roll tr", has_text="Carla Whitfield")
    expect(row).to_contain_text("No meat")
    expect(row).to_contain_text("Yes")
    alice.sees("No meat: 1")
    with alice.page.expect_download() as download:
        alice.presses_link("CSV")
    download.value.save_as(tmp_path / "list.csv")

    assert '"No meat","Yes"' in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


def test_who_is_not_signed_in_answers_before_signing_up(
    meet: Callable[..., Reader], house: House, script: bool, asked: str
) -> None:
    stranger = meet(script=script)
    stranger.goes_to(house.path_of(TITLE))
    stranger.chooses("What do you eat?", "Fish")
    stranger.presses_button("I’m going", within="#rsvp")
    stranger.types("E-mail address", "theo@example.com")
    stranger.types("Your name", "Theo Morgenstern")
    stranger.presses_button("Send the link and hold my place")
    stranger.opens_mail("Press the link and you’re in")
    stranger.presses_in_mail("Yes, this is my address")
    stranger.presses_button("Continue")
    stranger.sees("You’re going")

    alice = meet("alice", script=script)
    alice.goes_to(f"/organise/events/{asked}/attendees")

    expect(alice.page.locator(".roll tr", has_text="Theo Morgenstern")).to_contain_text("Fish")


def _writes(organiser: Reader, slot: int, words: str, kind: str, choices: str = "") -> None:
    page = organiser.page
    page.locator(f"[name=question-{slot}]").fill(words)
    page.locator(f"[name=question-{slot}-kind]").select_option(label=kind)
    page.locator(f"[name=question-{slot}-choices]").fill(choices)


def test_an_organiser_says_yes_by_one_press(meet: Callable[..., Reader], house: House, script: bool) -> None:
    path = house.path_of(TITLE)
    alice = meet("alice", script=script)
    alice.goes_to(path)
    alice.presses_link("Edit")
    alice.opens("More: online, description")
    alice.page.get_by_label("We say yes or no to each RSVP").check()
    alice.presses_button("Save")
    carla = meet("carla", script=script, width=375)
    carla.goes_to(path)
    carla.presses_button("I’m going", within="#rsvp")
    carla.sees("The hosts decide")

    alice.goes_to(f"/organise/events/{path.split('/')[2].partition('-')[0]}/attendees")
    alice.presses_button("Yes", within="#asking")
    alice.sees("Carla Whitfield is going. We’ve told them.")

    carla.goes_to(path)
    carla.sees("You’re going")
