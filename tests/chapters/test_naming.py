"""Addresses and letters from a city's name."""

from itertools import islice

import pytest

from chapters import mark, naming
from chapters.mark import Mark


@pytest.mark.parametrize(
    ("plain", "region", "country", "tried"),
    [
        ("portland", "Oregon", "US", ["portland", "portland-or", "portland-us", "portland-2"]),
        ("valencia", "", "VE", ["valencia", "valencia-ve", "valencia-2", "valencia-3"]),
    ],
)
def test_an_address_that_is_taken_gets_the_state_then_the_country_then_a_number(
    plain: str, region: str, country: str, tried: list[str]
) -> None:
    assert list(islice(naming.addresses(plain, region, country), 4)) == tried


def test_no_address_is_longer_than_its_column() -> None:
    assert max(len(address) for address in islice(naming.addresses("a" * 60, "Ohio", "US"), 20)) <= naming.LONGEST


@pytest.mark.parametrize(
    ("code", "plain", "expected"), [("LIS", "lisbon", "LIS"), ("", "sao-tome", "SAO"), ("", "a-b", "AB")]
)
def test_letters_are_the_main_code_or_the_first_three(code: str, plain: str, expected: str) -> None:
    assert naming.letters(code, plain) == expected


def test_a_mark_is_described_for_those_who_do_not_see_it() -> None:
    assert naming.mark_in_words(Mark("ocean", "or", "wavy")) == "Teal and gold, waves"


def test_every_mark_there_is_can_be_described() -> None:
    assert set(naming.COLOURS) == {*mark.TINCTURES, *mark.METALS}
    assert set(naming.PATTERNS) == set(mark.DIVISIONS)
