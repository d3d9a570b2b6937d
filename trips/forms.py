"""The form of a trip: a city with its days, up to four more that follow it, and who may know."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wtforms import BooleanField, DateField, Field, RadioField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf, DataRequired, NumberRange, Optional

from core.form_words import of_menu
from core.forms import Form, LineField, within_reach
from trips.itinerary import FARTHEST_KM, MOST_STOPS, USUAL_KM
from trips.models import TripVisibility

RADII_KM = (10, 20, 40, 80, 150)
CITY = "City or airport code"
MISSING = ("Enter a city or an airport code", "Choose the day you arrive", "Choose the day you leave")


def _within() -> SelectField:
    return SelectField(
        "Within",
        coerce=of_menu,
        choices=[SelectChoice(km, f"{km} km") for km in RADII_KM],
        default=USUAL_KM,
        validate_choice=False,
        validators=[Optional(), NumberRange(1, FARTHEST_KM, f"Choose a distance from 1 to {FARTHEST_KM} km")],
    )


def _day(label: str, missing: str = "") -> DateField:
    return DateField(label, validators=[DataRequired(missing) if missing else Optional(), within_reach])


def _visibility() -> RadioField:
    return RadioField(
        "Who may know",
        choices=[
            SelectChoice(TripVisibility.PRIVATE.value, "Only me"),
            SelectChoice(TripVisibility.CHAPTERS.value, "The chapters there"),
            SelectChoice(TripVisibility.MEMBERS.value, "Every member"),
        ],
        default=TripVisibility.PRIVATE.value,
        validate_choice=False,
        validators=[AnyOf([word.value for word in TripVisibility], message="Choose who may know")],
    )


class SharingForm(Form):
    """Who may know of a trip, on its own page: all of it that is changed there."""

    visibility = _visibility()


class Fields(NamedTuple):
    """The fields of one city of a route; `number` counts from 1."""

    number: int
    city: Field
    arrives_on: Field
    leaves_on: Field
    within: Field

    @property
    def is_used(self) -> bool:
        """Whether anything was said of it."""
        return bool(self.city.data or self.arrives_on.data or self.leaves_on.data)


class TripForm(Form):
    """A route of at most five cities; those after the first may be left empty."""

    city = LineField(CITY, longest=100, required=MISSING[0])
    arrives_on = _day("First day", MISSING[1])
    leaves_on = _day("Last day", MISSING[2])
    within = _within()
    visibility = _visibility()
    wants_news = BooleanField("Mail me, once a day at most, when something is added while I’m there")

    @property
    def stops(self) -> Iterator[Fields]:
        """The fields of each city, in order."""
        for number in range(1, MOST_STOPS + 1):
            tail = "" if number == 1 else f"-{number}"
            names = ("city", "arrives_on", "leaves_on", "within")
            yield Fields(number, *(getattr(self, f"{name}{tail}") for name in names))

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """A further city is either left empty or said in full."""
        is_sound = bool(super().validate(*args, **kwargs))
        for stop in self.stops:
            if stop.number > 1 and stop.is_used:
                said = [_is_said(it, missing) for it, missing in zip(stop[1:4], MISSING, strict=True)]
                is_sound = is_sound and all(said)
        return is_sound


def _is_said(it: Field, missing: str) -> bool:
    if not it.data and not it.errors:
        it.errors = [missing]
    return bool(it.data)


for _number in range(2, MOST_STOPS + 1):
    setattr(TripForm, f"city-{_number}", LineField(CITY, longest=100))
    setattr(TripForm, f"arrives_on-{_number}", _day("First day"))
    setattr(TripForm, f"leaves_on-{_number}", _day("Last day"))
    setattr(TripForm, f"within-{_number}", _within())
