"""The library's own sentences are ours, and a menu is chosen from by a small number."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import DateField, FloatField, RadioField, SelectChoice  # type: ignore[attr-defined]

from core.form_words import Words, of_menu
from core.forms import Form


class Asked(Form):
    day = DateField("Day")
    share = FloatField("Share")
    colour = RadioField("Colour", choices=[SelectChoice("or", "Or")])


def test_what_the_library_refuses_is_said_in_our_words(app: Flask) -> None:
    with app.test_request_context():
        form = Asked(MultiDict({"day": "2026-02-30", "share": "much", "colour": "plaid"}))
        form.validate()

    assert [words for _field, words in form.problems] == [
        "Write a day that there is, like 2026-10-22",
        "Write a number like 38.7",
        "Choose one from the list",
    ]


def test_a_sentence_without_another_stays_as_it_is() -> None:
    assert Words().ngettext("One thing", "Many things", 2) == "Many things"


@pytest.mark.parametrize(("said", "number"), [("3", 3), (2, 2), (" 40 ", 40), ("0", 0)])
def test_a_choice_of_a_menu_is_its_number(said: object, number: int) -> None:
    assert of_menu(said) == number


@pytest.mark.parametrize("said", ["", "x", "-2", "1.5", "٣", "9" * 5000, "1e9", None])
def test_what_no_menu_offers_is_no_number(said: object) -> None:
    with pytest.raises(ValueError, match="no number of a menu"):
        of_menu(said)
