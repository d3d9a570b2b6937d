"""Labels as people type them."""

import pytest

from blog import labels
from blog.labels import Tag
from core.refusal import Refused


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", []),
        (" , ,", []),
        ("Craft", [Tag("craft", "craft")]),
        ("first  Times, #craft", [Tag("first-times", "first times"), Tag("craft", "craft")]),
        ("craft, CRAFT, Çraft", [Tag("craft", "craft")]),
        ("日本語", [Tag("label-77710aed", "日本語")]),
    ],
)
def test_a_line_is_split_at_commas_and_each_label_stands_once(typed: str, expected: list[Tag]) -> None:
    assert labels.parsed(typed) == expected


def test_a_line_that_was_written_out_reads_the_same() -> None:
    assert labels.parsed(labels.typed(["craft", "first times"])) == labels.parsed("craft, first times")


@pytest.mark.parametrize(("typed", "sentence"), [("a,b,c,d,e,f,g", "at most 6"), ("x" * 41, "at most 40 characters")])
def test_too_many_and_too_long_ones_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        labels.parsed(typed)
