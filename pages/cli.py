"""Commands on the club itself: where else it can be followed, and whether evenings elsewhere count at home."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from core import following
from core.database import db, touched, writing
from core.models import Club
from core.refusal import Refused


def init_app(app: Flask) -> None:
    """Add `flask club`."""
    group = AppGroup("club", help="The club itself.")

    @group.command("links", help="Say where else the club can be followed, in place of what was said before.")
    @click.argument("addresses", nargs=-1)
    def links(addresses: tuple[str, ...]) -> None:
        try:
            told = following.parsed("\n".join(addresses))
        except Refused as refusal:
            sys.exit(str(refusal))
        with writing():
            club = db.session.scalar(select(Club).limit(1))
            if club:
                club.links = told
                touched("site", "blog")
        click.echo(", ".join(told) or "none" if club else "There is no club yet.")

    @group.command("make-ups", help="Say whether an evening elsewhere may count at home: on, or off as at first.")
    @click.argument("state", type=click.Choice(["on", "off"]))
    def make_ups(state: str) -> None:
        with writing():
            club = db.session.scalar(select(Club).limit(1))
            if club:
                club.counts_make_ups = state == "on"
        click.echo(f"Make-ups are {state}." if club else "There is no club yet.")

    app.cli.add_command(group)
