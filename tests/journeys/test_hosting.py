"""The organiser's list of who is coming: on a phone, on paper and as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once


@pytest.fixture
def roll(house: House) -> str:
    """The address of the list for Lisbon's dinner."""
    number = house.path_of("October dinner").split("/")[2].partition("-")[0]
    return f"/organise/events/{number}/attendees"


def test_the_list_is_one_press_from_the_event_and_reads_by_first_name(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    alice = meet("alice", script=script, width=375)
    alice.goes_to(house.path_of("October dinner"))

    alice.presses_link("Who’s coming, and the door")

    alice.sees("Who’s coming", "with guests, of 10 places")
    expect(alice.page.locator(".roll tbody .name")).to_have_text(["Alice Ferreira", "Bob Tavares"])


def test_the_list_is_saved_as_a_file_without_addresses(
    meet: Callable[..., Reader], roll: str, script: bool, tmp_path: Path
) -> None:
    alice = meet("alice", script=script)
    alice.goes_to(roll)

    with alice.page.expect_download() as download:
        alice.presses_link("CSV")
    download.value.save_as(tmp_path / "list.csv")

    text = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert "Bob Tavares" in text
    assert "@" not in text


def test_on_paper_there_is_a_box_for_everybody_and_no_button(meet: Callable[..., Reader], roll: str) -> None:
    alice = meet("alice", color_scheme="dark")
    alice.goes_to(roll)

    alice.page.emulate_media(media="print")

    expect(alice.page.locator(".roll .box:visible")).to_have_count(3)
    expect(alice.page.get_by_role("link", name="CSV")).to_be_hidden()
    expect(alice.page.locator("header.top")).to_be_hidden()
    expect(alice.page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_to_who_is_no_host_there_is_no_list(meet: Callable[..., Reader], roll: str, script: bool) -> None:
    bob = meet("bob", script=script).expects(404)

    bob.goes_to(roll)

    expect(bob.page.locator("main")).not_to_contain_text("Alice Ferreira")
