"""The settings: read from the environment once, checked, and from then on a plain value."""

import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

KNOWN_SECRETS = frozenset({"secret", "changeme", "development", "dev", "---", "x" * 32, "0" * 32})
SHORTEST_SECRET = 32


class BadSetting(Exception):
    """A setting that the product refuses to run with; the message names it and says what to do."""


@dataclass(frozen=True)
class Settings:
    """What the environment says, checked. `base_url` carries no trailing slash; `clock` is `CLOCK` as it stands."""

    base_url: str
    database_url: str
    data_dir: Path
    secret_key: str
    smtp_url: str | None = None
    mail_from: str = "Chapterhouse <chapterhouse@localhost>"
    trusted_proxies: int = 0
    log_level: str = "INFO"
    rate_limits: bool = True
    clock: str | None = None

    @property
    def is_local(self) -> bool:
        """Whether the site's own address is a loopback address, which is what allows the demonstration."""
        return is_loopback(self.base_url)

    @property
    def is_https(self) -> bool:
        """Whether people reach the site over TLS."""
        return self.base_url.startswith("https://")

    @property
    def host(self) -> str:
        """The only host, with its port, that requests may name."""
        return urlsplit(self.base_url).netloc

    @property
    def is_sqlite(self) -> bool:
        """Whether the rows lie in a file of ours rather than on a PostgreSQL server."""
        return self.database_url.startswith("sqlite")


@dataclass(frozen=True)
class Serving:
    """Where pages are served on this machine, and by how many processes with how many threads each."""

    host: str
    port: int
    workers: int
    threads: int


def read(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in `environ` (the process's own by default); raises BadSetting on the first one that is unsafe."""
    given = os.environ if environ is None else environ
    data_dir = Path(given.get("DATA_DIR") or "data").resolve()
    base_url = _base_url(given)
    settings = Settings(
        base_url=base_url,
        database_url=_database_url(given.get("DATABASE_URL"), data_dir),
        data_dir=data_dir,
        secret_key=_secret_key(given.get("SECRET_KEY"), data_dir),
        smtp_url=_smtp_url(given.get("SMTP_URL")),
        mail_from=given.get("MAIL_FROM") or f"Chapterhouse <chapterhouse@{urlsplit(base_url).hostname}>",
        trusted_proxies=_number(given, "TRUSTED_PROXIES", 0),
        log_level=_log_level(given.get("LOG_LEVEL") or "INFO"),
        rate_limits=given.get("RATE_LIMITS") != "off",
        clock=given.get("CLOCK") or None,
    )
    _refuse_local_only(settings)
    return settings


def serving(environ: Mapping[str, str] | None = None) -> Serving:
    """How the processes that serve pages are to be started; raises BadSetting on what cannot be or is unsafe."""
    given = os.environ if environ is None else environ
    serving = Serving(
        host=given.get("WEB_HOST") or "127.0.0.1",
        port=_number(given, "PORT", 5000),
        workers=_number(given, "WEB_CONCURRENCY", 2),
        threads=_number(given, "WEB_THREADS", 1),
    )
    if not 0 < serving.port < 65536 or not serving.workers or not serving.threads:
        raise BadSetting("PORT must be a number from 1 to 65535, WEB_CONCURRENCY and WEB_THREADS 1 at least")
    _refuse_host(serving.host, _base_url(given))
    return serving


@lru_cache(maxsize=64)
def is_loopback(address: str) -> bool:
    """Whether a URL's host is this machine by its own name or number."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def clock_shift(text: str, now: datetime) -> timedelta:
    """How far `CLOCK` moves the time: an offset such as +3d, -2h, +30m, or an ISO 8601 instant counted from `now`."""
    units = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
    if text[:1] in "+-" and text[-1:] in units and text[1:-1].isdigit():
        amount = timedelta(**{units[text[-1]]: int(text[1:-1])})
        return amount if text[0] == "+" else -amount
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise BadSetting(f"CLOCK={text} is neither an offset like +3d nor an instant like 2026-10-07T12:00Z") from None
    if instant.tzinfo is None:
        raise BadSetting(f"CLOCK={text} needs a zone: end it with Z")
    return instant - now


def _refuse_host(text: str, base_url: str) -> None:
    try:
        is_for_others = not ipaddress.ip_address(text).is_loopback
    except ValueError:
        raise BadSetting(f"WEB_HOST={text[:40]} must be a number of this machine's, such as 127.0.0.1") from None
    if is_for_others and is_loopback(base_url):
        raise BadSetting(f"WEB_HOST={text} lets others in while BASE_URL is this machine's own address")


def _base_url(given: Mapping[str, str]) -> str:
    port = _number(given, "PORT", 5000)
    address = (given.get("BASE_URL") or f"http://127.0.0.1:{port}").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise BadSetting(f"BASE_URL={address} must be an address like https://club.example.org")
    if parts.scheme == "http" and not is_loopback(address):
        raise BadSetting(f"BASE_URL={address} is not https: sessions would cross the network in clear")
    return address


def _database_url(text: str | None, data_dir: Path) -> str:
    if not text:
        return f"sqlite:///{data_dir / 'chapterhouse.db'}"
    for old, new in (("postgres://", "postgresql+psycopg://"), ("postgresql://", "postgresql+psycopg://")):
        if text.startswith(old):
            return new + text[len(old) :]
    if not text.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadSetting("DATABASE_URL must begin with sqlite:/// or postgresql://")
    return text


def _secret_key(text: str | None, data_dir: Path) -> str:
    if text is None:
        return _kept_secret(data_dir)
    if len(text.encode()) < SHORTEST_SECRET or text.lower() in KNOWN_SECRETS or len(set(text)) < 8:
        raise BadSetting(f"SECRET_KEY must be at least {SHORTEST_SECRET} bytes that nobody can guess, or left out")
    return text


def _kept_secret(data_dir: Path) -> str:
    """The key made at the first start; two processes that start together agree on one file."""
    path = data_dir / "secret_key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(64))
    except FileExistsError:
        pass
    key = path.read_text().strip()
    if len(key) < SHORTEST_SECRET:
        raise BadSetting(f"{path} is too short to be a key: delete it and start again")
    return key


def _smtp_url(text: str | None) -> str | None:
    if text and urlsplit(text).scheme not in ("smtp", "smtps"):
        raise BadSetting("SMTP_URL must begin with smtp:// or smtps://")
    return text or None


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise BadSetting(f"{name}={text[:20]} must be a whole number")
    return int(text)


def _log_level(text: str) -> str:
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise BadSetting(f"LOG_LEVEL={text[:20]} must be DEBUG, INFO, WARNING or ERROR")
    return text.upper()


def _refuse_local_only(settings: Settings) -> None:
    if settings.is_local:
        return
    if settings.clock:
        raise BadSetting("CLOCK is for tests and demonstrations: it is refused while BASE_URL is a public address")
    if not settings.rate_limits:
        raise BadSetting("RATE_LIMITS=off is refused while BASE_URL is a public address")
