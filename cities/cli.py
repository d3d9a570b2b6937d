"""Commands on the gazetteer: fill it."""

import gc

import click
from flask import Flask
from flask.cli import AppGroup

from cities.filling import importing, sources
from core.database import writing


def init_app(app: Flask) -> None:
    """Add `flask cities`."""
    group = AppGroup("cities", help="The world’s cities.")
    group.command("import", help="Fill the gazetteer, or bring it up to date; safe to run again.")(run)
    app.cli.add_command(group)


def run() -> None:
    """Fill the gazetteer, saying each step."""
    click.echo("Reading the world’s cities ...")
    gc.disable()  # half a million small tuples and no circle among them: looking for one takes a quarter of the time
    try:
        places, airports = sources.places(), list(sources.airports())
        with writing():
            importing.fill(places, airports, lambda sentence: click.echo(f"  {sentence}"))
    finally:
        gc.enable()
