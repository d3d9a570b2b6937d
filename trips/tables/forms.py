"""The offer, and what its organisers answer."""

from datetime import date, time
from typing import Any

from wtforms import (  # type: ignore[attr-defined]
    DateField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    TimeField,
)
from wtforms.validators import DataRequired, Optional

from core.forms import Form, LineField, ProseField, WholeField, within_reach
from trips.tables.evenings import WEEKDAYS
from trips.tables.models import LONGEST_PLACE, LONGEST_WORDS

#: When a table begins that nobody moved.
USUAL_TIME = time(19)
SEATS = 20
NAMED = ("first_on", "second_on", "third_on")


def _evening(label: str) -> DateField:
    return DateField(label, validators=[Optional(), within_reach])


class TableForm(Form):
    """Any evening of a weekday or up to three by name, where, for how many visitors, and a line."""

    weekday = SelectField(
        "Which evenings",
        choices=[
            SelectChoice("", "The days below"),
            *(SelectChoice(str(at), f"Any {name}") for at, name in enumerate(WEEKDAYS)),
        ],
        default="",
    )
    first_on = _evening("An evening")
    second_on = _evening("Or another")
    third_on = _evening("Or a third")
    starts_at = TimeField("From", validators=[DataRequired("Choose a time")], default=USUAL_TIME)
    place = LineField("Where", longest=LONGEST_PLACE, required="Say where the table is")
    seats = WholeField("For how many visitors", least=1, most=SEATS, required="Say for how many", default="4")
    words = ProseField("A line to the organisers", longest=LONGEST_WORDS)

    @property
    def days(self) -> tuple[date, ...]:
        """The evenings that are named."""
        return tuple(self[name].data for name in NAMED if self[name].data)


class AnswerForm(Form):
    """Which evening and what time, and the notes that it answers as well."""

    on = DateField("Evening", validators=[DataRequired("Choose an evening")])
    starts_at = TimeField("At", validators=[DataRequired("Choose a time")])
    note: Any = SelectMultipleField(validate_choice=False)
