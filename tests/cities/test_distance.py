"""Distances and boxes, with geopy as the judge."""

import math

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from cities.distance import EARTH_RADIUS_KM, Box, box, exact, haversine, nearness, vector

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


@given(latitudes, longitudes, latitudes, longitudes)
def test_haversine_is_the_great_circle(a: float, b: float, c: float, d: float) -> None:
    assert haversine(a, b, c, d) == pytest.approx(great_circle((a, b), (c, d)).km, rel=1e-3, abs=0.5)


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((38.72509, -9.1498), (41.14961, -8.61099), 273),
        ((-18.14161, 178.44149), (-21.13938, -175.2018), 744),
        ((90.0, 0.0), (90.0, 123.0), 0),
        ((0.0, 0.0), (0.0, 180.0), 20015),
    ],
)
def test_distances_are_right_across_the_date_line_and_at_the_poles(
    here: tuple[float, float], there: tuple[float, float], km: int
) -> None:
    assert round(haversine(*here, *there)) == km


def test_one_distance_alone_is_measured_on_the_earth_as_it_is() -> None:
    assert round(exact(38.72509, -9.1498, 41.14961, -8.61099), 1) == 273.1


def test_a_box_across_the_date_line_is_two() -> None:
    west, east = box(-18.0, 179.5, 200)

    assert west.east == 180.0
    assert east.west == -180.0
    assert west.west < 179.5
    assert east.east > -180.0


def test_a_box_at_a_pole_goes_all_the_way_round() -> None:
    (cap,) = box(89.5, 20.0, 200)

    assert cap[1:] == (90.0, -180.0, 180.0)
    assert cap.south == pytest.approx(89.5 - math.degrees(200 / 6371.0088), abs=1e-5)


def test_half_the_way_round_is_the_whole_earth() -> None:
    assert box(0.0, 0.0, 20_038) == [Box(-90.0, 90.0, -180.0, 180.0)]


@given(latitudes, longitudes, st.floats(0.1, 20_000), st.floats(0, 360), st.floats(0, 1))
def test_whatever_lies_in_the_circle_lies_in_its_box(
    latitude: float, longitude: float, within_km: float, bearing: float, part: float
) -> None:
    there = great_circle(kilometers=within_km * part).destination((latitude, longitude), bearing)

    boxes = box(latitude, longitude, within_km)

    assert any(
        south <= there.latitude <= north and west <= (there.longitude + 180) % 360 - 180 <= east
        for south, north, west, east in boxes
    ) or any(haversine(there.latitude, there.longitude, there.latitude, edge) < 0.01 for edge in (180.0, -180.0))


@pytest.mark.parametrize("there", [(52.52, 13.41), (-21.14, -175.2), (90.0, 0.0), (-38.7, 170.8)])
def test_nearness_is_the_cosine_of_the_angle_between_two_places(there: tuple[float, float]) -> None:
    here = (38.72, -9.15)

    near = nearness(vector(*here), vector(*there))

    assert math.acos(near) * EARTH_RADIUS_KM == pytest.approx(haversine(*here, *there))
