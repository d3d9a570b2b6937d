"""Who may see one's passport."""

from wtforms import BooleanField

from core.forms import Form


class ShowingForm(Form):
    """Show it to other members; never ticked before one has ticked it."""

    shown = BooleanField("Show my stamps on my page")
