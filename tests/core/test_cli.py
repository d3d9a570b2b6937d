"""The commands of the house."""

from pathlib import Path

from flask import Flask

from chapters.models import Chapter


def test_the_doctor_names_what_is_amiss(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["doctor"])

    assert said.exit_code == 1
    assert "AMISS" in said.output and "db upgrade" in said.output


def test_a_site_with_chapters_is_not_replaced_unless_told_so(app: Flask, lisbon: Chapter, tmp_path: Path) -> None:
    archive = tmp_path / "any.tar.gz"
    archive.write_bytes(b"")

    said = app.test_cli_runner().invoke(args=["restore", str(archive)])

    assert said.exit_code == 1 and "--force" in said.output


def test_a_damaged_archive_is_one_line_and_no_traceback(app: Flask, tmp_path: Path) -> None:
    archive = tmp_path / "any.tar.gz"
    archive.write_bytes(b"nothing of ours")

    said = app.test_cli_runner().invoke(args=["restore", "--force", str(archive)])

    assert said.exit_code == 1 and "not a whole backup" in said.output and "Traceback" not in said.output
