"""A house that is lived in: the app on a database of its own, behind a real server in a thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from core import jobs
from core.database import db, writing
from events.door import codes
from events.models import Event
from events.rsvps.models import Rsvp
from members import sessions
from members.login import WHERE
from members.models import Member
from tests.conftest import leave, settings_for
from tests.journeys.guests import Guests

HOST = "127.0.0.1"


class Compiled(BytecodeCache):
    """The templates of all houses, compiled once: they are the same in each."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@dataclass(frozen=True)
class House:
    """A running site and what a test may do behind its back; `address` is where a browser finds it."""

    app: Flask
    address: str
    guests: Guests

    def work(self) -> None:
        """Let the worker do everything that is due: deliver mail, give back places, make dates."""
        jobs.run_once(self.app)

    def cookie(self, name: str) -> dict[str, Any]:
        """The cookie of a browser in which alice, bob, carla, dan or admin has just signed in."""
        with self.app.app_context(), writing():
            member = db.session.scalars(select(Member.id).where(Member.email == f"{name}@example.com")).one()
            token = sessions.begin(member, "127.0.0.0/24", "Chromium on Linux")
        serializer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        value = serializer.dumps({WHERE: token, "_permanent": True}) if serializer else ""
        return {"name": self.app.config["SESSION_COOKIE_NAME"], "value": value, "url": self.address}

    def path_of(self, title: str, on: date | None = None) -> str:
        """The address of the first event with this title, or of the one on a day."""
        asked = select(Event.id, Event.slug).where(Event.title == title).order_by(Event.starts_at).limit(1)
        with self.app.app_context():
            event = db.session.execute(asked if on is None else asked.where(Event.starts_on == on)).one()
        return f"/events/{event.id}-{event.slug}"

    def code_of(self, name: str, title: str) -> str:
        """What a phone reads in somebody's code for the door of an event: its address without the house's own."""
        asked = select(Rsvp.key).join(Event).join(Member, Member.id == Rsvp.member_id)
        with self.app.app_context():
            key = db.session.scalars(asked.where(Event.title == title, Member.email == f"{name}@example.com")).one()
            return f"/door/{codes.token(key)}"

    def instants_of(self, title: str) -> list[datetime]:
        """When all events with this title begin, in order."""
        with self.app.app_context():
            return list(
                db.session.scalars(select(Event.starts_at).where(Event.title == title).order_by(Event.starts_at))
            )


class Quiet(WSGIRequestHandler):
    """A server that says nothing about each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


@contextmanager
def open_house(url: str, data_dir: Path, late_seconds: float = 0, **changed: Any) -> Iterator[House]:
    """The site on the database at `url`, open until the end of the block; its answers may come late."""
    with _serving() as (server, address):
        app = create_app(settings_for(url, data_dir, base_url=address, **changed))
        app.config["PAGES_REBUILT_AFTER_SECONDS"] = 0
        app.jinja_env.bytecode_cache = COMPILED
        guests = Guests(app, late_seconds)
        server.app = guests
        yield House(app, address, guests)
        guests.leave()
    leave(app)


@contextmanager
def _serving() -> Iterator[tuple[Any, str]]:
    """A server on a port of its own, which answers as soon as it is given an app."""
    server = make_server(HOST, 0, Flask("nobody yet"), threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server, f"http://{HOST}:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
