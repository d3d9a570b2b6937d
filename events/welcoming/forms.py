"""What a greeter says to those they greet."""

from core.forms import Form, LineField
from events.chores.lines import LONGEST_SPOT


class SpotForm(Form):
    """Where to find them, in one line; an empty one takes it back."""

    spot = LineField("Where they find you", longest=LONGEST_SPOT)
