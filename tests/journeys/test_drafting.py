"""An organiser puts an event aside, finds it again and publishes it; and holds the last one once more."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from tests.journeys.house import House
from tests.journeys.reader import Reader
from tests.people import add_event

pytestmark = pytest.mark.once

TITLE = "Table in the garden"


def test_a_draft_is_saved_found_on_the_page_and_published(
    meet: Callable[..., Reader], house: House, script: bool
) -> None:
    alice, bob = meet("alice", script=script), meet("bob", script=script)
    alice.goes_to("/organise/lisbon")
    alice.presses_link("Schedule an event")
    alice.types("Title", TITLE)
    alice.presses_button("Save as draft")

    alice.sees("Saved as a draft.", TITLE)
    assert house.instants_of(TITLE) == []
    bob.goes_to("/chapters/lisbon")
    expect(bob.page.get_by_text(TITLE)).to_have_count(0)

    alice.presses_link("Go on", within="#drafts")
    expect(alice.page.get_by_label("Title")).to_have_value(TITLE)
    alice.presses_button("Publish")

    alice.sees("12 dates are up.")
    expect(alice.page.locator("#drafts")).to_have_count(0)
    assert len(house.instants_of(TITLE)) == 12
    assert (alice.fields, alice.presses) == (1, 4)


def test_the_last_event_is_held_again_by_two_presses(meet: Callable[..., Reader], house: House, script: bool) -> None:
    with house.app.app_context(), writing():
        lisbon = db.session.scalars(select(Chapter).where(Chapter.slug == "lisbon")).one()
        add_event(lisbon, title=TITLE, starts_on=date(2026, 9, 17), capacity=17)
    alice = meet("alice", script=script)
    alice.goes_to("/organise/lisbon")

    alice.presses_link("Copy the last one")
    expect(alice.page.get_by_label("Title")).to_have_value(TITLE)
    expect(alice.page.get_by_label("Places", exact=True)).to_have_value("17")
    alice.presses_button("Publish")

    alice.sees("It’s up.")
    # Third Thursdays; on that of October the chapter has a small table already.
    assert house.instants_of(TITLE)[1:] == [datetime(2026, 11, 19, 19, tzinfo=UTC)]
    assert (alice.fields, alice.presses) == (0, 2)
