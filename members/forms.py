"""What members fill in: signing up and in, their profile, a password, which mails they want."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, PasswordField, RadioField, SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired

from core.forms import AddressField, Form, LineField, ProseField
from members.intents import RESPONSE, Intent, responses, understood
from members.models import LONGEST_HANDLE, MOST_HANDLES, Visibility

CARRIED = ("next", "event", "rsvp", "guests", "visibility")


class CarryingForm(Form):
    """Carries along where to go on to, and what was meant to be said; what makes no sense is left out, not refused."""

    next = HiddenField()
    event = HiddenField()
    rsvp = HiddenField()
    guests = HiddenField()
    visibility = HiddenField()

    def process(self, formdata: Any = None, *args: Any, **kwargs: Any) -> None:
        """Take the fields in, and beside those listed the responses to what the hosts ask."""
        super().process(formdata, *args, **kwargs)
        self.responses = responses(formdata or {})

    def passes_over(self, name: str) -> bool:
        """Fields of responses are called after the questions of an event."""
        return RESPONSE.fullmatch(name) is not None

    @property
    def intent(self) -> Intent | None:
        """What was meant to be said, if it makes sense."""
        return understood(self.carried)

    @property
    def carried(self) -> dict[str, str]:
        """The hidden fields that hold something, as they came."""
        return {name: str(self[name].data)[:300] for name in CARRIED if self[name].data} | self.responses


class SecretField(PasswordField):
    """A password, exactly as typed; never shown again."""

    data: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = str(valuelist[0]) if valuelist else ""


class SignUpForm(CarryingForm):
    """An address and a name are enough."""

    email = AddressField("E-mail address")
    name = LineField("Your name", longest=100, required="Enter your name")
    password = SecretField("Password")


class SignInForm(CarryingForm):
    """An address, for a link; with a password, at once."""

    email = AddressField("E-mail address")
    password = SecretField("Password")
    again = HiddenField()


class PressForm(Form):
    """The button that uses a mailed link up."""

    token = HiddenField()


class ProfileForm(Form):
    """What others see of a member."""

    name = LineField("Your name", longest=100, required="Enter your name")
    pronouns = LineField("Pronouns", longest=40)
    spoken = LineField("How your name is spoken", longest=80)
    starter = LineField("Ask me about", longest=140)
    handles = ProseField("Find me at", longest=(LONGEST_HANDLE + 2) * MOST_HANDLES)
    visibility = RadioField(
        "Who sees that you’re coming",
        choices=[
            SelectChoice(Visibility.ORGANISERS.value, "The organisers"),
            SelectChoice(Visibility.ATTENDEES.value, "Those going too"),
            SelectChoice(Visibility.EVERYBODY.value, "Everybody"),
        ],
        validators=[InputRequired("Choose who sees that you’re coming")],
    )
    shows_face = BooleanField(
        "Let those going to what I’m going to see my face in “who you’ll meet”, and for a fortnight afterwards"
    )
    portrait = FileField("Portrait")
    without_portrait = BooleanField("Take my portrait away")


class PasswordForm(Form):
    """A new password."""

    password = SecretField("New password")


class MailForm(Form):
    """Which mails a member wants."""

    wants_reminders = BooleanField("Remind me of what I’m going to")
    wants_news = BooleanField("Mail me when my chapters add something")
    wants_replies = BooleanField("Mail me when somebody answers what I wrote")
