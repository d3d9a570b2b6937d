"""The product with the lock taken out, served like the product: what a race must go wrong without."""

from flask import Flask
from sqlalchemy import event as on

from app import create_app
from core import database
from core.database import db
from events.models import Event
from events.rsvps import seats


def create_unlocked_app() -> Flask:
    """The event is only read; on SQLite, which lets one writer in at a time, no transaction begins at all."""
    seats.lock = _read
    app = create_app()
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":
        on.remove(engine, "begin", database._begin_writing)
    return app


def _read(event_id: int) -> Event:
    return db.session.get_one(Event, event_id)
