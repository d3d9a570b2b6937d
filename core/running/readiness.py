"""Whether this process can serve the site just now, looked at in milliseconds: what `/readyz` answers by."""

import shutil
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, TimeoutError

from core.config import Settings
from core.database import db
from core.models import Version

LEAST_FREE_BYTES = 200 * 1024 * 1024


def lacking(settings: Settings) -> list[str]:
    """What is amiss, a sentence each; nothing where all is well. Reads only."""
    return [*_database(), *_room(settings)]


def _database() -> Iterator[str]:
    try:
        db.session.execute(select(Version.number).limit(1)).first()
    except (DBAPIError, TimeoutError):
        db.session.rollback()
        yield "The database does not answer, or has no tables."


def _room(settings: Settings) -> Iterator[str]:
    free = shutil.disk_usage(settings.data_dir).free
    if free < LEAST_FREE_BYTES:
        yield f"Only {free // 1024**2} MB are free where the data lies."
