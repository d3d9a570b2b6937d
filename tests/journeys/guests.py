"""Who is inside a house: every request on its way, which may be held back, or made to come late."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

#: How long a request may take whose browser is gone, or that is held back.
PATIENCE_SECONDS = 20
#: A script comes so many times later than a page: whoever acts on the page is quicker than it.
SCRIPTS_LATER = 3


class Guests:
    """The app, and how many requests it is answering: a browser that is closed leaves some of them behind.

    `late_seconds` is how much later each answer begins, and how much later again its body follows.
    """

    def __init__(self, app: WSGIApplication, late_seconds: float = 0) -> None:
        self._app = app
        self._late_seconds = late_seconds
        self._inside = 0
        self._is_open = True
        self._held = ""
        self._changed = threading.Condition()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        with self._changed:
            if not self._is_open:
                start_response("503 Service Unavailable", [])
                return ()
            self._inside += 1
            self._changed.wait_for(lambda: not self._held or self._held not in path, PATIENCE_SECONDS)
        seconds = self._late_seconds * (SCRIPTS_LATER if path.endswith(".js") else 1)
        try:
            _pass(seconds)
            body = _whole(self._app(environ, start_response))
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()
        return self._dribbled(body, seconds) if seconds else body

    @contextmanager
    def held(self, part: str) -> Iterator[None]:
        """Until the end of the block, nobody is answered who asks for an address with this in it."""
        self._held = part
        try:
            yield
        finally:
            with self._changed:
                self._held = ""
                self._changed.notify_all()

    def leave(self) -> None:
        """Let nobody else in, and wait for the last: its connection to the database would be closed by nobody."""
        with self._changed:
            self._is_open = False
            assert self._changed.wait_for(lambda: not self._inside, PATIENCE_SECONDS), "a request never ended"

    @staticmethod
    def _dribbled(body: list[bytes], seconds: float) -> Iterator[bytes]:
        """The body comes late behind its head: a page has none for a while."""
        yield b""
        _pass(seconds)
        yield from body


def _whole(answer: Iterable[bytes]) -> list[bytes]:
    """An answer read to its end and closed: a browser that is gone would leave a file open that was half sent."""
    try:
        return list(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()


def _pass(seconds: float) -> None:
    threading.Event().wait(seconds)
