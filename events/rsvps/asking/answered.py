"""What everybody answered, as the hosts' list shows it and their file holds it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from events.rsvps.asking import questions, responses
from events.rsvps.asking.questions import Question
from events.rsvps.asking.responses import Responses

Tally = list[tuple[str, int]]


@dataclass(frozen=True)
class Answered:
    """The questions of an event, what each of its people answered, and how often each choice was taken."""

    questions: Sequence[Question] = ()
    by_member: dict[int, Responses] = field(default_factory=dict)
    tallies: Sequence[tuple[Question, Tally]] = ()

    def said(self, member_id: int) -> list[tuple[Question, str]]:
        """What somebody answered, question by question; "" where they did not."""
        mine = self.by_member.get(member_id, {})
        return [(question, mine.get(question.id or 0, "")) for question in self.questions]


def answered(event: Any, people: Iterable[Any]) -> Answered:
    """What the people of `attendees.roll` answered to the questions of an event's row."""
    asked = questions.of(event.questions)
    if not asked:
        return Answered()
    found = responses.everybodys(event.id)
    by_member = {person.id: found[person.id] for person in people if person.id in found}
    counted = [(question, questions.tally(question, by_member.values())) for question in asked if question.responses]
    return Answered(asked, by_member, counted)
