"""Coming every time, with one date skipped: three presses, with script and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from members.models import Member
from tests.events.planning import scheduled
from tests.journeys.house import House
from tests.journeys.reader import Reader

pytestmark = pytest.mark.once


def open_table(house: House) -> str:
    """The address of the first of Lisbon's third Thursdays."""
    with house.app.app_context():
        lisbon = db.session.scalars(select(Chapter).where(Chapter.slug == "lisbon")).one()
        alice = db.session.scalars(select(Member).where(Member.email == "alice@example.com")).one()
        scheduled(lisbon, alice)
    return house.path_of("Thursday Table")


def test_a_member_is_counted_in_every_time_and_skips_one(
    house: House, meet: Callable[..., Reader], script: bool
) -> None:
    first = open_table(house)
    bob = meet("bob", script=script)
    bob.goes_to(first)

    bob.presses_button("Count me in every time")
    bob.sees("You’re going, as every time")
    bob.presses_button("Skip this one")

    bob.sees("You’re skipping this one", "You’re in every other time")
    assert (bob.fields, bob.presses) == (0, 2)
    house.work()
    bob.goes_to("/me/events")
    bob.sees("Every time", "you’re down for 11 dates to come")
    bob.goes_to(first)
    bob.presses_button("I’m going after all")
    bob.sees("You’re going, as every time")


def test_who_is_refused_is_taken_to_what_is_wrong(meet: Callable[..., Reader], house: House) -> None:
    dan = meet("dan").expects(422)
    dan.goes_to(open_table(house))
    dan.presses_link("Third Thursday of every month")
    dan.page.wait_for_load_state("networkidle")
    dan.page.locator("#guests option").last.evaluate("option => { option.value = 99; option.selected = true }")

    dan.presses_button("Count me in every time")

    dan.sees("There is a problem")
    expect(dan.page.locator("[data-summary]")).to_be_focused()
