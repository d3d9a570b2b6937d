"""What somebody says who is offered fewer places than they asked for."""

from wtforms import HiddenField, IntegerField
from wtforms.validators import AnyOf, InputRequired, NumberRange

from core.forms import Form
from events.rsvps.forms import MOST_GUESTS

TAKE, STAY = "take", "stay"


class FewerForm(Form):
    """Take so many, or stay in front for all."""

    places = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_GUESTS)])
    answer = HiddenField(validators=[AnyOf((TAKE, STAY))])
