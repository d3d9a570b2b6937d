"""The one-command run: a free port, static files, a prepared database, then the site and its jobs side by side."""

import multiprocessing
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import Event
from time import monotonic

from honcho import environ as procfiles
from honcho.manager import Manager
from honcho.printer import Printer

from core import assets, config
from core.config import BadSetting, Settings

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
FIRST_PORT, PORTS_TRIED = 5000, 100
OPENS_WITHIN_SECONDS = 60


class PortTaken(Exception):
    """The port that was asked for belongs to somebody else; the message is one line that says what to do."""


def main() -> None:
    """Serve until Ctrl-C, a closed terminal or the end of one of the two processes."""
    os.environ.update(settle(os.environ, _env_file(ROOT / ".env")))
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    settings = config.read()
    assets.build(say=_say)
    if not prepared_file(settings).exists():
        _prepare(settings)
    _serve(prepared_file(settings).read_text(), settings.base_url)


def settle(given: Mapping[str, str], file: Mapping[str, str]) -> dict[str, str]:
    """What the environment is to hold: the file's settings under the given ones, a port, and the address it makes.

    Raises PortTaken when PORT is set and taken; else the first free one from 5000. BASE_URL is settled here because
    each process of a Procfile is given a PORT of its own.
    """
    settings = {name: value for name, value in file.items() if name not in given}
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


def prepared_file(settings: Settings, migrations: Path = ROOT / "migrations" / "versions") -> Path:
    """The file that says this very database has been prepared for this code; its text is what to tell people."""
    words = [settings.database_url, *sorted(path.name for path in migrations.glob("*.py"))]
    if settings.is_sqlite:
        path = Path(settings.database_url.removeprefix("sqlite:///"))
        words.append(str(path.stat().st_ino) if path.exists() else "none")
    return settings.data_dir / f"prepared-{sha256(chr(0).join(words).encode()).hexdigest()[:16]}"


def _env_file(path: Path) -> dict[str, str]:
    return dict(procfiles.parse(path.read_text())) if path.exists() else {}


def _own_port(text: str) -> int:
    port = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else 0
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


def _prepare(settings: Settings) -> None:
    """In a process of its own, so that the one that stays never loads the site."""
    for old in settings.data_dir.glob("prepared-*"):
        old.unlink()
    draft = settings.data_dir / "preparing"
    done = subprocess.run([sys.executable, "-m", "flask", "--app", "app", "prepare", draft], check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(done.returncode)
    draft.rename(prepared_file(settings))


def _serve(welcome: str, address: str) -> None:
    """Run the Procfile's processes until one of them ends; a closed terminal ends them as Ctrl-C does."""
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    manager = Manager(Printer(sys.stdout))
    for name, command in procfiles.parse_procfile((ROOT / "Procfile").read_text()).processes.items():
        manager.add_process(name, command, env=dict(os.environ), cwd=str(ROOT))
    lines = f"{welcome}\n\nOpen: {address}\n"
    multiprocessing.Process(target=_say_when_open, args=(int(os.environ["PORT"]), lines), daemon=True).start()
    manager.loop()
    sys.exit(manager.returncode)


def _say_when_open(port: int, lines: str) -> None:
    """Wait beside the site until somebody listens, then say where and who can sign in."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pause, give_up_at = Event(), monotonic() + OPENS_WITHIN_SECONDS
    while is_free(port) and monotonic() < give_up_at:
        pause.wait(0.05)
    if not is_free(port):
        _say(lines)


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except (BadSetting, PortTaken) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
