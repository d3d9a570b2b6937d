"""Where pictures lie, and which of them are swept away."""

import os
import stat

import pytest
from flask import Flask
from sqlalchemy import select

from core.clock import real_now
from core.database import db, writing
from media import storage
from media.models import Upload
from media.pictures import Picture

PICTURE = Picture(b"of a kind")


def keep() -> str:
    """A picture that is kept; its key."""
    with writing():
        upload_id = storage.keep(PICTURE)
    return db.session.scalars(select(Upload.key).where(Upload.id == upload_id)).one()


def age(key: str) -> None:
    """Make a file look two hours old."""
    then = real_now().timestamp() - 7200
    os.utime(storage.path_of(key), (then, then))


def test_a_picture_lies_under_a_random_name_that_nobody_else_can_read(app: Flask) -> None:
    key = keep()

    path = storage.path_of(key)
    assert len(key) == 22
    assert path.read_bytes() == b"of a kind"
    assert path.relative_to(app.extensions["settings"].data_dir).parts[:3] == ("media", key[:2], key[2:4])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_picture_without_a_row_is_not_there(app: Flask) -> None:
    key = keep()
    upload_id = db.session.scalars(select(Upload.id)).one()
    with writing():
        storage.forget(upload_id)

    assert storage.find(key) is None


def test_a_row_without_a_file_is_not_there(app: Flask) -> None:
    key = keep()
    storage.path_of(key).unlink()

    assert storage.find(key) is None


def test_files_without_a_row_are_swept(app: Flask) -> None:
    kept, orphan = keep(), keep()
    orphan_id = db.session.scalars(select(Upload.id).where(Upload.key == orphan)).one()
    with writing():
        storage.forget(orphan_id)
    age(kept)
    age(orphan)

    swept = storage.sweep()

    assert swept >= 1
    assert storage.path_of(kept).exists()
    assert not storage.path_of(orphan).exists()


def test_a_file_just_written_is_left_alone(app: Flask) -> None:
    key = keep()
    with writing():
        storage.forget(db.session.scalars(select(Upload.id).where(Upload.key == key)).one())

    storage.sweep()

    assert storage.path_of(key).exists()


def test_any_number_of_files_is_swept(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [keep() for _ in range(5)]
    with writing():
        storage.forget(db.session.scalars(select(Upload.id).where(Upload.key == keys[4])).one())
    for key in keys:
        age(key)
    monkeypatch.setattr(storage, "ASKED_AT_ONCE", 2)

    storage.sweep()

    assert [storage.path_of(key).exists() for key in keys] == [True, True, True, True, False]


def test_a_file_that_another_worker_has_just_removed_is_passed_over(app: Flask) -> None:
    key = keep()
    gone = storage.path_of(key)
    gone.unlink()
    gone.symlink_to(gone.with_name("nowhere"))

    storage.sweep()

    assert gone.is_symlink()
