"""Two levels, in order."""

from dataclasses import dataclass

from comments.placing import in_threads, parent_of


@dataclass(frozen=True)
class Row:
    """A comment as far as its place goes."""

    id: int
    parent_id: int | None = None


def test_an_answer_stands_under_what_it_answers() -> None:
    assert parent_of(Row(1)) == 1


def test_an_answer_to_an_answer_stands_beside_it() -> None:
    assert parent_of(Row(2, parent_id=1)) == 1


def test_answers_follow_their_comment_in_the_order_given() -> None:
    rows = [Row(1), Row(2), Row(3, 1), Row(4), Row(5, 1), Row(6, 2)]

    placed = [(first.id, [row.id for row in under]) for first, under in in_threads(rows)]

    assert placed == [(1, [3, 5]), (2, [6]), (4, [])]


def test_what_stands_under_nothing_is_left_out() -> None:
    assert in_threads([Row(2, parent_id=1)]) == []
