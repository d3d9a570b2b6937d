"""What one may say to all dates of a series at once."""

from wtforms import HiddenField, RadioField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf, NumberRange, Optional

from core.form_words import of_menu
from core.forms import Form
from events.rsvps.forms import MOST_GUESTS, guests_choices
from members.models import Visibility

GIVE_BACK, KEEP = "give_back", "keep"


class StandingForm(Form):
    """Count me in every time: with how many guests, seen by whom, and `next`, the page to come back to.

    It is also sent from the form of one date, whose other fields mean nothing here.
    """

    guests = SelectField(
        "Guests you bring every time",
        coerce=of_menu,
        choices=guests_choices(MOST_GUESTS),
        validate_choice=False,
        validators=[Optional(), NumberRange(0, MOST_GUESTS, message=f"You can bring {MOST_GUESTS} guests at most")],
    )
    visibility = HiddenField(validators=[Optional(), AnyOf(list(Visibility), message="Choose who sees you’re coming")])
    next = HiddenField()

    def passes_over(self, name: str) -> bool:
        """What only the one date's form asks."""
        return name in ("seen", "rsvp", "greeting", "face") or name.startswith("response-")

    @property
    def chosen_visibility(self) -> Visibility | None:
        """What was chosen, once the form is valid; None where nothing was said."""
        return Visibility(self.visibility.data) if self.visibility.data else None


class EndingForm(Form):
    """Not every time any more, and what becomes of the dates to come."""

    dates = RadioField(
        "The dates to come",
        choices=[SelectChoice(KEEP, "Keep my places"), SelectChoice(GIVE_BACK, "Give my places back")],
        default=KEEP,
    )
    next = HiddenField()
