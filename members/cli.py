"""Commands on members: the first admin, an editor, an organiser."""

import sys

import click
from flask import Flask
from flask.cli import AppGroup

from core.database import writing
from core.forms import canonical
from core.refusal import Refused
from members import queries, roles
from members.models import TeamRole
from members.signed_in import known


def init_app(app: Flask) -> None:
    """Add `flask members`."""
    group = AppGroup("members", help="People of the club.")
    _add_for_site(group)
    _add_for_chapters(group)
    app.cli.add_command(group)


def _add_for_site(group: AppGroup) -> None:
    @group.command("make-admin", help="Make the member with this address an admin of the site.")
    @click.argument("email")
    def make_admin(email: str) -> None:
        member_id = _member(email)
        with writing():
            roles.make_admin(member_id, by=None)
        click.echo(f"{email} is an admin now.")

    @group.command("make-editor", help="Make the member with this address an editor of the site.")
    @click.argument("email")
    @click.option("--no-longer", is_flag=True, help="They are one no longer.")
    def make_editor(email: str, no_longer: bool) -> None:
        member_id = _member(email)
        try:
            with writing():
                roles.end_editor(member_id, by=None) if no_longer else roles.make_editor(member_id, by=None)
        except Refused as refusal:
            sys.exit(str(refusal))
        click.echo(f"{email} is an editor {'no longer' if no_longer else 'now'}.")


def _add_for_chapters(group: AppGroup) -> None:
    @group.command("make-organiser", help="Make the member with this address an organiser of a chapter.")
    @click.argument("email")
    @click.argument("chapter")
    def make_organiser(email: str, chapter: str) -> None:
        member_id = _member(email)
        found = queries.chapter_with(chapter)
        if found is None:
            sys.exit(f"There is no chapter “{chapter}”: give the last part of its address, such as lisbon.")
        try:
            with writing():
                roles.give(member_id, found.id, TeamRole.ORGANISER, by=None)
        except Refused as refusal:
            sys.exit(str(refusal))
        click.echo(f"{email} organises {found.name} now.")


def _member(email: str) -> int:
    found = known(canonical(email))
    if found is None:
        sys.exit(f"Nobody has signed up with {email}.")
    return found.member_id
