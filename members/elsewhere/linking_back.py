"""Which of a page's links say that they lead to the same person: rel="me" of microformats, a pure rule."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


def links_back(html: str, address: str, wanted: str) -> bool:
    """Whether the page of HTML found at `address` names `wanted` as the same person's with `a` or `link` rel="me"."""
    reader = _Reader(address)
    reader.feed(html)
    return _plain(wanted) in reader.same_person


class _Reader(HTMLParser):
    """Gathers what a page's links of rel="me" lead to; relative ones start from the page, or from its `base`."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._base = address
        self.same_person: set[tuple[str, str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        said = {name: value or "" for name, value in attrs}
        if tag == "base" and "href" in said:
            self._base = _joined(self._base, said["href"])
        if tag in ("a", "link") and "me" in said.get("rel", "").lower().split():
            self.same_person.add(_plain(_joined(self._base, said.get("href", ""))))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def _plain(address: str) -> tuple[str, str, str]:
    """An address as it is compared: host in lower case, no stroke at the end, no query, and http as good as https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", "", ""
    scheme = "https" if parts.scheme == "http" else parts.scheme
    return scheme, parts.netloc.lower(), parts.path.rstrip("/")
