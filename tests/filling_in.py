"""The forms that pages hold, as a browser would fill them in and send them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from werkzeug.routing import MapAdapter

from tests.crawling import Answer

_NUMBER = re.compile(r"\d+")


@dataclass
class FormOnPage:
    """A form: where it stands, where it is sent and how, what its fields hold as the page comes, and its buttons."""

    page: str
    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    buttons: dict[str, list[str]] = field(default_factory=dict)

    @property
    def kinds_of_fields(self) -> Iterator[str]:
        """Of fields that a form repeats under other numbers the first; without the token, which comes with the page."""
        return iter({_NUMBER.sub("0", name): name for name in reversed(self.fields) if name != "csrf_token"}.values())

    def fill_in(self, words: Mapping[str, str], buttons: Collection[str]) -> None:
        """Write into fields that came empty what is to stand there, by their names, and press one button.

        Of several buttons it is the first whose value is among `buttons`, else the first.
        """
        for name in self.fields.keys() & words.keys():
            if not any(self.fields[name]):
                self.fields[name] = [words[name]]
        for name, values in self.buttons.items():
            self.fields[name] = [next((value for value in values if value in buttons), values[0])]

    def filled(self, names: Collection[str], value: str) -> dict[str, list[str]]:
        """What is sent when these fields hold `value` and the others what they came with."""
        return self.fields | {name: [value] for name in names}


class _Forms(HTMLParser):
    """Collects the forms of a page; of a menu the chosen option or else the first, of ticks and radios the ticked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.forms: list[FormOnPage] = []
        self._form: FormOnPage | None = None
        self._menu = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = given.get("method", "get").lower()
            self._form = FormOnPage(self.page, given.get("action") or self.page, method)
            self.forms.append(self._form)
        elif self._form is not None and given.get("name"):
            self._take(self._form, tag, given)
        elif tag == "option" and self._form is not None and self._menu:
            self._offer(self._form, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._menu = ""
        elif tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text and self._form is not None:
            self._form.fields[self._text] = [data.removeprefix("\r").removeprefix("\n")]

    def _take(self, form: FormOnPage, tag: str, given: dict[str, str]) -> None:
        name, kind = given["name"], given.get("type", "text")
        if kind == "file":
            form.files.add(name)
            return
        if tag == "button":
            form.buttons.setdefault(name, []).append(given.get("value", ""))
            return
        held = form.fields.setdefault(name, [])
        if tag == "select":
            self._menu = name
        elif tag == "textarea":
            self._text = name
        elif kind not in ("checkbox", "radio") or "checked" in given:
            held.append(given.get("value", ""))

    def _offer(self, form: FormOnPage, given: dict[str, str]) -> None:
        chosen = form.fields[self._menu]
        if "selected" in given or not chosen:
            form.fields[self._menu] = [given.get("value", "")]


def forms_on(answer: Answer) -> list[FormOnPage]:
    """The forms of one page."""
    parser = _Forms(answer.path)
    parser.feed(answer.response.text)
    return parser.forms


def kinds_of_forms(answers: Iterable[Answer], addresses: MapAdapter) -> dict[tuple[str, str], FormOnPage]:
    """Of each kind of form among the answers the first one, by method and rule of the address it is sent to."""
    found: dict[tuple[str, str], FormOnPage] = {}
    for answer in answers:
        for form in forms_on(answer) if answer.is_page else ():
            rule, _parts = addresses.match(urlsplit(form.action).path, form.method.upper(), return_rule=True)
            known = found.setdefault((form.method, rule.rule), form)
            for name, values in form.fields.items():
                known.fields.setdefault(name, values)
    return found
