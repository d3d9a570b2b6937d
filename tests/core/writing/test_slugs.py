"""Names as they stand in addresses."""

import pytest

from core.writing.slugs import slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Lisbon", "lisbon"),
        ("São Paulo", "sao-paulo"),
        ("Łódź", "lodz"),
        ("Hà Nội", "ha-noi"),
        ("Tromsø", "tromso"),
        ("St. John’s", "st-johns"),
        ("  Third   Thursday! ", "third-thursday"),
        ("東京", ""),
        ("🐝", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_plain_letters(text: str, made: str) -> None:
    assert slug(text) == made


def test_a_long_name_is_cut_between_words() -> None:
    made = slug("one two three four five six seven eight nine ten eleven")

    assert made == "one-two-three-four-five-six-seven-eight"


def test_a_long_word_is_cut_anywhere() -> None:
    assert slug("a" * 100) == "a" * 40
