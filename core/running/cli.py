"""Commands of the house itself: backup, restore, doctor."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask import Flask

from core.clock import real_now
from core.config import Settings
from core.running import keeping
from core.running.doctor import examine


def init_app(app: Flask) -> None:
    """Add the commands to `flask`."""
    settings: Settings = app.extensions["settings"]

    @app.cli.command("backup", help="Write rows and pictures to one archive, while the site runs.")
    @click.argument("target", type=click.Path(path_type=Path), required=False)
    def backup(target: Path | None) -> None:
        target = target or Path(f"chapterhouse-{real_now():%Y%m%d-%H%M%S}.tar.gz")
        manifest = _or_exit(lambda: keeping.back_up(settings, target.resolve()))
        click.echo(f"{target}: {sum(manifest['rows'].values()):,} rows, {len(manifest['files']) - 1} pictures")

    @app.cli.command("restore", help="Put an archive in the place of what is here. Stop the site first.")
    @click.argument("archive", type=click.Path(path_type=Path, exists=True, dir_okay=False))
    @click.option("--force", is_flag=True, help="Replace a site that has chapters.")
    def restore(archive: Path, force: bool) -> None:
        if keeping.has_content() and not force:
            sys.exit("This database holds a site already. Stop it, back it up, and say --force to replace it.")
        manifest = _or_exit(lambda: keeping.restore(archive.resolve(), settings))
        click.echo(f"Restored {sum(manifest['rows'].values()):,} rows. Now: flask --app app db upgrade")

    @app.cli.command("doctor", help="Say whether this house is fit to run.")
    def doctor() -> None:
        findings = list(examine(app))
        for finding in findings:
            click.echo(f"{'well ' if finding.is_well else 'AMISS'}  {finding.sentence}")
        sys.exit(0 if all(finding.is_well for finding in findings) else 1)


def _or_exit(act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return act()
    except keeping.BadArchive as error:
        sys.exit(str(error))
