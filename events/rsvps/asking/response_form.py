"""The RSVP form of an event whose hosts ask something: a field for each question."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from wtforms import Field, RadioField, SelectChoice, SelectField  # type: ignore[attr-defined]

from core.forms import LineField
from events.rsvps.asking import questions
from events.rsvps.asking.questions import LONGEST_RESPONSE, Kind, Question
from events.rsvps.forms import RsvpForm
from members.intents import RESPONSE

#: Events whose form is remembered: making one costs more than filling it.
REMEMBERED = 200


class RespondingForm(RsvpForm):
    """An RSVP with responses; each field is called as its question is, and the verb says what is wrong with it."""

    questions: tuple[Question, ...] = ()

    def passes_over(self, name: str) -> bool:
        """A response to what is not asked any more is no fault of who sends it."""
        return RESPONSE.fullmatch(name) is not None

    @property
    def said(self) -> dict[int, str]:
        """Responses by the id of their question: only those to questions that the form as it was sent had."""
        given = [(question, self[question.name]) for question in self.questions]
        return {question.id or 0: field.data or "" for question, field in given if field.raw_data}


def for_questions(asked: tuple[Question, ...]) -> type[RespondingForm]:
    """The form of an event that asks these."""
    return _with_fields(asked) if asked else RespondingForm


def begun(asked: tuple[Question, ...], responses: Mapping[int, str]) -> RespondingForm:
    """The form as it stands before anything is sent, with what was responded already."""
    given = {f"{questions.PREFIX}{number}": words for number, words in responses.items()}
    return for_questions(asked)(formdata=None, data=given)


@lru_cache(maxsize=REMEMBERED)
def blank(asked: tuple[Question, ...]) -> RespondingForm:
    """The form of who has responded nothing, to be shown and never to be changed: every reader is shown the same."""
    return begun(asked, {})


@lru_cache(maxsize=REMEMBERED)
def _with_fields(asked: tuple[Question, ...]) -> type[RespondingForm]:
    fields = {question.name: field_of(question) for question in asked}
    return type("RespondingForm", (RespondingForm,), {"questions": asked} | fields)


def field_of(question: Question) -> Field:
    """The field for a response to one question."""
    if question.kind is Kind.TEXT:
        return LineField(question.words, longest=LONGEST_RESPONSE)
    choices = [SelectChoice(words, words) for words in question.responses]
    given: dict[str, Any] = {"validate_choice": False, "default": ""}
    if question.kind is Kind.YES_NO:
        nothing = [] if question.is_required else [SelectChoice("", "No answer")]
        return RadioField(question.words, choices=choices + nothing, **given)
    nothing = [SelectChoice("", "Choose one" if question.is_required else "No answer")]
    return SelectField(question.words, choices=nothing + choices, **given)
