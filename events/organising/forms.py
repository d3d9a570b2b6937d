"""What an organiser writes of one date, and why one is called off."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
)
from wtforms.validators import StopValidation

from core.forms import Form, LineField, ProseField, WholeField
from events import walltime
from events.online.forms import WayForm
from events.plans import USUAL_COST, USUAL_GUESTS, Details, Place
from events.rsvps.asking import questions
from events.rsvps.asking.question_form import QuestionsForm, as_asked
from events.rsvps.asking.window import MOST_DAYS, MOST_HOURS
from events.rsvps.seating import Promotion

MOST_GUESTS = 5
MOST_PLACES = 100_000
#: The choice of a venue that the chapter does not know yet.
ELSEWHERE = "new"

_VENUE_ID = re.compile(r"[1-9][0-9]{0,14}")
PROMOTIONS = {
    Promotion.OUTRIGHT: "Give it to the next on the waitlist at once",
    Promotion.ASK_FIRST: "Ask them first, and keep it for twelve hours",
}
#: The details that a form shows in the form in which a row holds them.
_AS_THEY_ARE = tuple(
    field.name
    for field in fields(Details)
    if field.name not in ("start_time", "end_time", "place", "promotion", "questions")
)


class OrganiserForm(Form):
    """A form whose verb may say no."""

    def __iter__(self) -> Iterator[Field]:
        """The fields in the order of the page, which is that of the forms this one is put together of."""
        parts = type(self).__mro__
        places = {name: next(n for n, part in enumerate(parts) if name in vars(part)) for name in self._fields}
        return iter(sorted(self._fields.values(), key=lambda field: places[field.short_name]))

    def own(self, name: str) -> str:
        """The field that asks for what is publicly called so."""
        return name

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields; what is wrong with one that nobody sees is said over the form."""
        super().validate(extra_validators)
        for field in self:
            if isinstance(field, HiddenField) and field.errors:
                self.form_errors.extend(str(error) for error in field.errors)
                field.errors = ()
        return not self.errors

    def refuse(self, name: str | None, sentence: str) -> None:
        """Say why not at the field that is publicly called `name`, or over the form."""
        field = self._fields.get(self.own(name or ""))
        if field is None or isinstance(field, HiddenField):
            self.form_errors.append(sentence)
        else:
            field.errors = [sentence]


class TitleForm(OrganiserForm):
    """What it is called; forms are put together in the order of the page."""

    title = LineField("Title", longest=120, required="Give the event a title")


class RestForm(QuestionsForm, WayForm):
    """Where, how many, and what else there is to say."""

    venue = RadioField("Venue", choices=[], validate_choice=False, default="")
    place_name = LineField("Name", longest=120)
    place_address = LineField("Address", longest=200)
    capacity = WholeField("Places", least=1, most=MOST_PLACES)
    description = ProseField("What happens", longest=5000)
    guests = WholeField("Guests each may bring", least=0, most=MOST_GUESTS, default=USUAL_GUESTS)
    promotion = RadioField(
        "When a place comes free",
        choices=[SelectChoice(each.value, words) for each, words in PROMOTIONS.items()],
        default=Promotion.OUTRIGHT.value,
    )
    visitor_seats = WholeField("Places kept for visitors", least=0, most=MOST_PLACES, default=0)
    cost = LineField("Cost", longest=80, default=USUAL_COST)
    languages = LineField("Languages", longest=80)
    walking_in = ProseField("Walking in", longest=500)
    opens_before_days = WholeField("RSVPs open so many days before", least=0, most=MOST_DAYS)
    closes_before_hours = WholeField("RSVPs close so many hours before", least=0, most=MOST_HOURS)
    confirms_before_hours = WholeField("Places nobody confirms are given back so many hours before", least=1, most=40)
    needs_approval = BooleanField("We say yes or no to each RSVP")

    @property
    def place(self) -> Place | None:
        """Where, once the form is valid: a venue by its id, a new one by its name, or not decided yet."""
        said = (self.venue.data or "").strip()
        if said == ELSEWHERE:
            return Place(name=self.place_name.data, address=self.place_address.data or "")
        if _VENUE_ID.fullmatch(said):
            return Place(venue_id=int(said))
        return Place(name=said) if said else None

    @property
    def rest(self) -> dict[str, Any]:
        """The details that do not say when, once the form is valid."""
        return self.joining | {
            "place": self.place,
            "capacity": self.capacity.number,
            "description": self.description.data or "",
            "guests": USUAL_GUESTS if self.guests.number is None else self.guests.number,
            "promotion": Promotion(self.promotion.data),
            "visitor_seats": self.visitor_seats.number or 0,
            "cost": self.cost.data or USUAL_COST,
            "languages": self.languages.data or "",
            "walking_in": self.walking_in.data or "",
            "questions": self.questions,
            "opens_before_days": self.opens_before_days.number,
            "closes_before_hours": self.closes_before_hours.number,
            "needs_approval": bool(self.needs_approval.data),
            "confirms_before_hours": self.confirms_before_hours.number,
        }

    def validate_closes_before_hours(self, field: WholeField) -> None:
        """RSVPs open before they close."""
        days, hours = self.opens_before_days.number, field.number
        if days is not None and hours is not None and hours >= days * 24:
            raise StopValidation("Let RSVPs close after they open: write fewer hours")

    def validate_venue(self, field: RadioField) -> None:
        """A short word at most: a number of the list, or a name."""
        if field.data and (len(field.data) > 120 or not field.data.isprintable()):
            raise StopValidation("Choose a venue from the list, or write its name and address")

    def validate_visitor_seats(self, field: WholeField) -> None:
        """No more are kept than there are."""
        places = self.capacity.number
        if places is not None and (field.number or 0) > places:
            raise StopValidation(f"There are {places} places: keep {places} or fewer for visitors")

    def validate_place_name(self, field: LineField) -> None:
        """A new venue has a name."""
        if self.venue.data == ELSEWHERE and not field.data:
            raise StopValidation("Give the venue a name")


def offer_venues(form: RestForm, venues: Iterable[Any]) -> None:
    """Let the form choose among a chapter's venues, rows with `id` and `name`."""
    known = [SelectChoice(str(venue.id), venue.name) for venue in venues]
    form.venue.choices = [*known, SelectChoice(ELSEWHERE, "Somewhere else"), SelectChoice("", "Not decided yet")]


def as_it_stands(event: Any) -> dict[str, Any]:
    """What the form to change a date begins with: a row with the columns of an event."""
    given = {name: getattr(event, name) for name in _AS_THEY_ARE} | {
        "promotion": event.promotion.value,
        "way": event.way.value,
    }
    given |= {"starts_at": event.start_time, "ends_at": event.end_time, "venue": str(event.venue_id or "")}
    given |= as_asked(questions.of(event.questions))
    return given | {"next_day": not walltime.ends_in_time(event.start_time, event.end_time)}
