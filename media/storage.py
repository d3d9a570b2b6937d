"""Where pictures lie: under a random name in the data folder, readable by nobody else, with a row for each."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from flask import current_app
from sqlalchemy import delete, select

from core import clock
from core.database import db
from core.tokens import fresh_key
from media.models import Upload
from media.pictures import Picture

KEY_LENGTH = 22
#: A file without a row may be one whose row is not committed yet.
ORPHAN_SECONDS = 3600
#: A statement takes only so many values.
ASKED_AT_ONCE = 500


def keep(picture: Picture, is_public: bool = False, is_guarded: bool = False) -> int:
    """Write a picture to disk and add its row; returns the row's id. A file left by a rollback is swept."""
    key = fresh_key(KEY_LENGTH)
    path = path_of(key)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(picture.webp)
        file.flush()
        os.fsync(file.fileno())
    upload = Upload(
        key=key,
        width=picture.width,
        height=picture.height,
        size_bytes=len(picture.webp),
        created_at=clock.now(),
        is_public=is_public,
        is_guarded=is_guarded,
    )
    db.session.add(upload)
    db.session.flush()
    return upload.id


def forget(upload_id: int) -> None:
    """Delete a picture's row; from then on nobody is shown it, and the sweep removes the file."""
    db.session.execute(delete(Upload).where(Upload.id == upload_id))


def find(key: str, for_stranger: bool = False) -> Path | None:
    """The file of a picture that has a row, or None; a stranger finds public ones only, and nobody a guarded one."""
    shown = [Upload.is_public] if for_stranger else [~Upload.is_guarded]
    found = db.session.scalar(select(Upload.key).where(Upload.key == key, *shown))
    path = path_of(found) if found else None
    return path if path and path.is_file() else None


def path_of(key: str) -> Path:
    """Where the file of a key lies, two folders deep."""
    return _folder() / key[:2] / key[2:4] / f"{key}.webp"


def sweep() -> int:
    """Remove files that no row speaks of, an hour after they were written; returns how many."""
    old = [path for path in _files() if _is_old(path)]
    orphans = [
        path for start in range(0, len(old), ASKED_AT_ONCE) for path in _unknown(old[start : start + ASKED_AT_ONCE])
    ]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def _is_old(path: Path) -> bool:
    """Whether it was written an hour ago; not one that another worker has just removed."""
    try:
        return clock.real_now().timestamp() - path.stat().st_mtime > ORPHAN_SECONDS
    except FileNotFoundError:
        return False


def _unknown(paths: Sequence[Path]) -> list[Path]:
    known = set(db.session.scalars(select(Upload.key).where(Upload.key.in_([path.stem for path in paths]))))
    return [path for path in paths if path.stem not in known]


def _files() -> Iterator[Path]:
    return _folder().glob("*/*/*.webp")


def _folder() -> Path:
    folder: Path = current_app.extensions["settings"].data_dir / "media"
    return folder
