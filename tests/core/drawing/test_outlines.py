"""Coasts from the borders of countries."""

import json
from itertools import pairwise

import pytest

from core import assets
from core.drawing import outlines

pytestmark = pytest.mark.once

WEST = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0), (0.0, 0.0)]
EAST = [(2.0, 0.0), (2.0, 2.0), (4.0, 2.0), (4.0, 0.0), (2.0, 0.0)]


def test_a_border_between_two_countries_is_no_coast() -> None:
    (coast,) = outlines.dissolved([WEST, EAST])

    assert coast[0] == coast[-1]
    assert set(coast) == {*WEST, *EAST}
    assert ((2.0, 0.0), (2.0, 2.0)) not in set(pairwise(coast))
    assert ((2.0, 2.0), (2.0, 0.0)) not in set(pairwise(coast))


def test_countries_that_share_no_border_keep_their_coasts() -> None:
    island = [(x + 10, y) for x, y in EAST]

    assert len(outlines.dissolved([WEST, island])) == 2


def test_points_that_hardly_move_a_line_are_left_out() -> None:
    wavering = [(0.0, 0.0), (0.0, 2.0), (1.0, 2.001), (2.0, 2.0), (2.0, 1.0), (2.0, 0.0), (1.0, -0.001), (0.0, 0.0)]

    (ring,) = outlines.simplified([wavering], 0.1, 0.1)

    assert (1.0, -0.001) not in ring
    assert {(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0)} <= set(ring)


def test_what_is_too_small_to_be_seen_is_left_out() -> None:
    assert outlines.simplified([WEST], 0.1, 5.0) == []


def test_the_file_holds_the_world_and_the_rings_for_local_maps() -> None:
    land = json.loads((assets.TARGET / "land.json").read_text())

    assert land["world"].startswith("M")
    assert len(land["rings"]) > 500
    assert all(-9000 <= latitude <= 9000 for ring in land["rings"] for latitude in ring[1::2])
