"""Where else a club or a chapter can be followed."""

import pytest

from core.outbound import following
from core.refusal import Refused


def test_each_word_is_an_address_of_the_web_once() -> None:
    typed = "https://social.example/@lisbon\nexample.org\n example.org"

    assert following.parsed(typed) == ["https://social.example/@lisbon", "https://example.org"]


def test_nothing_typed_is_nothing_to_follow() -> None:
    assert following.parsed(" \n") == []


@pytest.mark.parametrize(
    "typed",
    ["javascript://x.y/%0aalert(1)", "lisbon", "https://a:b@example.org", "http://[", "x.y " * 6, "x" * 300 + ".y"],
)
def test_what_is_no_address_and_too_many_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        following.parsed(typed)

    assert refused.value.field == "links"
