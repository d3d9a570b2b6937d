"""Around an evening: a job taken and given back, and what organisers tell those who are coming."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.conftest import StandingClock
from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once


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


def test_an_announcement_is_looked_at_sent_and_read_in_the_mailbox_and_on_the_page(
    meet: Callable[..., Reader], house: House, clock: StandingClock, script: bool
) -> None:
    alice, bob = meet("alice", script=script, width=375), meet("bob", script=script)
    alice.goes_to(house.path_of("October dinner"))
    alice.presses_link("Write to those coming")
    alice.types("Subject", "Another door")
    alice.types("What you want to say", "Come in by the **garden**.")
    alice.presses_button("See how it looks")
    alice.sees("How it looks", "2 people get it by mail")
    alice.presses_button("Send it to 2 people")
    alice.sees("2 people are told in two minutes", "Take it back")

    clock.forward(minutes=3)
    bob.opens_mail("Another door: October dinner, Wed 14 Oct")
    bob.presses_in_mail("Read it on the site")
    bob.page.context.pages[-1].wait_for_load_state()
    bob.goes_to(house.path_of("October dinner"))
    bob.sees("From the organisers", "Another door", "garden")


def test_an_announcement_is_taken_back_before_anybody_gets_it(
    meet: Callable[..., Reader], house: House, clock: StandingClock, script: bool
) -> None:
    alice = meet("alice", script=script)
    alice.goes_to("/organise/lisbon/announcements")
    alice.presses_link("Write to the chapter")
    alice.types("Subject", "Wrong words")
    alice.types("What you want to say", "Never mind.")
    alice.presses_button("See how it looks")
    alice.presses_button("Send it to")
    alice.presses_button("Take it back")
    alice.sees("Taken back. Nobody gets it.")

    clock.forward(minutes=3)
    house.work()
    alice.goes_to("/mailbox")
    expect(alice.page.get_by_role("link", name="Wrong words")).to_have_count(0)


def test_on_the_day_everyone_is_told_now(
    meet: Callable[..., Reader], house: House, clock: StandingClock, script: bool
) -> None:
    clock.move_to(house.instants_of("October dinner")[0] - timedelta(hours=2))
    alice, bob = meet("alice", script=script, width=375), meet("bob", script=script)
    alice.goes_to(house.path_of("October dinner"))
    alice.types("Tell everyone now", "We moved next door.")
    alice.presses_button("Tell everyone now")
    alice.sees("2 people are told now.")

    bob.opens_mail("News about today: October dinner")
    bob.goes_to(house.path_of("October dinner"))
    bob.sees("We moved next door.")
