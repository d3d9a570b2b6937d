"""A real mail server takes, defers and refuses; a password never crosses a network in clear."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from flask import Flask

from bench.servers import free_port
from mail import transports
from mail.transports import CutOff, Deferred, Mailbox, Rejected, Smtp, Unreachable
from tests.conftest import settings_for

CERTIFICATE = Path(__file__).with_name("localhost.pem")
PASSWORD = "p@ss/word"
WRITTEN = "post:p%40ss%2Fword"


class Desk:
    """A mail server that answers as it is told, and keeps what it took."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.taken: list[Envelope] = []
        self.tls: list[bool] = []
        self.logins: list[bytes] = []

    async def handle_MAIL(  # noqa: N802 -- the server calls it so
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.answers.get("mail", "250 OK")

    async def handle_RCPT(  # noqa: N802 -- the server calls it so
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.answers.get("rcpt", "250 OK")

    async def handle_DATA(  # noqa: N802 -- the server calls it so
        self, _server: Any, session: Session, envelope: Envelope
    ) -> str:
        self.taken.append(envelope)
        self.tls.append(session.ssl is not None)
        return self.answers.get("data", "250 OK")

    def authenticate(self, _server: Any, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.password)
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


@pytest.fixture
def open_desk() -> Iterator[Callable[..., int]]:
    """Opens a desk on a port of its own, and closes it after the test."""
    opened: list[Controller] = []

    def open_one(desk: Desk, kind: type[Controller] = Controller, **options: Any) -> int:
        port = free_port()
        opened.append(kind(desk, hostname="127.0.0.1", port=port, **options))
        opened[-1].start()
        return port

    yield open_one
    for controller in opened:
        controller.stop()


@pytest.fixture
def context() -> ssl.SSLContext:
    """How a server shows the tests' certificate."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(CERTIFICATE)
    return made


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine takes the tests' certificate for good."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def letter() -> EmailMessage:
    """A message from the club to Bob."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "Club <club@example.org>", "Bob <bob@example.com>", "You’re in"
    made.set_content("You’re in.\n")
    return made


def far(url: str, **options: Any) -> Smtp:
    """A way to a server as if it were not on this machine."""
    way = Smtp(url, **options)
    way._is_near = False
    return way


@contextmanager
def saying(lines: list[bytes], is_over: threading.Event) -> Iterator[int]:
    """Somebody who says these lines, one after the other and ever so slowly, and then nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def talk() -> None:
            caller, _address = server.accept()
            with caller, suppress(OSError):
                for line in lines:
                    caller.sendall(line)
                    is_over.wait(0.05)
                is_over.wait(20)

        thread = threading.Thread(target=talk)
        thread.start()
        yield server.getsockname()[1]
        is_over.set()
        thread.join()


def test_a_message_is_handed_over_to_the_one_address_under_to(open_desk: Callable[..., int]) -> None:
    desk = Desk()

    Smtp(f"smtp://127.0.0.1:{open_desk(desk)}").send(letter())

    (taken,) = desk.taken
    assert (taken.mail_from, taken.rcpt_tos) == ("club@example.org", ["bob@example.com"])
    assert isinstance(taken.content, bytes) and b"Subject: =?utf-8?" in taken.content


@pytest.mark.parametrize(
    ("where", "answer", "failure"),
    [
        ("rcpt", "550 No such user", Rejected),
        ("rcpt", "451 Try later", Deferred),
        ("rcpt", "421 Closing", CutOff),
        ("data", "554 Looks like spam", Rejected),
        ("data", "452 Full", Deferred),
        ("data", "421 Closing", CutOff),
        ("mail", "552 Too large", Rejected),
        ("mail", "550 Who are you", Deferred),
        ("mail", "451 Try later", Deferred),
    ],
)
def test_a_refusal_says_whether_it_is_for_good_and_whose_it_is(
    open_desk: Callable[..., int], where: str, answer: str, failure: type[Exception]
) -> None:
    port = open_desk(Desk(**{where: answer}))

    with pytest.raises(failure, match=answer[4:]):
        Smtp(f"smtp://127.0.0.1:{port}").send(letter())


def test_where_nobody_listens_the_server_is_unreachable() -> None:
    with pytest.raises(Unreachable, match="ConnectionRefusedError"):
        Smtp(f"smtp://127.0.0.1:{free_port()}").send(letter())


def test_a_server_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with saying([], threading.Event()) as port, pytest.raises(Unreachable):
        Smtp(f"smtp://127.0.0.1:{port}", silence_seconds=0.2).send(letter())


def test_a_server_that_never_comes_to_an_end_is_cut_off() -> None:
    with saying([b"220-Wait\r\n"] * 400, threading.Event()) as port, pytest.raises(Unreachable):
        Smtp(f"smtp://127.0.0.1:{port}", silence_seconds=5, longest_seconds=0.4).send(letter())


def test_a_server_that_breaks_off_over_a_message_is_no_reason_to_spare_the_others() -> None:
    said = [b"220 Hello\r\n", b"250 Hello\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 Go on\r\n"]
    with saying(said, threading.Event()) as port, pytest.raises(CutOff):
        Smtp(f"smtp://127.0.0.1:{port}", silence_seconds=0.5).send(letter())


def test_a_password_is_told_under_encryption(
    open_desk: Callable[..., int], context: ssl.SSLContext, trusted: None
) -> None:
    desk = Desk()
    port = open_desk(desk, tls_context=context, authenticator=desk.authenticate)

    far(f"smtp://{WRITTEN}@localhost:{port}").send(letter())

    assert (desk.tls, desk.logins) == ([True], [PASSWORD.encode()])


def test_a_server_without_encryption_is_not_told_the_password(open_desk: Callable[..., int]) -> None:
    desk = Desk()
    port = open_desk(desk, authenticator=desk.authenticate, auth_require_tls=False)

    with pytest.raises(Unreachable, match="no encryption"):
        far(f"smtp://{WRITTEN}@127.0.0.1:{port}").send(letter())

    assert (desk.logins, desk.taken) == ([], [])


def test_on_this_machine_itself_no_encryption_is_asked_for(open_desk: Callable[..., int]) -> None:
    desk = Desk()
    port = open_desk(desk, authenticator=desk.authenticate, auth_require_tls=False)

    Smtp(f"smtp://{WRITTEN}@127.0.0.1:{port}").send(letter())

    assert (desk.tls, desk.logins) == ([False], [PASSWORD.encode()])


def test_a_server_whose_certificate_nobody_knows_is_told_nothing(
    open_desk: Callable[..., int], context: ssl.SSLContext
) -> None:
    desk = Desk()
    port = open_desk(desk, tls_context=context, authenticator=desk.authenticate)

    with pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
        far(f"smtp://{WRITTEN}@localhost:{port}").send(letter())

    assert (desk.logins, desk.taken) == ([], [])


def test_a_wrong_password_is_the_houses_fault_and_no_messages(
    open_desk: Callable[..., int], context: ssl.SSLContext, trusted: None
) -> None:
    desk = Desk()
    port = open_desk(desk, tls_context=context, authenticator=desk.authenticate)

    with pytest.raises(Unreachable, match="535"):
        far(f"smtp://post:wrong@localhost:{port}").send(letter())

    assert desk.taken == []


def test_a_server_can_be_encrypted_from_the_first_word(
    open_desk: Callable[..., int], context: ssl.SSLContext, trusted: None
) -> None:
    desk = Desk()
    port = open_desk(desk, ssl_context=context)

    Smtp(f"smtps://localhost:{port}").send(letter())

    assert len(desk.taken) == 1


def test_a_house_without_a_server_has_a_mailbox(app: Flask) -> None:
    assert isinstance(app.extensions["transport"], Mailbox)


def test_a_house_with_a_server_sends(tmp_path: Path) -> None:
    house = Flask("house")

    transports.init_app(house, settings_for("sqlite://", tmp_path, smtp_url="smtp://127.0.0.1:2525"))

    assert isinstance(house.extensions["transport"], Smtp)


def test_a_public_house_without_a_server_is_told_that_nobody_gets_mail(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    transports.init_app(Flask("house"), settings_for("sqlite://", tmp_path, base_url="https://club.example.org"))

    assert "nobody gets any mail" in caplog.text
