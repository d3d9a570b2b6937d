"""The commands of the house."""

from pathlib import Path

from click.testing import Result
from flask import Flask

from core.database import writing
from tests.gazetteer import add_cities
from tests.people import add_chapter


def said_by(app: Flask, *words: str) -> Result:
    """What a command answers on a database of its own."""
    with app.app_context():
        return app.test_cli_runner().invoke(args=words)


def test_the_doctor_names_what_is_amiss(committing: Flask) -> None:
    said = said_by(committing, "doctor")

    assert said.exit_code == 1
    assert "AMISS" in said.output and "db upgrade" in said.output


def test_a_site_with_chapters_is_not_replaced_unless_told_so(committing: Flask, tmp_path: Path) -> None:
    archive = tmp_path / "any.tar.gz"
    archive.write_bytes(b"")
    with committing.app_context(), writing():
        add_chapter(add_cities()["Lisbon"])

    said = said_by(committing, "restore", str(archive))

    assert said.exit_code == 1 and "--force" in said.output


def test_a_damaged_archive_is_one_line_and_no_traceback(committing: Flask, tmp_path: Path) -> None:
    archive = tmp_path / "any.tar.gz"
    archive.write_bytes(b"nothing of ours")

    said = said_by(committing, "restore", "--force", str(archive))

    assert said.exit_code == 1 and "not a whole backup" in said.output and "Traceback" not in said.output
