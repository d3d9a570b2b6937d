"""A house to measure: a database that is filled, in a folder of its own, and the environment that its servers share."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

from flask import Flask

from app import create_app
from core import config

ROOT = Path(__file__).parent.parent


def environment(folder: Path, database_url: str = "") -> dict[str, str]:
    """What every server and command of the house is told; without a URL the rows lie in a file in the folder."""
    given = {"DATA_DIR": str(folder), "SECRET_KEY": secrets.token_hex(32), "RATE_LIMITS": "off", "LOG_LEVEL": "WARNING"}
    return given | ({"DATABASE_URL": database_url} if database_url else {})


def fill(house: dict[str, str], *commands: str) -> None:
    """Carry out commands of `flask --app app`, in order."""
    for command in commands:
        program = [sys.executable, "-m", "flask", "--app", "app", *command.split()]
        subprocess.run(program, env=os.environ | house, cwd=ROOT, check=True)


def opened(house: dict[str, str]) -> Flask:
    """The app on the house's database, in this process."""
    return create_app(config.read(house))
