"""What a reader says to an event."""

from wtforms import BooleanField, HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf, NumberRange, Optional

from core.form_words import of_menu
from core.forms import Form, ProseField
from events.rsvps.models import LONGEST_GREETING
from members.models import Visibility

WORDS = ("going", "maybe", "declined")
MOST_GUESTS = 5
#: What the panel showed to whoever sends it: "open" while there were places.
SEEN_OPEN = "open"


def guests_choices(most: int) -> list[SelectChoice]:
    """Just me, 1 guest, and so on."""
    words = ["Just me", "1 guest", *(f"{count} guests" for count in range(2, most + 1))]
    return [SelectChoice(count, label) for count, label in enumerate(words[: most + 1])]


class RsvpForm(Form):
    """Going, maybe or not; with how many guests; and who may see it."""

    rsvp = HiddenField(validators=[AnyOf(WORDS, message="Say whether you’re going")])
    guests = SelectField(
        "Guests you bring",
        coerce=of_menu,
        choices=guests_choices(MOST_GUESTS),
        validate_choice=False,
        validators=[Optional(), NumberRange(0, MOST_GUESTS, message=f"You can bring {MOST_GUESTS} guests at most")],
    )
    visibility = HiddenField(validators=[Optional(), AnyOf(list(Visibility), message="Choose who sees you’re coming")])
    greeting = ProseField("Two lines to your hosts", longest=LONGEST_GREETING)
    face = BooleanField()
    seen = HiddenField()
    #: The event at the same time whose place goes back once there is one here.
    instead_of = SelectField(coerce=of_menu, choices=(), validate_choice=False, validators=[Optional()])
    #: The page to come back to, where it is not the event's own.
    next = HiddenField()

    @property
    def chosen_visibility(self) -> Visibility | None:
        """What was chosen, once the form is valid; None where nothing was said."""
        return Visibility(self.visibility.data) if self.visibility.data else None
