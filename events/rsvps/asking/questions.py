"""The questions of an event: at most five, as plain values and as the JSON they are kept in."""

import enum
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

MOST_QUESTIONS = 5
MOST_CHOICES = 10
LONGEST_QUESTION = 120
LONGEST_CHOICE = 60
#: Of a response in words. Somebody who signs up first carries it in an address, which has an end.
LONGEST_RESPONSE = 200
YES, NO = "Yes", "No"
#: A response's field is called so, with the question's id behind it.
PREFIX = "response-"


class Kind(enum.StrEnum):
    """How a question is responded to."""

    TEXT = "text"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Question:
    """One question; `choices` only where it is one of several, `id` None until it is kept."""

    words: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    is_required: bool = False
    id: int | None = None

    @property
    def name(self) -> str:
        """What the field for its response is called."""
        return f"{PREFIX}{self.id}"

    @property
    def responses(self) -> tuple[str, ...]:
        """What can be responded; empty where it is said in one's own words."""
        return {Kind.TEXT: (), Kind.CHOICE: self.choices, Kind.YES_NO: (YES, NO)}[self.kind]

    def problem(self, response: str) -> str:
        """Why a response, "" for none, is not taken: a sentence, or nothing."""
        if not response:
            return f"Answer “{self.words}”" if self.is_required else ""
        if self.responses and response not in self.responses:
            return f"Choose one of the answers to “{self.words}”"
        return f"Answer “{self.words}” more briefly" if len(response) > LONGEST_RESPONSE else ""


def of(facts: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The questions that `kept` wrote, in the order in which they are asked."""
    return tuple(
        Question(each["words"], Kind(each["kind"]), tuple(each["choices"]), each["is_required"], each["id"])
        for each in facts
    )


def kept(questions: Iterable[Question], before: Iterable[Question], fresh: Iterable[int]) -> list[dict[str, Any]]:
    """Questions as JSON, each with an id: its own where `before` had one of this id and kind, else a `fresh` one.

    Another kind is another question, to which nobody has responded yet.
    """
    known = {(question.id, question.kind) for question in before}
    unused = iter(fresh)
    facts = []
    for question in questions:
        own = (question.id, question.kind)
        number = question.id if own in known else next(unused)
        known.discard(own)
        facts.append(asdict(question) | {"id": number, "kind": question.kind.value, "choices": list(question.choices)})
    return facts


def said(fields: Mapping[str, str]) -> dict[int, str]:
    """Responses by the id of their question, from fields that are all called so."""
    return {int(name.removeprefix(PREFIX)): text for name, text in fields.items()}


def unanswered(asked: Iterable[Question], responses: Container[int | None]) -> list[Question]:
    """What is required, and has no response among these, by the ids of their questions."""
    return [question for question in asked if question.is_required and question.id not in responses]


def tally(question: Question, everybodys: Iterable[Mapping[int, str]]) -> list[tuple[str, int]]:
    """How often each response of those that can be chosen was given; empty where people use their own words."""
    given = Counter(responses.get(question.id or 0) for responses in everybodys)
    return [(words, given[words]) for words in question.responses]
