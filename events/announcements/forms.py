"""What an organiser writes to people."""

from wtforms import HiddenField, RadioField
from wtforms.validators import AnyOf

from core.forms import Form, LineField, ProseField
from core.writing.prose import LONGEST_REMARK
from events.announcements.models import Audience

#: As much as is read standing on a pavement.
LONGEST_NOW = 280


class ChapterForm(Form):
    """An announcement to a whole chapter."""

    subject = LineField("Subject", longest=120, required="Say in a few words what it is about")
    body = ProseField("What you want to say", longest=LONGEST_REMARK, required="Write something first")
    do = HiddenField(validators=[AnyOf(["", None, "preview", "send", "change"], message="Look at it, or send it")])


class EventForm(ChapterForm):
    """An announcement to those of an event."""

    audience = RadioField("To whom?", choices=[], default=Audience.COMING.value)


class NowForm(Form):
    """A few words to everybody, on the day."""

    body = ProseField("What they should know now", longest=LONGEST_NOW, required="Write something first")
