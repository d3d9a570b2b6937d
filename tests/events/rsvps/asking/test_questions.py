"""Questions as values: what is taken for a response, and how they are kept."""

import pytest

from events.rsvps.asking import questions
from events.rsvps.asking.questions import Kind, Question
from tests.events.rsvps.asking.asked import DISH, ELSE, FACTS, LIFT


@pytest.mark.parametrize(
    ("question", "response", "problem"),
    [
        (DISH, "Fish", ""),
        (DISH, "", "Answer “What do you eat?”"),
        (DISH, "Beef", "Choose one of the answers to “What do you eat?”"),
        (LIFT, "Yes", ""),
        (LIFT, "No", ""),
        (LIFT, "", ""),
        (LIFT, "yes_no", "Choose one of the answers to “Do you need a lift?”"),
        (ELSE, "é" * 200, ""),
        (ELSE, "x" * 201, "Answer “Anything else?” more briefly"),
    ],
)
def test_a_response_is_taken_or_it_is_said_why_not(question: Question, response: str, problem: str) -> None:
    assert question.problem(response) == problem


def test_questions_come_back_from_what_is_kept_of_them() -> None:
    assert questions.of(FACTS) == (DISH, LIFT, ELSE)
    assert questions.kept([DISH, LIFT, ELSE], [DISH, LIFT, ELSE], fresh=()) == FACTS


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        (Question("What will you eat?", Kind.CHOICE, ("Fish",), id=11), 11),
        (Question("What do you eat?", Kind.TEXT, id=11), 99),
        (Question("What do you eat?", Kind.CHOICE, ("Fish", "No meat"), id=77), 99),
        (Question("What do you eat?", Kind.CHOICE, ("Fish", "No meat")), 99),
    ],
    ids=["better worded it is the same", "of another kind it is another", "an id that nobody gave", "new"],
)
def test_a_question_keeps_its_id_while_it_is_the_same(asked: Question, id_: int) -> None:
    assert [each["id"] for each in questions.kept([asked], [DISH], fresh=[99])] == [id_]


def test_two_questions_never_share_an_id() -> None:
    assert [each["id"] for each in questions.kept([DISH, DISH], [DISH], fresh=[99])] == [11, 99]


def test_what_can_be_chosen_is_counted_and_words_are_not() -> None:
    given = [{11: "Fish", 13: "no nuts"}, {11: "Fish"}, {}]

    assert questions.tally(DISH, given) == [("Fish", 2), ("No meat", 0)]
    assert questions.tally(ELSE, given) == []
