"""What is filled in to remember a face."""

from wtforms import BooleanField, HiddenField
from wtforms.validators import AnyOf

from core.forms import Form, LineField


class MetForm(Form):
    """Whom, by the key in the address of their page, and whether they are given one's address."""

    member = LineField("Whom you met", longest=12, required="Choose whom you met")
    contact = BooleanField("Exchange contact")


class ContactForm(Form):
    """Whether somebody one met is given one's address."""

    contact = HiddenField(validators=[AnyOf(("yes", "no"), message="Say whether you exchange contact")])
