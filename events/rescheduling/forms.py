"""What an organiser changes of dates that are in the calendar: by how far, when, and which of two versions holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import Any

from wtforms import (  # type: ignore[attr-defined]
    BooleanField,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
)
from wtforms.validators import AnyOf

from core.forms import LineField, ProseField
from core.writing import dates
from events.online import ways
from events.organising.forms import PROMOTIONS, OrganiserForm, RestForm, TitleForm
from events.organising.when_form import DayForm, TimesForm
from events.plans import Details, Place
from events.rescheduling.reach import Reach
from events.rsvps.asking import questions
from events.rsvps.seating import Promotion
from events.rules import BadRule, Rule
from events.written import phrases

#: What may differ between two who change the same date: the field, and what it is in `Details`.
FIELDS = {
    {"start_time": "starts_at", "end_time": "ends_at", "place": "venue"}.get(each.name, each.name): each.name
    for each in fields(Details)
}


@dataclass(frozen=True)
class Differs:
    """A field of which two versions are to be chosen from, in words."""

    name: str
    label: str
    theirs: str
    mine: str


class ReachForm(OrganiserForm):
    """Which dates are meant; `shown` says which outcome the page showed, `seen` as what it showed the date."""

    reach = RadioField(
        "Which dates does this change?",
        choices=[SelectChoice(each.value, each.value) for each in Reach],
        default=Reach.THIS.value,
        validate_choice=False,
        validators=[AnyOf([*(each.value for each in Reach), None, ""], message="Choose which dates this changes")],
    )
    by_hand = BooleanField("Also dates that were changed by hand")
    note = ProseField("What should we tell them?", longest=500)
    shown = HiddenField()
    seen = HiddenField()
    take = SelectMultipleField("Take theirs", choices=[SelectChoice(name, name) for name in FIELDS])
    do = HiddenField(validators=[AnyOf(["", None, "refresh", "skip", "restore"], message="Save it, or look first")])

    @property
    def reaches(self) -> Reach:
        """Which dates are meant: this one, where nothing else is said."""
        return Reach(self.reach.data or Reach.THIS)

    def chosen(self, details: Details, event: Any) -> Details:
        """The details, with what the date says by now where that is to be taken."""
        current = details_of(event)
        taken = {FIELDS[name]: getattr(current, FIELDS[name]) for name in self.take.data or ()}
        return replace(details, **taken)


class PhraseForm(OrganiserForm):
    """Another rule for dates of a series, in a sentence."""

    phrase = LineField("Another rhythm", longest=phrases.LONGEST)

    def rule(self, today: date) -> Rule | None:
        """The rule it says; None where nothing is said. Raises BadRule where it says none."""
        if not self.phrase.data:
            return None
        found = phrases.read(self.phrase.data, today).rule
        if found is None:
            raise BadRule("Say how often, like “third Tuesday of every month”", "phrase")
        return found


class EditForm(TitleForm, DayForm, TimesForm, RestForm, PhraseForm, ReachForm):
    """One date as it is to be, or several."""

    def details_for(self, event: Any) -> Details:
        """The date as it is to be, once the form is valid."""
        details = Details(
            title=self.title.data,
            starts_on=self.starts_on.day,
            start_time=self.starts_at.time,
            end_time=self.ends_at.time,
            **self.rest,
        )
        return self.chosen(details, event)


class MoveForm(DayForm, TimesForm, PhraseForm, ReachForm):
    """When a date is to be, or several."""

    def details_for(self, event: Any) -> Details:
        """The date as it stands, at another time, once the form is valid."""
        start, end = self.starts_at.time, self.ends_at.time
        moved = replace(details_of(event), starts_on=self.starts_on.day, start_time=start, end_time=end)
        return self.chosen(moved, event)


class CancellationForm(ReachForm):
    """Why dates are called off."""

    reason = ProseField("Why is it cancelled?", longest=500, required="Say why, in a sentence")


def details_of(event: Any) -> Details:
    """A date as it stands: a row with the columns of an event."""
    given = {
        each.name: getattr(event, each.name) for each in fields(Details) if each.name not in ("place", "questions")
    }
    place = Place(venue_id=event.venue_id) if event.venue_id else None
    return Details(**given, place=place, questions=questions.of(event.questions))


def differing(form: Any, mine: Details, event: Any, venues: dict[int, str]) -> Iterator[Differs]:
    """Each field of a form in which what was typed is not what the date says by now."""
    theirs = details_of(event)
    for name, detail in FIELDS.items():
        if getattr(mine, detail) != getattr(theirs, detail):
            label = form[name].label.text if name in form else name.capitalize()
            both = [_in_words(getattr(details, detail), venues) for details in (theirs, mine)]
            yield Differs(name, label, *both)


def _in_words(value: Any, venues: dict[int, str]) -> str:
    if value in (None, "", ()):
        return "Nothing"
    if isinstance(value, Place):
        return value.name or venues.get(value.venue_id or 0, "")
    return _WORDS.get(type(value), str)(value)


def _day(day: date) -> str:
    return f"{dates.WEEKDAYS[day.weekday()][:3]} {day.day} {dates.MONTHS[day.month - 1][:3]} {day.year}"


#: How a detail is read back, by its type; others are their own words.
_WORDS: dict[type, Callable[[Any], str]] = {
    bool: lambda yes: "Yes" if yes else "No",
    date: _day,
    time: "{:%H:%M}".format,
    Promotion: PROMOTIONS.__getitem__,
    ways.Way: ways.WORDS.__getitem__,
    tuple: lambda asked: " ".join(question.words for question in asked),
}
