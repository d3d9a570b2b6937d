"""Where else a club, a chapter or a person can be followed: addresses of the web, as people type them."""

from urllib.parse import urlsplit

from core.refusal import Refused

MOST = 5
LONGEST = 200


def parsed(text: str) -> list[str]:
    """The addresses in a text, one a line or with spaces between; refuses more than five, and what is no address."""
    addresses = [whole(word, "links") for word in text.split()]
    if len(addresses) > MOST:
        raise Refused(f"Give at most {MOST} links", "links")
    return list(dict.fromkeys(addresses))


def whole(word: str, field: str) -> str:
    """An address with https:// where no scheme was typed; refuses, at a field, what is none of the web or too long."""
    address = word if "://" in word else f"https://{word}"
    if not _is_of_the_web(address):
        raise Refused(f"“{word[:60]}” is not an address like https://example.org", field)
    if len(address) > LONGEST:
        raise Refused(f"A link has at most {LONGEST} characters", field)
    return address


def _is_of_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.username is None
    except ValueError:
        return False
