"""What is pressed at the door, and what is said the morning after."""

from datetime import timedelta

from wtforms import HiddenField
from wtforms.validators import AnyOf, Optional, Regexp

from core.forms import Form, LineField, WholeField
from events.door.models import LONGEST_NAME, LONGEST_THANKS, MOST_AT_ONCE

KEY = r"^[0-9A-Za-z-]{8,40}$"
#: A press that waited for the network longer than this is not handed in any more.
LONGEST_WAIT = timedelta(days=7)


class CheckInForm(Form):
    """One press: by its own key, about an RSVP, an earlier walk-in or a new one; how many came, or an undo."""

    key = HiddenField(validators=[Regexp(KEY, message="Open the door’s page again, and press there")])
    rsvp = HiddenField(validators=[Optional(), Regexp(KEY, message="Choose a name from the list")])
    walk_in = HiddenField(validators=[Optional(), Regexp(KEY, message="Choose somebody from the list")])
    came = WholeField("How many", least=1, most=MOST_AT_ONCE)
    name = LineField("Name or e-mail", longest=LONGEST_NAME)
    undo = HiddenField()
    ago_ms = WholeField("How long ago", least=0, most=LONGEST_WAIT // timedelta(milliseconds=1))


class AttendanceForm(Form):
    """Were you there?"""

    was_there = HiddenField(validators=[AnyOf(("yes", "no"), message="Say whether you were there")])


class ThanksForm(Form):
    """A line to the hosts."""

    thanks = LineField("Your line", longest=LONGEST_THANKS, required="Write a line")
