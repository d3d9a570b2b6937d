"""Mails and files as people get them, kept to be read: what differs from them by a letter fails its test."""

from pathlib import Path

HERE = Path(__file__).parent


def golden(name: str, text: str) -> str:
    """What is kept under this name; where nothing is, `text` is kept from now on, and the test fails once: read it."""
    path = HERE / name
    if not path.exists():
        path.write_text(text, newline="")
        return f"{name} was not there; now it is, to be read."
    with path.open(newline="") as file:
        return file.read()
