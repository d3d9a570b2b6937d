"""What `flask doctor` looks at: whether this house is fit to run, one finding a line."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import func, inspect, select, text

from core import clock
from core.config import Settings
from core.database import db
from core.running.readiness import LEAST_FREE_BYTES
from core.sqlite import engines, library

_AN_HOUR = timedelta(hours=1)
MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and in words what was found and what to do."""

    is_well: bool
    sentence: str


def examine(app: Flask) -> Iterator[Finding]:
    """Look at settings, database, folders and outbox; reads only. Inside an app context."""
    settings: Settings = app.extensions["settings"]
    yield Finding(True, f"The site is {settings.base_url}, its data lies in {settings.data_dir}")
    yield from _secrets(settings)
    yield from _folders(settings)
    yield from (_sqlite() if settings.is_sqlite else _postgresql())
    yield from _migrations(app)
    yield from _mail(settings)


def _secrets(settings: Settings) -> Iterator[Finding]:
    path = settings.data_dir / "secret_key"
    if path.exists():
        is_private = path.stat().st_mode & 0o077 == 0
        yield Finding(
            is_private,
            f"{path} {'is readable by its owner only' if is_private else 'can be read by others: chmod 600'}",
        )


def _folders(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    may_write = os.access(folder, os.W_OK)
    yield Finding(may_write, f"{folder} {'can be written' if may_write else 'cannot be written by this user'}")
    mode = folder.stat().st_mode
    if mode & 0o022:
        yield Finding(False, f"{folder} can be written by others: chmod go-w")
    free = shutil.disk_usage(folder).free
    yield Finding(free > LEAST_FREE_BYTES, f"{free // 1024**2:,} MB are free where the data lies")


def _sqlite() -> Iterator[Finding]:
    name = ".".join(map(str, library.VERSION))
    is_safe = library.VERSION >= library.SAFE
    yield Finding(
        is_safe,
        f"SQLite {name} by {library.MODULE.__name__}" + ("" if is_safe else ": up to 3.51.2 a race can lose writes"),
    )
    with db.engine.connect() as connection:
        for pragma in engines.PRAGMAS:
            key, wanted = pragma.split("=")
            got = str(connection.exec_driver_sql(f"PRAGMA {key}").scalar()).upper()
            words = {"FULL": "2", "ON": "1", "OFF": "0"}
            yield Finding(got == words.get(wanted, wanted).upper(), f"PRAGMA {key} is {got}")
        verdict = connection.exec_driver_sql("PRAGMA quick_check").scalar()
        yield Finding(verdict == "ok", f"quick_check says {verdict}")


def _postgresql() -> Iterator[Finding]:
    with db.engine.connect() as connection:
        yield Finding(True, str(connection.execute(text("SELECT version()")).scalar()).split(" on ")[0])
        for name in MUST_BE_ON:
            value = connection.execute(text(f"SHOW {name}")).scalar()
            yield Finding(
                value == "on", f"{name} is {value}" + ("" if value == "on" else ": acknowledged writes can be lost")
            )


def _migrations(app: Flask) -> Iterator[Finding]:
    head = ScriptDirectory(str(Path(app.root_path) / "migrations")).get_current_head()
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            yield Finding(False, "The database is empty: flask --app app db upgrade")
            return
        now = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    yield Finding(
        now == head,
        f"The tables are at {now}" + ("" if now == head else f", the code wants {head}: flask --app app db upgrade"),
    )


def _mail(settings: Settings) -> Iterator[Finding]:
    if not settings.smtp_url:
        yield Finding(
            settings.is_local,
            "No SMTP_URL: mail stays in the outbox" + (" and is shown at /mailbox" if settings.is_local else ""),
        )
    message = db.metadata.tables["message"]
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("message"):
            return
        late = connection.execute(
            select(func.count()).where(message.c.delivery == "queued", message.c.due_at < clock.now() - _AN_HOUR)
        ).scalar_one()
        failed = connection.execute(select(func.count()).where(message.c.delivery == "failed")).scalar_one()
    yield Finding(
        late == 0,
        f"{late} messages have been due for over an hour" + ("" if late == 0 else ": is the jobs worker running?"),
    )
    yield Finding(failed == 0, f"{failed} messages could not be delivered")
