"""The small forms of the first page, which lead to pages of other packages."""

from wtforms import DateField
from wtforms.validators import Optional

from core.forms import Form, LineField


class GoingForm(Form):
    """Going somewhere: the fields of what's on, in the words of somebody who travels."""

    near = LineField("Where to", longest=100)
    from_ = DateField("Arriving", name="from", validators=[Optional()])
    to = DateField("Leaving", validators=[Optional()])


class ElsewhereForm(Form):
    """Where somebody is for whom the only chapter is too far: the field of the directory."""

    near = LineField("City", longest=100)
