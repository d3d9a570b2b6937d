"""The one-command run: a free port, static files, a prepared database, then the site and its jobs side by side."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from honcho import environ as procfiles

from core import assets, config
from core.config import Settings

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"
FIRST_PORT, PORTS_TRIED = 5000, 100
WAIT_SECONDS = 60.0


class PortTaken(Exception):
    """The port that was asked for belongs to somebody else; the message is one line that says what to do."""


def main() -> None:
    """Serve until Ctrl-C, a closed terminal or the end of one of the two processes."""
    given = settle(os.environ, _env_file(ROOT / ".env"))
    os.environ.update(given)
    settings = config.read()
    _say("Static files ...")
    assets.build(say=lambda _sentence: None)
    welcome = prepared_file(settings, ROOT / "migrations" / "versions")
    if not welcome.exists():
        _prepare(welcome)
    _serve(settings, welcome.read_text())


def settle(given: Mapping[str, str], file: Mapping[str, str]) -> dict[str, str]:
    """What the environment is to hold: the file's settings under the given ones, a port, and the address it makes.

    Raises PortTaken when PORT is set and taken; else the first free one from 5000. BASE_URL is settled here because
    each process of a Procfile is given a PORT of its own.
    """
    settings = {name: value for name, value in file.items() if name not in given} | {}
    wanted = given.get("PORT") or settings.get("PORT")
    settings["PORT"] = str(_own_port(wanted) if wanted else _free_port())
    if not (given.get("BASE_URL") or settings.get("BASE_URL")):
        settings["BASE_URL"] = f"http://{HOST}:{settings['PORT']}"
    return settings


def is_free(port: int) -> bool:
    """Whether nobody listens there; granian itself would share the port with another granian without a word."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def prepared_file(settings: Settings, migrations: Path) -> Path:
    """The file that says this very database has been prepared for this code; its text is what to tell people."""
    words = [settings.database_url, *sorted(path.name for path in migrations.glob("*.py"))]
    if settings.is_sqlite:
        path = Path(settings.database_url.removeprefix("sqlite:///"))
        words.append(str(path.stat().st_ino) if path.exists() else "none")
    return settings.data_dir / f"prepared-{sha256(chr(0).join(words).encode()).hexdigest()[:16]}"


def _env_file(path: Path) -> dict[str, str]:
    return dict(procfiles.parse(path.read_text())) if path.exists() else {}


def _own_port(text: str) -> int:
    port = int(text) if re.fullmatch(r"\d{1,5}", text) else 0
    if not 0 < port < 65536:
        raise PortTaken(f"PORT={text[:20]} is not a port: a number from 1 to 65535.")
    if not is_free(port):
        raise PortTaken(f"Port {port} is taken. Try another one, as in: PORT={port + 1} make run")
    return port


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if is_free(port):
            return port
    raise PortTaken(f"No port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} is free. Set PORT to one that is.")


def _prepare(welcome: Path) -> None:
    """In a process of its own, so that the one that stays never loads the site."""
    for old in welcome.parent.glob("prepared-*"):
        old.unlink()
    draft = welcome.with_name("preparing")
    done = subprocess.run([sys.executable, "-m", "flask", "--app", "app", "prepare", str(draft)], cwd=ROOT)
    if done.returncode:
        sys.exit(done.returncode)
    # The SQLite file exists by now, so the name is another one than before.
    draft.rename(prepared_file(config.read(), ROOT / "migrations" / "versions"))
