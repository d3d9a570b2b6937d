"""A little of the web on this machine, for tests that ask it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

#: What one path answers: status, headers, body; a body that is None never ends.
Answer = tuple[int, dict[str, str], bytes | None]
HTML = {"Content-Type": "text/html; charset=utf-8"}


@contextmanager
def web(answers: dict[str, Answer]) -> Iterator[str]:
    """Serves these answers, and 404 elsewhere; yields the address without a stroke at its end."""
    is_over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body or b"")
            if body is None:
                is_over.wait(30)

        def log_message(self, *_args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        is_over.set()
        server.shutdown()
        server.server_close()


def anywhere(_number: str, _port: int) -> bool:
    """Lets the tests' own web be asked."""
    return True
