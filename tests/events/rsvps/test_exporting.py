"""Cells that a spreadsheet would take for formulas."""

from types import SimpleNamespace

import pytest

from events.rsvps import exporting
from events.rsvps.models import RsvpState


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_what_would_be_a_formula_is_text(start: str) -> None:
    assert exporting.safe(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "Anna-Maria", "O’Brien", "1 = 1", "'quoted"])
def test_what_is_text_stays_as_it_is(cell: str) -> None:
    assert exporting.safe(cell) == cell


def test_a_cell_is_one_cell_where_semicolons_part_them_too() -> None:
    eve = SimpleNamespace(
        id=1, rsvp_id=7, name="Eve;=1+1", home_name=None, state=RsvpState.GOING, guests=0, is_visitor=False
    )

    assert exporting.csv_of([eve]).splitlines()[1] == '"Eve;=1+1","","Going","0","","",""'
