"""The typeface of signs is cut to what pages need, the same each time."""

from pathlib import Path

import pytest

from core import fonts

pytestmark = pytest.mark.once


def test_each_part_is_small_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        fonts.main(folder)

    made = {path.name: path.read_bytes() for path in first.iterdir()}

    assert {"bitter-latin-700.woff2", "bitter-ext-700.woff2"} <= set(made)
    assert {path.name: path.read_bytes() for path in second.iterdir()} == made
    assert all(len(data) < 20_000 for name, data in made.items() if name.endswith(".woff2"))
