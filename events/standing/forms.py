"""What one may say to all dates of a series at once."""

from collections.abc import Mapping
from functools import lru_cache

from wtforms import HiddenField, RadioField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf, NumberRange, Optional

from core.form_words import of_menu
from core.forms import Form
from events.rsvps.asking.questions import PREFIX, Question
from events.rsvps.asking.response_form import REMEMBERED, field_of
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

    questions: tuple[Question, ...] = ()

    @property
    def said(self) -> dict[int, str]:
        """Responses by the id of their question: only those to questions that the form as it was sent had."""
        given = [(question, self[question.name]) for question in self.questions]
        return {question.id or 0: field.data or "" for question, field in given if field.raw_data}

    @property
    def chosen_visibility(self) -> Visibility | None:
        """What was chosen, once the form is valid; None where nothing was said."""
        return Visibility(self.visibility.data) if self.visibility.data else None


@lru_cache(maxsize=REMEMBERED)
def for_questions(asked: tuple[Question, ...]) -> type[StandingForm]:
    """The form of a series that asks these."""
    fields = {question.name: field_of(question) for question in asked}
    return type("RespondingForm", (StandingForm,), {"questions": asked} | fields)


def begun(asked: tuple[Question, ...], guests: int, responses: Mapping[int, str]) -> StandingForm:
    """The form as it stands before anything is sent."""
    given = {f"{PREFIX}{number}": words for number, words in responses.items()}
    return for_questions(asked)(formdata=None, data={"guests": guests, **given})


class EndingForm(Form):
    """Not every time any more, and what becomes of the dates to come."""

    dates = RadioField(
        "The dates to come",
        choices=[SelectChoice(KEEP, "Keep my places"), SelectChoice(GIVE_BACK, "Give my places back")],
        default=KEEP,
    )
    next = HiddenField()
