"""The command that fills an empty house with the demonstration, and what people are told once it is there."""

import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from core import club
from core.config import Settings
from core.database import db, writing
from core.refusal import Refused
from mail import outbox
from members import passwords
from members.signed_in import known
from pages.demonstration import cast, seeding

ABROAD = "The demonstration is for this machine alone: BASE_URL is a public address."
#: Its progress is told in so many steps.
TOLD = 8


def init_app(app: Flask) -> None:
    """Add `flask demo`."""
    group = AppGroup("demo", help="The demonstration: a world of invented people.")

    @group.command("seed", help="Fill an empty house with the demonstration world.")
    def seed() -> None:
        if not _settings().is_local:
            sys.exit(ABROAD)
        try:
            fill()
        except Refused as refusal:
            sys.exit(str(refusal))
        click.echo("\n".join(welcome()))

    app.cli.add_command(group)


def is_done() -> bool:
    """Whether there is nothing to fill: somebody has moved in, or the site is on a public address."""
    return not _settings().is_local or not seeding.is_empty()


def fill() -> None:
    """Make the demonstration world, saying how far it is; raises Refused where it does not belong."""
    parts = seeding.parts(passwords.hashed(_password()))
    for number, part in enumerate(parts, 1):
        with writing(), outbox.quietly():
            part()
        db.session.expunge_all()
        if number * TOLD // len(parts) > (number - 1) * TOLD // len(parts):
            click.echo(f"  {number * 100 // len(parts)} %")


def welcome() -> list[str]:
    """Who can sign in, and how; nothing where this is no demonstration."""
    if not (_settings().is_local and club.words().is_demonstration):
        return []
    width = max(len(person.email) for person in cast.CAST)
    return [
        "",
        "All people and numbers here are invented. You can be one of these:",
        *(f"  {person.email:<{width}}  {person.says}" for person in cast.CAST),
        f"with one press on the sign-in page{_or_the_password()}. Mail arrives at /mailbox.",
    ]


def _or_the_password() -> str:
    """The password is told only where it is still theirs: the secret it follows from may have changed since."""
    found = known(cast.CAST[0].email)
    is_theirs = found is not None and passwords.matches(found.password_hash, _password())
    return f", or with the password {_password()}" if is_theirs else ""


def _password() -> str:
    return cast.password(_settings().secret_key)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
