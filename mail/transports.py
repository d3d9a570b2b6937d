"""The ways out of the house: a mail server, the mailbox of a house that has none, and a list for tests."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email.message import EmailMessage
from logging import getLogger
from threading import Timer
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from flask import Flask

from core.config import Settings, is_loopback

log = getLogger(__name__)
#: No single word of the server may take longer, and no message as a whole: the lease outlasts both.
SILENCE_SECONDS = 20.0
LONGEST_SECONDS = 60.0
_CODE_TOO_LARGE = 552
_CODE_CLOSING = 421
_FIRST_PERMANENT_CODE = 500


class Rejected(Exception):
    """The server will never take this message; others may go."""


class Deferred(Exception):
    """The server does not take this message now."""


class Unreachable(Exception):
    """The server takes nothing now: it is silent, broken or does not let us in."""


class CutOff(Exception):
    """The server broke off over this message; perhaps it has it, perhaps the next would go the same way."""


class Transport(Protocol):
    """A way out: `keeps_source` says whether what was sent is to be kept for people to look at."""

    keeps_source: bool

    def send(self, letter: EmailMessage) -> None:
        """Hand a message over for good; raises Rejected, Deferred, Unreachable or CutOff."""


class Mailbox:
    """Sends nothing: the message lies in the outbox as it would have arrived, to be read at /mailbox."""

    keeps_source = True

    def send(self, letter: EmailMessage) -> None:
        """Nothing leaves the machine."""


class Memory:
    """Keeps what was sent in a list, for tests."""

    keeps_source = False

    def __init__(self) -> None:
        self.sent: list[EmailMessage] = []

    def send(self, letter: EmailMessage) -> None:
        """Put it on the list."""
        self.sent.append(letter)


class Smtp:
    """A mail server: `smtp://name:password@host:587` (STARTTLS wherever it is offered) or `smtps://`.

    A password crosses a network only encrypted; on this machine itself no encryption is asked for.
    """

    keeps_source = False

    def __init__(
        self,
        url: str,
        own_name: str = "localhost",
        silence_seconds: float = SILENCE_SECONDS,
        longest_seconds: float = LONGEST_SECONDS,
    ) -> None:
        parts = urlsplit(url)
        self._is_encrypted = parts.scheme == "smtps"
        self._host = parts.hostname or "localhost"
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._port = parts.port or _usual_port(self._is_encrypted, bool(self._user))
        self._is_near = is_loopback(url)
        self._own_name = own_name
        self._silence_seconds = silence_seconds
        self._longest_seconds = longest_seconds

    def send(self, letter: EmailMessage) -> None:
        """Send to the one address under To, over a connection of its own."""
        to, sender = (letter[name].addresses[0].addr_spec for name in ("To", "From"))
        with self._connected() as server, _or_else(CutOff):
            server.send_message(letter, from_addr=sender, to_addrs=[to])

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        """A server that listens; however slowly it says goodbye, the message is sent by then."""
        make = _BoundedTls if self._is_encrypted else _Bounded
        with ExitStack() as stack:
            with _or_else(Unreachable):
                server = make(self._host, self._port, self._own_name, self._silence_seconds, self._longest_seconds)
                stack.callback(server.close)
                self._introduce(server)
            yield server
            with _whatever_it_says():
                server.quit()

    def _introduce(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        is_safe = self._is_encrypted or self._is_near
        if not is_safe and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
            is_safe = True
        if self._user:
            if not is_safe:
                raise Unreachable("the server offers no encryption, so it is not told the password")
            server.login(self._user, self._password)


class _Bounded(smtplib.SMTP):
    """A connection that is cut when it lasts too long, however busy it looks."""

    def __init__(
        self, host: str, port: int, own_name: str, silence_seconds: float, longest_seconds: float, **more: Any
    ) -> None:
        self._watch = Timer(longest_seconds, self._cut)
        self._watch.daemon = True
        self._watch.start()
        try:
            super().__init__(host, port, local_hostname=own_name, timeout=silence_seconds, **more)
        except BaseException:
            self._watch.cancel()
            raise

    def close(self) -> None:
        self._watch.cancel()
        super().close()

    def _cut(self) -> None:
        connection = getattr(self, "sock", None)
        if connection is not None:
            with _whatever_it_says():
                connection.shutdown(socket.SHUT_RDWR)


class _BoundedTls(_Bounded, smtplib.SMTP_SSL):
    """The same, encrypted from the first word."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, context=ssl.create_default_context())


def init_app(app: Flask, settings: Settings) -> None:
    """Give the app its way out: the mail server of `SMTP_URL`, or the mailbox where there is none."""
    own_name = urlsplit(settings.base_url).hostname or "localhost"
    app.extensions["transport"] = Smtp(settings.smtp_url, own_name) if settings.smtp_url else Mailbox()
    if not settings.smtp_url and not settings.is_local:
        log.warning("SMTP_URL is not set: nobody gets any mail, and so nobody can sign in by link")


def _usual_port(is_encrypted: bool, has_password: bool) -> int:
    if is_encrypted:
        return smtplib.SMTP_SSL_PORT
    return 587 if has_password else smtplib.SMTP_PORT


@contextmanager
def _or_else(broken: type[Unreachable | CutOff]) -> Iterator[None]:
    """What went wrong, in the ways that make a difference to the message."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        raise _refusal(code, words) from error
    except smtplib.SMTPDataError as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPSenderRefused as error:
        raise _refusal_of_sender(error.smtp_code, error.smtp_error) from error
    except (smtplib.SMTPException, OSError) as error:
        raise broken(f"{type(error).__name__}: {error}") from error


def _refusal(code: int, words: bytes | str) -> Exception:
    sentence = f"{code} {words.decode('ascii', 'replace') if isinstance(words, bytes) else words}"
    if code == _CODE_CLOSING:
        return CutOff(sentence)
    return Rejected(sentence) if code >= _FIRST_PERMANENT_CODE else Deferred(sentence)


def _refusal_of_sender(code: int, words: bytes | str) -> Exception:
    """The sender is the same for all: a server that does not like it is set up wrongly, and no message is to blame.

    The one exception is a message that is too large, which is said in answer to MAIL FROM as well.
    """
    refusal = _refusal(code, words)
    is_to_blame = code == _CODE_TOO_LARGE or not isinstance(refusal, Rejected)
    return refusal if is_to_blame else Deferred(str(refusal))


@contextmanager
def _whatever_it_says() -> Iterator[None]:
    try:
        yield
    except (smtplib.SMTPException, OSError, ValueError) as error:
        log.debug("the mail server, at the end: %s", error)
