"""A backup holds everything, proves itself, and restores all or nothing."""

import json
import stat
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from app import create_app
from core.config import Settings
from core.database import db, writing
from core.models import Club
from core.running import keeping
from core.running.keeping import BadArchive
from tests.conftest import leave, prepare, settings_for
from tests.databases import Databases


@pytest.fixture
def site(committing: Flask) -> Iterator[Flask]:
    """A house with a club and one picture."""
    with committing.app_context():
        with writing():
            db.session.add(Club(name="Kept", tagline="So that nothing is lost"))
            db.session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
            db.session.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
        picture = committing.extensions["settings"].data_dir / "media" / "ab" / "abc.webp"
        picture.parent.mkdir(parents=True)
        picture.write_bytes(b"a picture")
        yield committing


@pytest.fixture
def elsewhere(databases: Databases, tmp_path: Path) -> Settings:
    """The settings of an empty house."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return settings_for(databases.empty(), folder)


def settings_of(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


def test_a_backup_restores_rows_and_pictures_elsewhere(site: Flask, elsewhere: Settings, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"
    manifest = keeping.back_up(settings_of(site), archive)

    keeping.restore(archive, elsewhere)

    other = create_app(elsewhere)
    prepare(other)
    with other.app_context():
        assert db.session.scalar(select(Club.name)) == "Kept"
    leave(other)
    assert (elsewhere.data_dir / "media" / "ab" / "abc.webp").read_bytes() == b"a picture"
    assert manifest["rows"]["club"] == 1 and manifest["revision"] == "0001"


def test_a_backup_can_be_read_by_its_owner_only(site: Flask, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"

    keeping.back_up(settings_of(site), archive)

    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".backup")] == []


def test_a_picture_that_is_removed_while_a_backup_is_made_is_left_out(site: Flask, tmp_path: Path) -> None:
    folder = settings_of(site).data_dir / "media" / "ab"
    (folder / "listed.webp").symlink_to(folder / "gone.webp")

    manifest = keeping.back_up(settings_of(site), tmp_path / "backup.tar.gz")

    assert [name for name in manifest["files"] if name.startswith("media/")] == ["media/ab/abc.webp"]


@pytest.mark.parametrize("manifest", ["[]", "{}", "1"])
def test_an_archive_with_no_manifest_of_ours_is_refused(site: Flask, tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    with tarfile.open(tmp_path / "backup.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "manifest.json", arcname="manifest.json")

    with pytest.raises(BadArchive, match="format"):
        keeping.check(tmp_path / "backup.tar.gz", settings_of(site), tmp_path / "unpacked")


def test_a_cut_off_archive_is_refused_and_changes_nothing(site: Flask, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"
    keeping.back_up(settings_of(site), archive)
    archive.write_bytes(archive.read_bytes()[:-200])

    with pytest.raises(BadArchive, match="not a whole backup"):
        keeping.restore(archive, settings_of(site))

    assert db.session.scalar(select(Club.name)) == "Kept"


def test_an_archive_with_a_changed_file_is_refused(site: Flask, tmp_path: Path) -> None:
    archive, folder = tmp_path / "backup.tar.gz", tmp_path / "opened"
    keeping.back_up(settings_of(site), archive)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (folder / "media" / "ab" / "abc.webp").write_bytes(b"another one")
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, arcname="")

    with pytest.raises(BadArchive, match="changed or is incomplete"):
        keeping.restore(archive, settings_of(site))


def test_an_archive_of_another_format_is_refused(site: Flask, tmp_path: Path) -> None:
    manifest, archive = tmp_path / "manifest.json", tmp_path / "backup.tar.gz"
    manifest.write_text(json.dumps({"format": 99}))
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(manifest, arcname="manifest.json")

    with pytest.raises(BadArchive, match="format"):
        keeping.restore(archive, settings_of(site))
