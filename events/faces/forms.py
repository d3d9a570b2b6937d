"""What one says to being seen by those one will meet."""

from wtforms import HiddenField
from wtforms.validators import AnyOf

from core.forms import Form


class FaceForm(Form):
    """Yes or no."""

    face = HiddenField(validators=[AnyOf(("yes", "no"), message="Say whether those going may see you here")])
