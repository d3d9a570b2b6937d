"""What an organiser writes of the questions: five slots, each one question, all of them optional."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, HiddenField, SelectChoice, SelectField  # type: ignore[attr-defined]
from wtforms.validators import AnyOf

from core.forms import Form, LineField, ProseField
from events.rsvps.asking.questions import (
    LONGEST_CHOICE,
    LONGEST_QUESTION,
    MOST_CHOICES,
    MOST_QUESTIONS,
    Kind,
    Question,
)

SLOTS = range(1, MOST_QUESTIONS + 1)
KINDS = {Kind.TEXT: "In a few words", Kind.CHOICE: "One of several", Kind.YES_NO: "Yes or no"}
FEWEST_CHOICES = 2


class QuestionsForm(Form):
    """The fields of a slot are called `question-1`, `question-1-kind`, and so on; an empty question is none."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is to be asked, once the form is valid."""
        return tuple(self._question(n) for n in SLOTS if self[f"question-{n}"].data)

    @property
    def slots(self) -> list[list[Any]]:
        """The fields of each slot: question, kind, choices, whether it is required, id."""
        return [[self[name] for name in _names(n)] for n in SLOTS]

    @property
    def is_asking_wrongly(self) -> bool:
        """Whether something is wrong with a question."""
        return any(field.errors for slot in self.slots for field in slot)

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields; and one of several is chosen among two at least, each of its own, in a line of its own."""
        super().validate(extra_validators)
        for words, kind, choices, _required, _number in self.slots:
            given = _lines(choices.data)
            if choices.data and not words.data:
                words.errors = ["Write the question that these are the choices of"]
            elif words.data and kind.data == Kind.CHOICE and (problem := _problem(given)):
                choices.errors = [problem]
        return not self.errors

    def _question(self, n: int) -> Question:
        words, kind, choices, required, number = (self[name].data for name in _names(n))
        given = _lines(choices) if kind == Kind.CHOICE else ()
        known = int(number) if (number or "").isdecimal() and len(number) <= len("123456789") else None
        return Question(words, Kind(kind), given, bool(required), known)


def _names(n: int) -> tuple[str, str, str, str, str]:
    slot = f"question-{n}"
    return slot, f"{slot}-kind", f"{slot}-choices", f"{slot}-required", f"{slot}-id"


def as_asked(questions: Iterable[Question]) -> dict[str, Any]:
    """What the form begins with where these are asked already."""
    data: dict[str, Any] = {}
    for n, question in zip(SLOTS, questions, strict=False):
        given = (question.words, question.kind.value, "\n".join(question.choices), question.is_required)
        data |= zip(_names(n), (*given, str(question.id)), strict=True)
    return data


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line for line in (each.strip() for each in (text or "").split("\n")) if line)


def _problem(choices: tuple[str, ...]) -> str:
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        return f"Write {FEWEST_CHOICES} to {MOST_CHOICES} choices, each in a line of its own"
    if len({choice.casefold() for choice in choices}) < len(choices):
        return "Write each choice once"
    return f"Write choices of {LONGEST_CHOICE} characters at most" if max(map(len, choices)) > LONGEST_CHOICE else ""


for _n in SLOTS:
    _fields = (
        LineField(f"Question {_n}", longest=LONGEST_QUESTION),
        SelectField(
            "People answer",
            choices=[SelectChoice(kind.value, label) for kind, label in KINDS.items()],
            default=Kind.TEXT.value,
            validate_choice=False,
            validators=[AnyOf([kind.value for kind in Kind], message="Choose how people answer")],
        ),
        ProseField("Choices", longest=MOST_CHOICES * (LONGEST_CHOICE + 1)),
        BooleanField("Nobody RSVPs without an answer"),
        HiddenField(),
    )
    for _name, _field in zip(_names(_n), _fields, strict=True):
        setattr(QuestionsForm, _name, _field)
