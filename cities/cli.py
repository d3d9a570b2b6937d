"""Commands on the gazetteer: fill it."""

from functools import partial

import click
from flask import Flask
from flask.cli import AppGroup

from cities import importing, sources
from core.database import writing


def init_app(app: Flask) -> None:
    """Add `flask cities`."""
    group = AppGroup("cities", help="The world’s cities.")
    group.command("import", help="Fill the gazetteer, or bring it up to date; safe to run again.")(run)
    app.cli.add_command(group)


def run() -> None:
    """Fill the gazetteer, saying each step."""
    say = partial(click.echo, nl=True)
    say("Reading the world’s cities ...")
    places = sources.places()
    with writing():
        importing.fill(places, sources.airports(), lambda sentence: say(f"  {sentence}"))
