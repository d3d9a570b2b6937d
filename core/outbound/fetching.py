"""Reading a page of the public web: one request at a time, small, short, and never into a private network."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from socket import SHUT_RDWR, create_connection, getaddrinfo, socket
from threading import Timer
from time import monotonic
from urllib.parse import urljoin, urlsplit

from core.outbound.addresses import is_public

SECONDS = 3.0
MOST_BYTES = 1024 * 1024
MOST_REDIRECTS = 2
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS = {"User-Agent": "Chapterhouse", "Accept": "text/html", "Accept-Encoding": "identity", "Connection": "close"}

#: Whether a numeric address and a port may be asked.
Reach = Callable[[str, int], bool]


@dataclass(frozen=True)
class Page:
    """A page of HTML, and the address it was found at after redirects."""

    address: str
    html: str


class Unreachable(Exception):
    """There was no page, or not one this house reads; the message says which."""


def page(address: str, may_reach: Reach = is_public) -> Page:
    """The page of HTML at an address of http or https, within 3 seconds, 1 MiB and 2 redirects.

    Each host is looked up once and that very address is asked, if `may_reach` allows it, so that a name which points
    somewhere else a moment later changes nothing. No cookie, no proxy. Raises Unreachable for everything else.
    """
    ends_at = monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        try:
            status, target, html = _ask(address, may_reach, ends_at)
            target = target and urljoin(address, target)
        except (OSError, HTTPException, ValueError) as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error
        if not target:
            if status != 200:
                raise Unreachable(f"status {status}")
            return Page(address, html)
        address = target
    raise Unreachable("too many redirects")


class _Connection(HTTPConnection):
    """A connection to one numeric address, whatever the name of the host says by now; TLS checks that name."""

    def __init__(self, host: str, number: str, port: int, seconds: float, is_secure: bool) -> None:
        super().__init__(host, port, timeout=seconds)
        self._number, self._is_secure = number, is_secure

    def connect(self) -> None:
        """Open the socket."""
        self.sock = create_connection((self._number, self.port), self.timeout)
        if self._is_secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _ask(address: str, may_reach: Reach, ends_at: float) -> tuple[int, str, str]:
    """Status, where a redirect leads, and the text of one answer."""
    parts = urlsplit(address)
    host, port = parts.hostname, parts.port or PORTS.get(parts.scheme)
    if parts.scheme not in PORTS or not host or port is None or parts.username is not None:
        raise Unreachable("no address of the web")
    number = str(getaddrinfo(host, port)[0][4][0])
    if not may_reach(number, port):
        raise Unreachable("no public address")
    connection = _Connection(host, number, port, _left(ends_at), parts.scheme == "https")
    try:
        connection.connect()
        with _until(ends_at, connection.sock):
            connection.request("GET", f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", headers=HEADERS)
            answer = connection.getresponse()
            if answer.status in REDIRECTS:
                return answer.status, answer.getheader("Location") or "", ""
            return answer.status, "", _read(answer)
    finally:
        connection.close()


@contextmanager
def _until(ends_at: float, sock: socket) -> Iterator[None]:
    """End the conversation then, however slowly the other side drips its answer; raises TimeoutError if it was."""
    timer = Timer(_left(ends_at), _hang_up, (sock,))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        _left(ends_at)


def _hang_up(sock: socket) -> None:
    with suppress(OSError):  # it is closed already
        sock.shutdown(SHUT_RDWR)


def _read(answer: HTTPResponse) -> str:
    """The body as text, as much of it as is taken."""
    is_plain = answer.getheader("Content-Encoding", "identity") == "identity"
    if answer.headers.get_content_type() != "text/html" or not is_plain:
        raise Unreachable("no plain page of HTML")
    return answer.read(MOST_BYTES).decode(_charset(answer), errors="replace")


def _charset(answer: HTTPResponse) -> str:
    named = answer.headers.get_content_charset("utf-8")
    return named if named in ("utf-8", "us-ascii", "iso-8859-1", "windows-1252") else "utf-8"


def _left(ends_at: float) -> float:
    left = ends_at - monotonic()
    if left <= 0:
        raise TimeoutError("the page took too long")
    return left
