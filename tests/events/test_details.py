"""An organiser's details as columns."""

import pytest

from chapters.models import Chapter
from core.database import writing
from core.refusal import Refused
from events import details
from events.models import Event
from events.plans import Place
from tests.events.planning import plan
from tests.people import add_venue


def test_details_are_columns_and_a_known_venue_its_id(lisbon: Chapter) -> None:
    venue = add_venue(lisbon)

    with writing():
        columns = details.columns(lisbon.id, plan(place=Place(venue_id=venue.id), languages="Português"))

    assert columns["venue_id"] == venue.id
    assert (columns["title"], columns["capacity"], columns["languages"]) == ("Thursday Table", 40, "Português")


def test_a_venue_that_is_not_decided_is_none(lisbon: Chapter) -> None:
    with writing():
        assert details.columns(lisbon.id, plan())["venue_id"] is None


def test_a_venue_of_another_chapter_is_refused(lisbon: Chapter, charlotte: Chapter) -> None:
    venue = add_venue(charlotte)

    with pytest.raises(Refused, match="Choose a venue from the list"), writing():
        details.columns(lisbon.id, plan(place=Place(venue_id=venue.id)))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Thursday Table: writing in public", "thursday-table-writing-in-public"),
        ("🎉", ""),
        ("x" * 120, "x" * 80),
        ("Ça ira, München", "ca-ira-munchen"),
    ],
)
def test_the_words_of_a_title_stand_in_the_address(title: str, slug: str) -> None:
    assert details.slug_of(title) == slug


def test_a_date_says_something_else_as_soon_as_anything_of_it_changes(event: Event) -> None:
    before = details.state_of(event)

    event.going, event.version = 3, 9
    same = details.state_of(event)
    event.cost = "5 €"

    assert same == before
    assert details.state_of(event) != before
