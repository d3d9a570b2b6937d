"""The typeface of signs is cut to what pages need, the same each time."""

from pathlib import Path

import pytest

from core import assets
from core.drawing import fonts

pytestmark = pytest.mark.once


def test_each_part_is_small_and_what_was_made_before(tmp_path: Path) -> None:
    fonts.main(tmp_path)

    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    served = {path.name: path.read_bytes() for path in (assets.TARGET / "static").glob("vendor-*/*")}

    assert {"bitter-latin-700.woff2", "bitter-ext-700.woff2"} <= set(made)
    assert served.items() >= made.items()
    assert all(len(data) < 20_000 for name, data in made.items() if name.endswith(".woff2"))
