"""Cells that a spreadsheet would take for formulas."""

import pytest

from events.rsvps import exporting


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_what_would_be_a_formula_is_text(start: str) -> None:
    assert exporting.safe(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "Anna-Maria", "O’Brien", "1 = 1", "'quoted"])
def test_what_is_text_stays_as_it_is(cell: str) -> None:
    assert exporting.safe(cell) == cell
