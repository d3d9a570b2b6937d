"""Names are found by how they are said."""

import pytest

from events.door import names


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Bea Colón", "be"),
        ("Bea Colón", "COLON"),
        ("Bea Colón", "bea c"),
        ("Łucja Nowak", "no"),
        ("ليلى حداد", "لي"),
        ("𝒪ra 🎉", "or"),
        ("Anybody", " "),
    ],
)
def test_two_letters_of_any_word_find_it(name: str, typed: str) -> None:
    assert names.begins(name, typed)


@pytest.mark.parametrize(("name", "typed"), [("Bea Colón", "ea"), ("Bea Colón", "beac")])
def test_what_is_inside_a_word_does_not(name: str, typed: str) -> None:
    assert not names.begins(name, typed)
