"""What is filled in to block somebody."""

from wtforms import HiddenField

from core.forms import Form, LineField


class BlockForm(Form):
    """Whom, by the key in the address of their page, and where to go on to."""

    member = LineField("Whom to block", longest=12, required="Choose whom to block")
    next = HiddenField()
