"""The table of the RSVP panel's states, and the macros that its parts are written by."""

from typing import get_args

from flask import Flask

from events.panels.parts import Line, Link, Part, Piece, Press, Rsvping
from events.panels.table import STATES


def test_every_state_has_a_name_of_its_own_and_the_last_is_for_whoever_is_in_no_other() -> None:
    names = [state.name for state in STATES]

    assert len(set(names)) == len(names)
    assert names[-1] == "open"


def test_everything_a_panel_is_made_of_is_written_by_a_macro_called_as_it_says(app: Flask) -> None:
    written = app.jinja_env.get_template("events/_rsvp_parts.html").module
    macros = {part.macro for part in (Line, Link, Press, Rsvping, *Piece)}

    assert {Line, Link, Press, Rsvping, Piece} == set(get_args(Part))
    assert [name for name in macros if not callable(getattr(written, name, None))] == []
