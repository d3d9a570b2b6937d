"""The virtual environment: made once, brought up to date when a requirements file changes.

`python3 core/running/environment.py run` brings what the product runs on, `dev` what tests and checks need as well. It
runs before anything is installed, so it knows the standard library only, and says in one line what is amiss.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
OLDEST = (3, 11)
#: Each file with what its installation is told beside; the assets' package names dependencies that it does not use.
FILES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "run": (("requirements.txt", ()), ("requirements-assets.txt", ("--no-deps",))),
    "dev": (("requirements-dev.txt", ()), ("requirements-assets.txt", ("--no-deps",))),
}
NO_NETWORK = re.compile(
    r"name resolution|nodename nor servname|unreachable|connection refused|timed out|newconnectionerror|dns error"
    r"|error sending request|failed to establish|proxyerror|failed to fetch",
    re.IGNORECASE,
)
NO_VENV = (
    "This Python cannot make virtual environments. Install what is missing (on Debian and Ubuntu: "
    "sudo apt-get install python3-venv) or uv, and run make again."
)


class Amiss(Exception):
    """Something on this machine is missing; the message is one line that says what to do."""


def main(kind: str) -> None:
    """Bring the environment up to date for `run` or `dev`; the stamp that make looks at is written last."""
    stamp = VENV / f".{kind}"
    wanted = fingerprint(ROOT, kind)
    if not stamp.exists() or stamp.read_text() != wanted:
        say(f"Installing the packages of {' and '.join(name for name, _ in FILES[kind])} into .venv ...")
        try:
            install(kind)
        except Amiss as error:
            sys.exit(str(error))
    stamp.write_text(wanted)


def fingerprint(root: Path, kind: str) -> str:
    """What the requirements files say, and for which Python, in one word."""
    words = [f"{sys.version_info[:2]}".encode(), *((root / name).read_bytes() for name, _ in FILES[kind])]
    return hashlib.sha256(b"\0".join(words)).hexdigest()


def install(kind: str) -> None:
    """Install with uv where there is one, else with venv and pip; raises Amiss with the reason."""
    said = ""
    for commands in installers(kind):
        said = _run_all(commands)
        if not said:
            return
    raise Amiss(reason(said))


def installers(kind: str) -> Iterator[list[list[str]]]:
    """The ways to install, best first, each as commands; raises Amiss where there is none."""
    python = str(VENV / "bin" / "python")
    uv = shutil.which("uv")
    if uv:
        made = [] if VENV.exists() else [[uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]]
        pip = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
        yield made + [[*pip, "--require-hashes", *more, "-r", name] for name, more in FILES[kind]]
    if any(importlib.util.find_spec(name) is None for name in ("ensurepip", "venv")):
        if uv:
            return
        raise Amiss(NO_VENV)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "2"]
    made = [[sys.executable, "-m", "venv", str(VENV)]]
    yield made + [[*pip, "--require-hashes", *more, "-r", name] for name, more in FILES[kind]]


def reason(said: str) -> str:
    """What an installer's last words mean, in one line."""
    if NO_NETWORK.search(said):
        return "The package index cannot be reached: connect this machine to the network and run make again."
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f"Installing the packages failed: {lines[-1] if lines else 'no reason was given'}"


def say(sentence: str) -> None:
    """Tell whoever waits, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def _run_all(commands: list[list[str]]) -> str:
    """Run the commands until one fails; returns what that one said, nothing when all went well."""
    env = os.environ | {"PIP_ROOT_USER_ACTION": "ignore", "UV_HTTP_RETRIES": "1"}
    for command in commands:
        done = subprocess.run(command, check=False, cwd=ROOT, env=env, capture_output=True, text=True)
        if done.returncode:
            return done.stdout + done.stderr or f"{command[0]} ended with {done.returncode}"
    return ""


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"Chapterhouse needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this one is {sys.version.split()[0]}.")
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(130)
