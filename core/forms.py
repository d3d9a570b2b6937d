"""What all forms are made of: a base without a session, and fields that refuse what no person types."""

import re
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask import abort, request
from flask_wtf import FlaskForm
from wtforms import EmailField as _EmailField
from wtforms import Field, FieldList, FormField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import StopValidation

from core.form_words import Words
from core.tidying import is_unshown, tidy

_LINE_BREAKS = re.compile("[\t\n\r]")
LONGEST_EMAIL = 254


class Form(FlaskForm):
    """The base of every form: the CSRF token is written by the template and checked for every POST, not kept here."""

    class Meta(FlaskForm.Meta):
        """Building a form must not write a token into the session of a reader."""

        csrf = False

        def get_translations(self, form: Any) -> Words:
            return Words()

    @classmethod
    def posted(cls, **kwargs: Any) -> "Form":
        """The form of this POST; a field it does not list, or one repeated that holds one value, is answered 400."""
        form = cls(request.form, **kwargs)
        for name, values in request.form.lists():
            if name != "csrf_token" and not form.passes_over(name) and not _takes(form, name, len(values)):
                abort(400, f"This form has no field “{name[:40]}” like that.")
        return form

    @classmethod
    def asked(cls, **kwargs: Any) -> "Form":
        """The form of this GET's query."""
        return cls(request.args, **kwargs)

    def passes_over(self, _name: str) -> bool:
        """Whether a field that the form does not list is no reason to refuse it; by itself it passes over none."""
        return False

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, as pairs of field id and sentence, in the order of the page."""
        return [(field.id, str(error)) for field in self for error in _flat(field.errors)[:1]]


class LineField(StringField):
    """One line of text: NFC, trimmed, at most `longest` characters, refusing control characters."""

    data: str

    def __init__(self, label: str, *, longest: int, required: str | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {}).setdefault("maxlength", str(longest))
        super().__init__(label, **kwargs)
        self.longest, self.required = longest, required

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = tidy(str(valuelist[0])) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        _check(self, self.data or "", _LINE_BREAKS, self.longest)


class ProseField(TextAreaField):
    """Text of several lines: NFC, line breaks as newlines, at most `longest` characters."""

    data: str

    def __init__(self, label: str, *, longest: int, required: str | None = None, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.longest, self.required = longest, required

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = tidy(str(valuelist[0]).replace("\r\n", "\n").replace("\r", "\n")) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        _check(self, self.data or "", None, self.longest)


class AddressField(_EmailField):
    """One e-mail address, as typed; `canonical` is what two addresses are compared by."""

    data: str
    longest = LONGEST_EMAIL
    required = "Enter your e-mail address"
    canonical = ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = tidy(str(valuelist[0])) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        _check(self, self.data or "", _LINE_BREAKS, self.longest)
        try:
            found = validate_email(self.data or "", check_deliverability=False, allow_smtputf8=False)
        except EmailNotValidError:
            raise StopValidation("Enter an e-mail address like name@example.com") from None
        self.canonical = canonical(found.ascii_email or found.normalized)
        if not self.data.isascii():
            # Mail goes to a domain by its ASCII name, whatever letters it is written in.
            self.data = found.ascii_email or self.data


def within_reach(_form: Any, field: Any) -> None:
    """Refuse a day so far off that clocks of other zones, or the days around it, cannot be counted from it."""
    if field.data and not 1900 <= field.data.year < 3000:
        raise StopValidation("Choose a day that is less far away")


class WholeField(StringField):
    """A whole number between `least` and `most`, or nothing where it is optional."""

    def __init__(self, label: str, *, least: int, most: int, required: str | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {}).setdefault("inputmode", "numeric")
        super().__init__(label, **kwargs)
        self.least, self.most, self.required = least, most, required

    @property
    def number(self) -> int | None:
        """The number; None where the field is empty, or says none between its bounds."""
        text = self.data or ""
        is_short = text.isascii() and text.isdigit() and len(text) <= len(str(self.most))
        return int(text) if is_short and self.least <= int(text) <= self.most else None

    def process_data(self, value: Any) -> None:
        self.data = "" if value is None else str(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = str(valuelist[0]).strip() if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        if self.data and self.number is None:
            raise StopValidation(f"Enter a whole number from {self.least} to {self.most}")
        if not self.data and self.required:
            raise StopValidation(self.required)


def canonical(address: str) -> str:
    """What two addresses are compared by: ASCII case folded, nothing else, so that look-alikes stay apart."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in address)


def _check(field: Any, text: str, also: re.Pattern[str] | None, longest: int) -> None:
    if not text:
        if field.required:
            raise StopValidation(field.required)
        return
    if is_unshown(text) or (also and also.search(text)):
        raise StopValidation("This has characters that cannot be shown. Type it again")
    if len(text) > longest or len(text.encode()) > 4 * longest:
        raise StopValidation(f"This is too long: at most {longest} characters")


def _takes(form: Form, name: str, count: int) -> bool:
    field: Field | None = form._fields.get(name)
    if field is None:
        return any(isinstance(f, FieldList | FormField) and name.startswith(f"{f.name}-") for f in form) and count == 1
    return count == 1 or isinstance(field, SelectMultipleField)


def _flat(errors: Any) -> list[str]:
    """Errors of nested fields come as dicts and lists."""
    if isinstance(errors, dict):
        return [e for inner in errors.values() for e in _flat(inner)]
    return [e for item in errors for e in (_flat(item) if isinstance(item, dict | list | tuple) else [item])]
