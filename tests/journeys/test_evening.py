"""What there is to be done on an evening: a job taken and given back by somebody who is going."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.house import House
from tests.journeys.reader import Reader


@pytest.fixture
def number(house: House) -> str:
    """The id of Lisbon's dinner."""
    return house.path_of("October dinner").split("/")[2].partition("-")[0]


def test_an_organiser_lists_jobs_and_somebody_who_is_going_takes_one_and_gives_it_back(
    meet: Callable[..., Reader], house: House, number: str, script: bool
) -> None:
    alice, bob, stranger = meet("alice", script=script), meet("bob", script=script, width=375), meet(script=script)
    alice.goes_to(f"/organise/events/{number}/jobs")
    alice.types("What has to be done", "Door\nBring the banner")
    alice.presses_button("Save")
    alice.sees("2 need somebody")

    bob.goes_to(house.path_of("October dinner"))
    bob.presses_button("I’ll do it Door")
    bob.sees("Door: that’s you.", "1 needs somebody")
    bob.goes_to("/me/events")
    bob.sees("Your job: Door")

    stranger.goes_to(house.path_of("October dinner"))
    stranger.sees("1 needs somebody")
    expect(stranger.page.locator("#jobs")).not_to_contain_text("Bob")

    bob.goes_to(house.path_of("October dinner"))
    bob.presses_button("Give it back Door")
    bob.sees("Door needs somebody again.", "2 need somebody")
