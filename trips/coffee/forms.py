"""The note, and what its organisers answer."""

from datetime import time
from typing import Any

from wtforms import DateField, HiddenField, TimeField
from wtforms.validators import DataRequired

from core.forms import Form, ProseField, within_reach
from trips.coffee.models import LONGEST_NOTE

#: When a coffee begins that nobody moved.
USUAL_TIME = time(10, 30)


def _day(label: str, missing: str, **more: Any) -> DateField:
    return DateField(label, validators=[DataRequired(missing), within_reach], **more)


class CoffeeForm(Form):
    """The days one is there, a line or two, and the trip it is asked from, if from one."""

    arrives_on = _day("First day", "Choose the day you arrive")
    leaves_on = _day("Last day", "Choose the day you leave")
    words = ProseField("Your note", longest=LONGEST_NOTE, required="Write a line or two")
    trip = HiddenField()


class AnswerForm(Form):
    """Which day and what time."""

    on = _day("Day", "Choose a day")
    starts_at = TimeField("At", validators=[DataRequired("Choose a time")], default=USUAL_TIME)
