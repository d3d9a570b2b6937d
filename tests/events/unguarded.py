"""Workers that fill without the lock of the series: what must go wrong without it."""

from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

from bench import filling, house
from core.database import db
from core.sqlite import engines
from events import ledger


def fill(environment: dict[str, str], now: datetime, gate: Connection) -> None:
    """The series is only read; on SQLite, which lets one writer in at a time, no transaction begins at all."""
    ledger.locked = _read
    app = house.opened(environment)
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        engines.begins_with(engine, "SELECT 1")
    filling.fill_in(app, now, gate)


def _read(model: Any, row_id: int) -> Any:
    """The row as it is, and no lock."""
    return db.session.get(model, row_id, populate_existing=True)
