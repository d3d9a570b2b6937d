"""Where a venue lies, in words."""

from types import SimpleNamespace
from typing import Any

import pytest

from chapters.placed import Placed, placed


def here(**changed: Any) -> SimpleNamespace:
    """A chapter in Lisbon."""
    facts = {"latitude": 38.72509, "longitude": -9.1498, "country_code": "PT", "city_name": "Lisbon"}
    return SimpleNamespace(**facts | changed)


def venue(latitude: float | None, longitude: float | None) -> SimpleNamespace:
    """A venue at a point."""
    return SimpleNamespace(latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ((38.72509, -9.1499), "in the centre of Lisbon"),
        ((38.7139, -9.1394), "1.5 km from the centre of Lisbon"),
        ((38.6, -9.4), "26 km from the centre of Lisbon"),
        ((40.0, -9.1498), "142 km from the centre of Lisbon"),
    ],
)
def test_a_venue_near_its_city_is_placed_without_a_doubt(point: tuple[float, float], words: str) -> None:
    assert placed(venue(*point), here()) == Placed(words)


def test_miles_are_for_who_reads_miles() -> None:
    chapter = here(country_code="US")

    assert placed(venue(38.7139, -9.1394), chapter) == Placed("1.0 miles from the centre of Lisbon")


def test_a_venue_far_from_its_city_is_doubted() -> None:
    assert placed(venue(52.52, 13.405), here()) == Placed(
        "2,316 km from the centre of Lisbon", "Is it the right point?"
    )


def test_a_point_the_wrong_way_round_is_recognised() -> None:
    found = placed(venue(-9.1394, 38.7139), here())

    assert found
    assert found.doubt == "The latitude comes first: the other way round it would be 1.5 km."


def test_a_venue_without_a_point_is_nowhere() -> None:
    assert placed(venue(None, None), here()) is None
