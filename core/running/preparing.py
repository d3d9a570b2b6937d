"""What a house needs before it opens (tables, cities, a demonstration): steps of `app.py`, done by one command."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from flask import Flask
from sqlalchemy.exc import OperationalError


@dataclass(frozen=True)
class Step:
    """One thing to do: `sentence` says what, `is_done` whether it may be left out (None: doing it twice is safe)."""

    sentence: str
    run: Callable[[], object]
    is_done: Callable[[], bool] | None = None


def init_app(app: Flask, steps: Sequence[Step], welcome: Callable[[], Sequence[str]]) -> None:
    """Add `flask prepare`; `welcome` gives the lines that tell people how to get in, once everything is there."""

    @app.cli.command("prepare", help="Do what is missing before the house can open, and say how to get in.")
    @click.argument("target", type=click.Path(path_type=Path), required=False)
    def prepare(target: Path | None) -> None:
        try:
            run(steps)
            lines = "\n".join(welcome())
        except OperationalError as error:
            sys.exit(f"The database does not answer: {str(error.orig).splitlines()[0]}")
        if target is None:
            click.echo(lines)
        else:
            target.touch(mode=0o600)
            target.write_text(lines)


def run(steps: Sequence[Step]) -> None:
    """Do every step that is not done yet, in order, saying what it is."""
    for step in steps:
        if step.is_done is None or not step.is_done():
            click.echo(f"{step.sentence} ...")
            step.run()
