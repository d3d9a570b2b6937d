"""Where posts stood elsewhere: what is kept of an old address, and which links of an export lead to its own posts."""

import html
import re
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

LONGEST = 300
_HREF = re.compile(r"<a\b[^>]*?\bhref\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"</?([a-z]+)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)*_~]")
#: What stands in these stays as it is written.
_AS_IT_IS = frozenset({"a", "pre", "code", "tt", "script", "style"})


def kept(path: str, number: str = "") -> str:
    """What is kept of an address with this path and this `p=`, as in "/2010/05/title.html" or "/?p=12"; "" for none."""
    whole = path.rstrip("/")
    if number.isascii() and number.isdigit():
        whole = f"{whole}/?p={int(number[:12])}"
    return whole if whole.startswith("/") and len(whole) <= LONGEST and whole.isprintable() else ""


def place(address: str) -> str:
    """What is kept of a whole address, or of one without its host."""
    parts = _parts(address)
    return kept(unquote(parts.path), *parse_qs(parts.query).get("p", [])[:1]) if parts else ""


def hosts(addresses: Iterable[str]) -> frozenset[str]:
    """The hosts that these addresses name."""
    named = (parts for parts in map(_parts, addresses) if parts)
    return frozenset(_host(parts) for parts in named if parts.netloc)


def linked(text: str, of_blog: Collection[str], pages: Mapping[str, str]) -> dict[str, str]:
    """The links of some HTML that lead to the blog's own posts: our addresses by those written there.

    `of_blog` are its hosts; where an export names none, the path alone tells.
    """
    found = {}
    for address in map(html.unescape, _HREF.findall(text)):
        parts = _parts(address)
        is_own = parts is not None and (not parts.netloc or not of_blog or _host(parts) in of_blog)
        if is_own and (page := pages.get(place(address))):
            found[address] = page
    return found


def anchored(text: str) -> str:
    """Some HTML with links where addresses stand in it as words."""
    written, within = [], 0
    for piece in _TAG.split(text):
        name = _NAME.match(piece)
        if name and name[1].lower() in _AS_IT_IS:
            within = max(0, within + (-1 if piece.startswith("</") else 1))
        is_words = not piece.startswith("<") and not within
        written.append(_ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', piece) if is_words else piece)
    return "".join(written)


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return parts if parts.scheme in ("", "http", "https") else None


def _host(parts: SplitResult) -> str:
    """Blogger answers under the same name in every country."""
    name = parts.netloc.lower().removeprefix("www.")
    return f"{name.partition('.blogspot.')[0]}.blogspot" if ".blogspot." in name else name
