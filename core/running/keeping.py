"""Backup and restore: the rows and the uploaded pictures in one archive that proves itself before it is used."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import func, inspect, select, text
from sqlalchemy.engine import make_url

from core.clock import real_now
from core.config import Settings
from core.database import Base, db
from core.sqlite.library import MODULE

FORMAT = 1
ROWS = "database"
PICTURES = "media"


class BadArchive(Exception):
    """The archive cannot be used; nothing has been changed."""


def back_up(settings: Settings, target: Path) -> dict[str, Any]:
    """Write everything that cannot be made again to `target` (mode 0600), while the site runs; returns the manifest."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        work = Path(folder)
        _dump(settings, work / ROWS)
        pictures = settings.data_dir / PICTURES
        if pictures.is_dir():
            shutil.copytree(pictures, work / PICTURES, copy_function=_copy_if_there)
        manifest = {
            "format": FORMAT,
            "made_at": real_now().isoformat(),
            "database": "sqlite" if settings.is_sqlite else "postgresql",
            "revision": db.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one(),
            "rows": _row_counts(settings, work / ROWS),
            "files": {str(path.relative_to(work)): _sha256(path) for path in _files(work)},
        }
        (work / "manifest.json").write_text(json.dumps(manifest, indent=1))
        _pack(work, target)
    return manifest


def check(archive: Path, settings: Settings, into: Path) -> dict[str, Any]:
    """Unpack an archive into `into` and prove it whole; raises BadArchive on anything missing, changed or foreign."""
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(into, filter="data")
        manifest: Any = json.loads((into / "manifest.json").read_text())
    except (OSError, tarfile.TarError, ValueError, KeyError, EOFError) as error:
        raise BadArchive(f"{archive.name} is not a whole backup: {error}") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BadArchive(f"{archive.name} is of a format this version does not know")
    if (manifest["database"] == "sqlite") != settings.is_sqlite:
        raise BadArchive(f"{archive.name} is of a {manifest['database']} database; this site runs on another")
    found = {str(path.relative_to(into)): _sha256(path) for path in _files(into) if path.name != "manifest.json"}
    if found != manifest["files"]:
        raise BadArchive(f"{archive.name} has been changed or is incomplete")
    if settings.is_sqlite:
        _check_sqlite(into / ROWS)
    return dict(manifest)


def restore(archive: Path, settings: Settings) -> dict[str, Any]:
    """Put an archive in the place of what is here, all or nothing; the site must be stopped. Raises BadArchive."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data_dir) as folder:
        work = Path(folder)
        manifest = check(archive, settings, work)
        _load(settings, work / ROWS)
        _replace_folder(work / PICTURES, settings.data_dir / PICTURES)
    return manifest


def has_content() -> bool:
    """Whether the database holds a site already."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("chapter"):
            return False
        return bool(connection.execute(text("SELECT count(*) FROM chapter")).scalar_one())


def _copy_if_there(source: str, target: str) -> None:
    """A picture may be swept away between being listed and being copied: then nobody has it any more."""
    with contextlib.suppress(FileNotFoundError):
        shutil.copy2(source, target)


def _dump(settings: Settings, target: Path) -> None:
    if settings.is_sqlite:
        source = MODULE.connect(make_url(settings.database_url).database)
        copy = MODULE.connect(str(target))
        source.backup(copy, pages=-1)
        copy.close()
        source.close()
    else:
        _run_postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}", settings=settings)


def _load(settings: Settings, source: Path) -> None:
    db.session.remove()
    for engine in db.engines.values():
        engine.dispose()
    if settings.is_sqlite:
        place = Path(str(make_url(settings.database_url).database))
        for name in (f"{place}-wal", f"{place}-shm"):
            Path(name).unlink(missing_ok=True)
        source.chmod(0o600)
        source.replace(place)
    else:
        _run_postgres(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error",
            "--dbname={name}", str(source), settings=settings,
        )  # fmt: skip


def _run_postgres(program: str, *arguments: str, settings: Settings) -> None:
    """Run a client program of PostgreSQL; the password goes by the environment, never by the command line."""
    url = make_url(settings.database_url)
    environment = {
        "PATH": os.defpath,
        "PGHOST": url.host or str(url.query.get("host", "")),
        "PGPORT": str(url.port or 5432),
        "PGUSER": url.username or "",
        "PGPASSWORD": url.password or "",
        "PGDATABASE": url.database or "",
    }
    found = shutil.which(program)
    if found is None:
        raise BadArchive(f"{program} is not installed: it comes with the client programs of PostgreSQL")
    filled = [argument.replace("{name}", url.database or "") for argument in arguments]
    done = subprocess.run([found, *filled], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BadArchive(
            f"{program} failed: {done.stderr.strip().splitlines()[-1] if done.stderr else done.returncode}"
        )


def _row_counts(settings: Settings, dump: Path) -> dict[str, int]:
    """How many rows each table has: counted in the copy on SQLite, where the copy can be read."""
    tables = sorted(Base.metadata.tables)
    if not settings.is_sqlite:
        return {
            t: db.session.execute(select(func.count()).select_from(Base.metadata.tables[t])).scalar_one()
            for t in tables
        }
    copy = MODULE.connect(str(dump))
    counts = {t: copy.execute(f'SELECT count(*) FROM "{t}"').fetchone()[0] for t in tables}
    copy.close()
    return counts


def _check_sqlite(path: Path) -> None:
    try:
        copy = MODULE.connect(str(path))
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        copy.close()
    except MODULE.DatabaseError as error:
        raise BadArchive(f"the database in the archive cannot be read: {error}") from None
    if verdict != "ok":
        raise BadArchive(f"the database in the archive is damaged: {verdict}")


def _pack(work: Path, target: Path) -> None:
    """Written beside and renamed, so that a backup that was cut short never looks like one."""
    part = target.with_name(f".{target.name}.part")
    with open(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
            for path in _files(work):
                tar.add(path, arcname=str(path.relative_to(work)))
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


def _replace_folder(new: Path, place: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    if new.is_dir():
        new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
