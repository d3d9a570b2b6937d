"""Reading a page of the web: what is taken, and what is refused."""

import socket
from time import monotonic

import pytest

from core.outbound import fetching
from core.outbound.fetching import MOST_BYTES, Unreachable, page
from tests.core.outbound.web import HTML, Answer, anywhere, web


def test_a_page_is_read_as_what_its_charset_says() -> None:
    with web({"/me?x=1": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, "Žo".encode("iso-8859-2"))}) as site:
        found = page(f"{site}/me?x=1", anywhere)

    assert found.html == "®o" and found.address == f"{site}/me?x=1"


def test_a_redirect_is_followed_and_its_end_is_named() -> None:
    with web(
        {"/a": (301, {"Location": "/b"}, b""), "/b": (302, {"Location": "c"}, b""), "/c": (200, HTML, b"here")}
    ) as site:
        assert page(f"{site}/a", anywhere) == fetching.Page(f"{site}/c", "here")


def test_a_large_page_is_cut() -> None:
    with web({"/": (200, HTML, b"x" * (MOST_BYTES + 5))}) as site:
        assert len(page(site, anywhere).html) == MOST_BYTES


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((404, HTML, b""), "status 404"),
        ((500, HTML, b""), "status 500"),
        ((302, {"Location": "/"}, b""), "too many redirects"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "no address of the web"),
        ((302, {"Location": "http://[half"}, b""), "ValueError"),
        ((302, {}, b""), "status 302"),
        ((200, {"Content-Type": "image/png"}, b"x"), "no plain page"),
        ((200, HTML | {"Content-Encoding": "gzip"}, b"x"), "no plain page"),
    ],
)
def test_what_is_no_page_is_refused(answer: Answer, reason: str) -> None:
    with web({"/": answer}) as site, pytest.raises(Unreachable, match=reason):
        page(f"{site}/", anywhere)


def test_a_page_of_this_machine_is_refused() -> None:
    with web({"/": (200, HTML, b"secret")}) as site, pytest.raises(Unreachable, match="no public address"):
        page(site)


def test_a_redirect_into_this_machine_is_refused() -> None:
    asked: list[str] = []

    def only_once(number: str, _port: int) -> bool:
        asked.append(number)
        return len(asked) == 1

    leads: dict[str, Answer] = {"/": (302, {"Location": "/inside"}, b""), "/inside": (200, HTML, b"secret")}

    with web(leads) as site, pytest.raises(Unreachable, match="no public address"):
        page(site, only_once)


def test_nobody_listening_is_said_in_one_way() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]

    with pytest.raises(Unreachable, match="ConnectionRefusedError"):
        page(f"http://127.0.0.1:{number}", anywhere)


def test_a_page_that_never_ends_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    began = monotonic()

    with web({"/": (200, HTML, None)}) as site, pytest.raises(Unreachable, match="took too long"):
        page(site, anywhere)

    assert monotonic() - began < 20
