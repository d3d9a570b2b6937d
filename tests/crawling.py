"""Going everywhere that links lead, as one reader, without a browser."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

HERE = "http://localhost"
#: The addresses in a page: of links, of files beside it, of pictures for previews, and of forms that only ask.
_ADDRESSES = re.compile(
    r"""<(?:a|link|script|img|iframe|source|use)\s[^>]*?\b(?:href|src)="([^"#][^"]*)"|"""
    r"""<meta\s+property="og:(?:image|url)"\s+content="([^"]+)"|"""
    r"""<form(?![^>]*method="post")[^>]*\saction="([^"]+)\""""
)


@dataclass(frozen=True)
class Answer:
    """What an address answered, and on which page it was found."""

    path: str
    found_on: str
    response: TestResponse

    @property
    def is_page(self) -> bool:
        """Whether it is a page of HTML."""
        return self.response.mimetype == "text/html"


def crawl(
    client: FlaskClient, begin: Iterable[str], most: int = 400, skip: Callable[[str], bool] = lambda _path: False
) -> Iterator[Answer]:
    """Every answer that links lead to from `begin`, each address once and at most `most` of them."""
    waiting = [(path, "the beginning") for path in begin]
    seen = {path for path, _found_on in waiting}
    while waiting and most:
        path, found_on = waiting.pop(0)
        answer = Answer(path, found_on, client.get(path))
        most -= 1
        yield answer
        for found in addresses(answer):
            if found not in seen and not skip(found):
                seen.add(found)
                waiting.append((found, path))


def addresses(answer: Answer) -> list[str]:
    """The addresses of this site that an answer names or sends on to, in order."""
    found = [answer.response.location or ""]
    if answer.is_page:
        found += [unescape(next(filter(None, match))) for match in _ADDRESSES.findall(answer.response.text)]
    whole = [urldefrag(urljoin(f"{HERE}{answer.path}", address)).url for address in found if address]
    return [address.removeprefix(HERE) or "/" for address in whole if urlsplit(address).netloc == "localhost"]
