"""Bare applications to measure against: what Flask and the database cost before a product does anything.

Each is a factory for granian: `constant` answers 15 KB of text, `core` selects forty rows by column and renders them
with Jinja, `least_rsvp` does the least a seat costs: one guarded UPDATE and one INSERT in a writing transaction.
They use the product's own engines, so that drivers, PRAGMAs and `synchronous=FULL` are the same.
"""

import os
import random
from datetime import UTC, datetime, timedelta

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
    select,
    text,
)
from sqlalchemy.engine import Engine

from core import database
from core.sqlite import engines
from core.sqlite.library import MODULE

PAGE = "x" * 15_000
BEGINNING = datetime(2026, 12, 1, tzinfo=UTC)
TEMPLATE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><main>
<h1>{{ title }}</h1><ul>{% for e in rows %}
<li class="event-card"><a href="/e/{{ e.id }}-{{ e.slug }}"><h3>{{ e.title }}</h3></a>
<p class="meta"><time datetime="{{ e.starts_at.isoformat() }}">{{ e.starts_at.strftime('%a %d %b %Y %H:%M') }}</time> ·
<a href="/c/{{ e.chapter_slug }}">{{ e.chapter }}</a> · {{ e.city }}</p><p class="venue">{{ e.venue }}</p>
<p class="seats">{% if e.seats_taken >= e.capacity %}Full{% else %}
{{ e.capacity - e.seats_taken }} seats left{% endif %}</p>
</li>{% endfor %}</ul></main></body></html>"""

metadata = MetaData()
chapters = Table(
    "bare_chapter",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", String(80)),
    Column("name", String(120)),
    Column("city", String(80)),
)
events = Table(
    "bare_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("slug", String(120)),
    Column("title", String(200)),
    Column("starts_at", DateTime, index=True),
    Column("venue", String(200)),
    Column("capacity", Integer),
    Column("seats_taken", Integer),
    Column("chapter_id", ForeignKey("bare_chapter.id"), index=True),
)
rsvps = Table(
    "bare_rsvp",
    metadata,
    Column("event_id", Integer, primary_key=True),
    Column("member_id", Integer, primary_key=True),
    Column("state", String(10)),
)
LISTED = (
    select(
        events.c.id,
        events.c.slug,
        events.c.title,
        events.c.starts_at,
        events.c.venue,
        events.c.capacity,
        events.c.seats_taken,
        chapters.c.slug.label("chapter_slug"),
        chapters.c.name.label("chapter"),
        chapters.c.city,
    )
    .join(chapters)
    .where(events.c.starts_at >= BEGINNING.replace(tzinfo=None))
    .order_by(events.c.starts_at)
    .limit(40)
)


def engine(url: str, key: str | None = None) -> Engine:
    """An engine prepared as the product prepares its own: the writing one, or with `key` the reading one."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=5)
    made = create_engine(url, module=MODULE)
    engines.prepare(made, reads=key == database.READING)
    return made


def seed(url: str) -> None:
    """Fill the bare tables: 150 chapters and 2,000 events."""
    made, chance = engine(url), random.Random(7)
    with made.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
        connection.execute(
            insert(chapters),
            [
                {"id": n + 1, "slug": f"city-{n}", "name": f"Chapter of City {n}", "city": f"City {n}"}
                for n in range(150)
            ],
        )
        connection.execute(
            insert(events),
            [
                {
                    "slug": f"monthly-{n}",
                    "title": f"Monthly meetup and reading group #{n}",
                    "starts_at": BEGINNING.replace(tzinfo=None) + timedelta(hours=n),
                    "venue": f"Café number {n}, High Street {n}",
                    "capacity": 50,
                    "seats_taken": chance.randrange(50),
                    "chapter_id": chance.randrange(150) + 1,
                }
                for n in range(2000)
            ],
        )
    made.dispose()


def constant() -> Flask:
    """Flask and nothing else."""
    app = Flask("constant")

    @app.get("/")
    def page() -> str:
        return PAGE

    return app


def core() -> Flask:
    """Flask, one column select of forty rows, Jinja."""
    app, made = Flask("core"), engine(os.environ["BENCH_DATABASE_URL"], database.READING)
    template = app.jinja_env.from_string(TEMPLATE)

    @app.get("/")
    def page() -> str:
        with made.connect() as connection:
            return template.render(title="Events", rows=connection.execute(LISTED).all())

    return app


def least_rsvp() -> Flask:
    """Flask and the least transaction that takes a seat without overselling."""
    app, made = Flask("least"), engine(os.environ["BENCH_DATABASE_URL"])
    take = text("UPDATE bare_event SET seats_taken = seats_taken + 1 WHERE id = :e AND seats_taken < :c")
    say = text("INSERT INTO bare_rsvp (event_id, member_id, state) VALUES (:e, :m, :s)")

    @app.post("/rsvp")
    def answer() -> ResponseReturnValue:
        one = request.args.get("event", type=int)
        facts = {"e": one or random.randrange(2000) + 1, "c": 50 if one else 10**8}
        with made.begin() as connection:
            is_in = connection.execute(take, facts).rowcount == 1
            connection.execute(say, facts | {"m": random.randrange(1 << 31), "s": "going" if is_in else "waiting"})
        return redirect("/", 303)

    return app
