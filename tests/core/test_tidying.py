"""What people type is brought into one spelling, in a time that nobody can stretch."""

import pytest

from core.tidying import MOST_MARKS, is_unshown, tidy
from tests.spending import seconds_for

#: Marks that must change places with their neighbours, and one that becomes two of those.
CROSSED, DOUBLE = "\u0301\u0323", "\u0f73"


@pytest.mark.parametrize(
    ("typed", "kept"), [(" e\u0301 ", "é"), ("Ȱ", "Ȱ"), (" plain ", "plain"), ("🦊", "🦊"), ("", "")]
)
def test_a_text_has_one_spelling(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize("stack", [CROSSED * 16, DOUBLE * 31])
def test_more_marks_than_any_script_has_cannot_be_shown(stack: str) -> None:
    assert is_unshown(f"a{stack}")


@pytest.mark.parametrize("text", ["Z" + "\u0301" * MOST_MARKS, "שָׁלוֹם", "ཨོཾ་མ་ཎི", "สวัสดีครับ", "Việt Nam"])
def test_what_scripts_have_is_shown(text: str) -> None:
    assert not is_unshown(text)


@pytest.mark.parametrize("stack", [CROSSED, DOUBLE])
def test_thousands_of_marks_on_one_letter_take_no_time(stack: str) -> None:
    text = "a" + stack * 60_000

    assert seconds_for(lambda: tidy(text)) < 1
