"""Yes or no to somebody who asked to come."""

from wtforms import HiddenField
from wtforms.validators import AnyOf, InputRequired

from core.forms import Form


class DecisionForm(Form):
    """Whom it is about, by their random name, and what is decided."""

    member = HiddenField(validators=[InputRequired()])
    decision = HiddenField(validators=[AnyOf(["yes", "no"])])
