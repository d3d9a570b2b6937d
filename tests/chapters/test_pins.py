"""What stands on the map beside a list."""

from types import SimpleNamespace
from typing import Any

import pytest

from chapters import pins
from chapters.nearby import Away
from chapters.pins import RingMap
from core.drawing.maps import Place

CENTRE = Place(38.7, -9.1)


def away(name: str, north_km: float, east_km: float = 0.0) -> Away:
    """A chapter so far north and east of the centre."""
    latitude, longitude = CENTRE.latitude + north_km / 111.2, CENTRE.longitude + east_km / 86.8
    row: Any = SimpleNamespace(
        name=name, slug=name.lower(), latitude=latitude, longitude=longitude, tincture="azure", metal="or"
    )
    return Away(row, (north_km**2 + east_km**2) ** 0.5)


def drawn(within_km: float, *aways: Away, in_miles: bool = False) -> RingMap:
    """The map of a list."""
    return pins.ring_map(CENTRE, within_km, list(enumerate(aways, 1)), in_miles)


def test_pins_have_the_numbers_and_colours_of_the_list_and_lead_to_it() -> None:
    first, second = drawn(500, away("Here", 0), away("There", 300)).pins

    assert (first.number, first.href, first.tinctures) == (1, "#ch-here", "t-azure m-or")
    assert (first.x, first.y) == (320.0, 320.0)
    assert second.number == 2
    assert second.y < first.y


def test_a_name_stands_beside_its_pin_where_there_is_room() -> None:
    only, east = drawn(500, away("Here", 0), away("East", 0, 100)).pins

    assert (only.name, only.anchor) == ("Here", "end")
    assert (east.name, east.anchor) == ("East", "start")


def test_a_name_without_room_is_left_out_and_its_pin_stays() -> None:
    crowd = [away(f"Chapter number {number}", number) for number in range(6)]

    placed = drawn(500, *crowd).pins

    assert len(placed) == 6
    assert "" in {pin.name for pin in placed}


def test_no_name_covers_another() -> None:
    placed = drawn(500, *(away(f"Name {number}", number * 40 - 200, number % 3 * 60) for number in range(10))).pins

    boxes = [
        (pin.x + 16 if pin.anchor == "start" else pin.x - 18 - len(pin.name) * 8.6, pin.y) for pin in placed if pin.name
    ]
    assert all(abs(a[1] - b[1]) >= 10 or abs(a[0] - b[0]) >= 8.6 for a in boxes for b in boxes if a is not b)


def test_the_last_ring_is_the_distance_asked_for() -> None:
    rings = drawn(500, away("Here", 0)).rings

    assert [ring.words for ring in rings] == ["100 km", "200 km", "500 km"]
    assert [ring.is_chosen for ring in rings] == [False, False, True]
    assert rings[-1].radius == pytest.approx(320 / pins.MARGIN)


def test_rings_are_at_round_miles_for_those_who_measure_so() -> None:
    assert [ring.words for ring in drawn(500, in_miles=True).rings] == ["60 miles", "200 miles", "311 miles"]


def test_where_the_whole_world_was_asked_for_the_map_goes_as_far_as_its_list() -> None:
    assert pins.reach_km(20_038, [10.0, 400.0]) == 420.0
    assert pins.reach_km(20_038, []) == pytest.approx(pins.FARTHEST_KM * pins.MARGIN, abs=10)
    assert pins.reach_km(20_038, [1.0]) == pins.NEAREST_KM


def test_what_lies_beyond_the_edge_is_not_on_the_map() -> None:
    assert [pin.number for pin in drawn(20_038, away("Here", 0), away("Far", 9000), away("Near", 100)).pins] == [1, 3]


def test_land_is_drawn_around_the_centre() -> None:
    assert drawn(250).land.startswith("M")
