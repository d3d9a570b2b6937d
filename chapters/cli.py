"""Commands on chapters: found one."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup

from chapters import operations
from cities import search
from core.database import writing
from core.refusal import Refused


def init_app(app: Flask) -> None:
    """Add `flask chapters`."""
    group = AppGroup("chapters", help="Chapters of the club.")

    @group.command("found", help="Found a chapter in a city, named by its id, a code or a name.")
    @click.argument("city")
    @click.option("--name", help="What it is called, if not after its city.")
    @click.option("--slug", help="The last part of its address.")
    def found(city: str, name: str | None, slug: str | None) -> None:
        there = search.resolve(city)
        if there is None:
            sys.exit(f"We don’t know “{city}”. Give a name, an airport code or a GeoNames number.")
        try:
            with writing():
                chapter = operations.found(there.id, name, slug)
        except Refused as refusal:
            sys.exit(str(refusal))
        click.echo(f"{chapter.name} ({chapter.letters}), {chapter.zone}: /chapters/{chapter.slug}")

    app.cli.add_command(group)
