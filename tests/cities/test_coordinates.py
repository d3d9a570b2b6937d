"""Coordinates as people write them down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities.coordinates import Spot, read, written

places = st.builds(Spot, st.floats(-90, 90), st.floats(-180, 180)).map(lambda place: place.rounded)


@pytest.mark.parametrize(
    "text",
    [
        "38.71, -9.14",
        "38.71 -9.14",
        " 38.71;-9.14 ",
        "(38.71, −9.14)",
        "38,710; -9,140",
        "38.71 N 9.14 W",
        "38.71N9.14W",
        "N38.71 W9.14",
        "38.71° N, 9.14° W",
        "9.14 W, 38.71 N",
        "38°42'36\"N 9°8'24\"W",
        "38°42′36″N, 9°8′24″W",
        "38º42’36”N 9º08’24”W",
        "N 38° 42.6' W 009° 08.4'",
        "38°42'36\", -9°8'24\"",
        "٣٨.٧١, -٩.١٤",
        "３８.７１ -９.１４",
    ],
)
def test_two_angles_are_a_point(text: str) -> None:
    found = read(text)

    assert found
    assert found.rounded == (38.71, -9.14)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "38.71",
        "3871",
        "38.71, -9.14, 12",
        "38 N 9 N",
        "N38N, 9W",
        "-38.71 S, 9.14 W",
        "38°70'36\"N 9°8'24\"W",
        "38 42 36 N 9 8 24 W",
        "1e1, 2",
        "nan, nan",
        "12, 14 Main Street",
        "1234, 5",
    ],
)
def test_what_says_more_or_less_than_two_angles_is_none(text: str) -> None:
    assert read(text) is None


@given(places)
def test_what_is_written_is_read_again(place: Spot) -> None:
    assert read(written(place)) == place


@given(places)
def test_degrees_minutes_and_seconds_are_off_by_less_than_a_metre(place: Spot) -> None:
    found = read(" ".join(_in_seconds(degrees, axis) for degrees, axis in zip(place, ("NS", "EW"), strict=True)))

    assert found
    assert found == pytest.approx(place, abs=1e-5)


def _in_seconds(degrees: float, axis: str) -> str:
    hundredths = round(abs(degrees) * 360_000)
    minutes, seconds = divmod(hundredths, 6000)
    return f"{minutes // 60}°{minutes % 60}'{seconds / 100:.2f}\"{axis[degrees < 0]}"
