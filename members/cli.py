"""Commands on members: who looks after the site, and the first who organise a chapter."""

import sys
from functools import partial

import click
from flask import Flask
from flask.cli import AppGroup

from core.database import writing
from core.forms import canonical
from core.refusal import Refused
from members import queries, roles
from members.models import SiteRole, TeamRole
from members.signed_in import known


def init_app(app: Flask) -> None:
    """Add `flask members`."""
    group = AppGroup("members", help="People of the club.")
    _add_for_site(group)
    _add_for_chapters(group)
    app.cli.add_command(group)


def _add_for_site(group: AppGroup) -> None:
    for role in SiteRole:
        group.command(f"make-{role.value}", help=f"Make the member with this address an {role.value} of the site.")(
            click.argument("email")(
                click.option("--no-longer", is_flag=True, help="They are one no longer.")(partial(_change, role))
            )
        )


def _change(role: SiteRole, email: str, no_longer: bool) -> None:
    member_id = _member(email)
    try:
        with writing():
            (roles.dismiss if no_longer else roles.appoint)(member_id, role, by=None)
    except Refused as refusal:
        sys.exit(str(refusal))
    click.echo(f"{email} is an {role.value} {'no longer' if no_longer else 'now'}.")


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
