"""People as vCards (RFC 6350): a name, an address and links, and where one met them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from events.calendars import folded, text_value, uri_value


@dataclass(frozen=True)
class Contact:
    """Somebody one met; `url` is where their page is."""

    name: str
    email: str
    url: str
    links: Sequence[str]
    note: str


def cards(contacts: Iterable[Contact]) -> str:
    """One card after the other, in one file."""
    return "".join(map(_card, contacts))


def _card(contact: Contact) -> str:
    lines = [
        ("BEGIN", "VCARD"),
        ("VERSION", "4.0"),
        ("UID", uri_value(contact.url)),
        ("KIND", "individual"),
        ("FN", text_value(contact.name)),
        ("EMAIL", text_value(contact.email)),
        *(("URL", uri_value(link)) for link in contact.links),
        ("NOTE", text_value(contact.note)),
        ("END", "VCARD"),
    ]
    return "".join(folded(f"{name}:{value}") for name, value in lines)
