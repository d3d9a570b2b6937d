"""Where places lie on paper."""

import math
import re

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from core.drawing import maps
from core.drawing.maps import LOCAL_SIZE, Place

LISBON = Place(38.72509, -9.1498)


@given(st.floats(-60, 85), st.floats(-180, 180))
def test_every_place_lies_on_the_map_of_the_world(latitude: float, longitude: float) -> None:
    x, y = maps.world_point(latitude, longitude)

    assert 0 <= x <= maps.WORLD_WIDTH
    assert -10 <= y <= maps.WORLD_HEIGHT


def test_north_is_up_and_east_is_right() -> None:
    lisbon, london, tokyo = (maps.world_point(*place) for place in (LISBON, (51.5, -0.1), (35.7, 139.7)))

    assert london[1] < lisbon[1]
    assert lisbon[0] < london[0] < tokyo[0]


def test_the_far_east_of_russia_stays_in_the_east() -> None:
    assert maps.world_point(66.0, -172.0)[0] > maps.world_point(66.0, 170.0)[0]


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0, 360), st.floats(1, 450))
def test_distance_on_paper_is_distance_on_the_ground(
    latitude: float, longitude: float, bearing: float, km: float
) -> None:
    there = great_circle(kilometers=km).destination((latitude, longitude), bearing)

    x, y = maps.local_point(Place(latitude, longitude), 500, Place(there.latitude, there.longitude))

    paper = math.hypot(x - LOCAL_SIZE / 2, y - LOCAL_SIZE / 2)
    assert paper / (LOCAL_SIZE / 2) * 500 == pytest.approx(km, abs=1.0)


def test_the_middle_of_a_local_map_is_its_centre() -> None:
    assert maps.local_point(LISBON, 500, LISBON) == (320.0, 320.0)


def test_the_world_is_one_path() -> None:
    assert is_path(maps.world_land())


@pytest.mark.parametrize("centre", [LISBON, Place(-21.1, -175.2), Place(64.1, -21.9), Place(-16.5, 179.9)])
def test_coasts_are_drawn_around_a_place(centre: Place) -> None:
    assert is_path(maps.local_land(centre, 500))


def test_the_open_sea_has_no_coast() -> None:
    assert maps.local_land(Place(-48.0, -120.0), 200) == ""


def test_the_middle_of_a_continent_is_all_land() -> None:
    assert is_path(maps.local_land(Place(47.0, 95.0), 100))


def test_path_data_is_short() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.04, 0.0), (10.0, 10.0), (0.0, 10.0)]

    assert maps.path_data([square]) == "M0 0l10 0 0 10-10 0z"


def is_path(data: str) -> bool:
    """Whether this is path data of closed rings."""
    return re.fullmatch(r"(M[-\d. ]+l[-\d. ]+z)+", data) is not None
