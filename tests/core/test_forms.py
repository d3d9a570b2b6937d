"""Fields refuse what no person types, and keep what a person did."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.exceptions import BadRequest
from wtforms import SelectChoice, SelectMultipleField  # type: ignore[attr-defined]

from core.forms import AddressField, Form, LineField, ProseField, WholeField, canonical


class Try(Form):
    line = LineField("Name", longest=20, required="Say a name")
    prose = ProseField("About", longest=50)
    number = WholeField("Places", least=1, most=500)
    several = SelectMultipleField("Days", choices=[SelectChoice("MO", "Mon"), SelectChoice("TU", "Tue")])


class Mail(Form):
    email = AddressField("E-mail address")


@pytest.fixture
def posted(app: Flask) -> Callable[..., Form]:
    def post(form: type[Form] = Try, **data: object) -> Form:
        with app.test_request_context(method="POST", data=data):
            made = form.posted()
            made.validate()
            return made

    return post


@pytest.mark.parametrize("name", ["Bo", "🐝", "山田 太郎", "نور", "X", "O’Neil", "a" * 20])
def test_a_name_of_any_kind_is_taken(posted: Callable[..., Form], name: str) -> None:
    assert posted(line=name).problems == []


@pytest.mark.parametrize("name", ["a\x00b", "a\nb", "a\tb", "a\u202eb", "a\u2028b", "a\x85b", "a\x1bb"])
def test_a_character_that_cannot_be_shown_is_refused_in_words(posted: Callable[..., Form], name: str) -> None:
    assert posted(line=name).problems == [("line", "This has characters that cannot be shown. Type it again")]


def test_a_lone_surrogate_is_refused(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        form = Try(line="x")
        form.line.raw_data, form.line.data = ["\ud800"], "\ud800"

        assert not form.validate()


def test_what_is_too_long_is_refused_and_kept(posted: Callable[..., Form]) -> None:
    form = posted(line="a" * 21)

    assert form.problems == [("line", "This is too long: at most 20 characters")]
    assert form.data["line"] == "a" * 21


def test_a_name_is_kept_in_one_spelling_and_trimmed(posted: Callable[..., Form]) -> None:
    assert posted(line="  Ine\u0302s ").data["line"] == "In\u00eas"


def test_a_missing_line_asks_for_it_in_its_own_words(posted: Callable[..., Form]) -> None:
    assert posted(line="  ").problems == [("line", "Say a name")]


def test_lines_of_a_text_are_kept_as_lines(posted: Callable[..., Form]) -> None:
    assert posted(line="x", prose="a\r\nb\rc").data["prose"] == "a\nb\nc"


@pytest.mark.parametrize("text", ["0", "501", "-1", "1.5", "9" * 5000, "١٢", "1e3", "forty"])
def test_a_number_out_of_bounds_is_refused(posted: Callable[..., Form], text: str) -> None:
    assert posted(line="x", number=text).problems == [("number", "Enter a whole number from 1 to 500")]


def test_an_empty_number_is_none(posted: Callable[..., Form]) -> None:
    form = posted(line="x", number="")

    assert isinstance(form, Try) and form.number.number is None


def test_a_field_that_the_form_does_not_have_is_refused(posted: Callable[..., Form]) -> None:
    with pytest.raises(BadRequest):
        posted(line="x", is_admin="1")


def test_a_repeated_field_is_refused_unless_it_holds_several(posted: Callable[..., Form]) -> None:
    assert posted(line="x", several=["MO", "TU"]).problems == []
    with pytest.raises(BadRequest):
        posted(line=["x", "y"])


@pytest.mark.parametrize(
    "address",
    ["a", "a@", "@b.example", "a@b", "a b@example.com", "a@example.com, b@example.com", "a@example.com\n", ""],
)
def test_what_is_no_address_is_refused(posted: Callable[..., Form], address: str) -> None:
    given = posted(Mail, email=address)

    assert given.problems != [] or address.strip() == "a@example.com"


def test_two_spellings_of_an_address_are_one_and_look_alikes_are_not() -> None:
    assert canonical("Ann@EXAMPLE.com") == canonical("ann@example.com")
    assert canonical("\u212a@example.com") != canonical("k@example.com")


def test_thousands_of_marks_on_one_letter_are_refused(posted: Callable[..., Form]) -> None:
    form = posted(prose="a" + "\u0301\u0323" * 10_000)

    assert form.problems == [
        ("line", "Say a name"),
        ("prose", "This has characters that cannot be shown. Type it again"),
    ]


@pytest.mark.parametrize("address", ["Jo@köln.example", "Jo@KÖLN.example", "Jo@xn--kln-sna.example"])
def test_an_address_is_mailed_to_and_compared_by_the_ascii_name_of_its_domain(
    posted: Callable[..., Form], address: str
) -> None:
    field = posted(Mail, email=address)["email"]

    assert isinstance(field, AddressField)
    assert (field.data, field.canonical) == ("Jo@xn--kln-sna.example", "jo@xn--kln-sna.example")
