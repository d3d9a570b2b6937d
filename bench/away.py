"""`make away`: a traveller's search among five million dates, on both databases; the statements timed, the plans read.

Prints for each kind of question how long the database takes over its statements, and fails above a goal, or where a
plan reads a large table from end to end. SERIES in the environment makes the world smaller.
"""

import os
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Table, event, insert, text

from bench import house
from chapters.models import Chapter
from cities.models import City, Country
from core import clock
from core.database import READING, Base, db, writing
from events.finding import found
from events.finding.queries import Around, Wanted
from events.rsvps import own
from members.models import Member
from members.signed_in import SignedIn
from tests.databases import NoPostgres, PostgresServer, postgres_programs
from trips import queries, shared
from trips.itinerary import Stop

SERIES = int(os.environ.get("SERIES", "100000"))
EACH, IN_A_CHAPTER, TRIPS, ASKED = 50, 20, 20_000, 300
P50_MS, P99_MS = 5.0, 50.0
_TOOK = re.compile(r"(?:Planning|Execution) Time: ([\d.]+) ms")
LARGE = ("event", "series", "trip", "leg", "chapter", "city")
FIRST_ON = date(2026, 10, 5)
#: When it is, on whatever day this runs: one question in six is about days that are over, where the next one is said.
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
_FIXED = {
    "event": {
        "chapter_id": "series.chapter_id",
        "series_id": "series.id",
        "state": "'published'",
        "slug": "'table'",
        "title": "series.title",
        "start_time": "'19:00:00'",
        "end_time": "'21:00:00'",
        "zone": "'UTC'",
    },
    "series": {
        "chapter_id": "chapter.id",
        "state": "'published'",
        "rule": "'{}'",
        "starts_on": f"'{FIRST_ON}'",
        "start_time": "'19:00:00'",
        "end_time": "'21:00:00'",
        "zone": "'UTC'",
        "title": "'Table'",
        "filled_until_on": "'2028-01-01'",
        "created_at": "'2026-10-01 00:00:00'",
    },
}
#: A date a week for each series, its weekday told by the series' number.
_DAY = {
    "sqlite": f"date('{FIRST_ON}', '+' || (week.n * 7 + series.id % 7) || ' days')",
    "postgresql": f"date '{FIRST_ON}' + (week.n * 7 + series.id % 7)::int",
}
_AT = {
    "sqlite": "{day} || ' {hour}:00:00.000000'",
    "postgresql": "({day})::timestamp at time zone 'UTC' + '{hour} hours'",
}


def main() -> int:
    """Ask both databases; returns how many goals were missed."""
    missed = 0
    with ExitStack() as stack:
        for name, url in (("SQLite", ""), ("PostgreSQL", stack.enter_context(_postgresql()))):
            with tempfile.TemporaryDirectory(prefix="chapterhouse-away-") as folder:
                missed += _measured(name, Path(folder), url)
    return missed


def _measured(name: str, folder: Path, url: str) -> int:
    given = house.environment(folder, url)
    house.fill(given, "db upgrade")
    app, began = house.opened(given), perf_counter()
    with app.app_context(), clock.standing_at(NOW):
        places = _fill()
        print(f"{name}: {SERIES:,} series, {SERIES * EACH:,} dates, made in {perf_counter() - began:.0f} s")
        return sum(_compared(words, ask) for words, ask in _questions(places).items())


def _questions(places: list[tuple[float, float]]) -> dict[str, Callable[[random.Random], object]]:
    reader = SignedIn(
        token="",
        session_id=0,
        seen_at=clock.now(),
        proved_at=clock.now(),
        member_id=2,
        key="",
        name="",
        email="",
        is_admin=False,
        is_organiser=False,
        is_confirmed=True,
        zone=None,
        home_id=1,
        home_slug=None,
        home_name=None,
        home_zone=None,
        tincture=None,
        metal=None,
        portrait_key=None,
    )

    def search(chance: random.Random) -> object:
        latitude, longitude = chance.choice(places)
        first_on = FIRST_ON + timedelta(days=chance.randrange(300))
        around = Around(latitude, longitude, chance.choice([40, 40, 150]), "there")
        wanted = Wanted(first_on, first_on + timedelta(days=chance.randrange(3, 14)), "", around)
        page = found.found(wanted, 1, None)
        return page, own.pills(1, [card.id for card in page.page.items])

    def along(chance: random.Random) -> object:
        first_on = FIRST_ON + timedelta(days=chance.randrange(300))
        return queries.events_in([Stop(chance.randrange(1, len(places)), first_on, first_on + timedelta(days=8))])

    def in_town(chance: random.Random) -> object:
        return shared.to(*chance.choice(places), reader)

    return {"search around a city": search, "what is on along a trip": along, "who will be in town": in_town}


def _compared(words: str, ask: Callable[[random.Random], object]) -> int:
    chance, took, scanned = random.Random(7), [], set()
    for _ in range(ASKED):
        with _heard() as statements:
            ask(chance)
        took.append(1000 * sum(_timed(*statement) for statement in statements))
        if len(took) == 1:
            scanned = {line for statement in statements for line in _scans(*statement)}
        db.session.rollback()
    took.sort()
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    print(f"  {words}: p50 {p50:.2f} ms (goal {P50_MS:g}), p99 {p99:.2f} ms (goal {P99_MS:g})")
    for line in sorted(scanned):
        print(f"    reads from end to end: {line}")
    return (p50 > P50_MS) + (p99 > P99_MS) + len(scanned)


@contextmanager
def _heard() -> Iterator[list[tuple[str, Any]]]:
    """The statements that reach the database inside the block, with what they were asked with."""
    heard: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.lstrip().startswith("SELECT"):
            heard.append((statement, parameters))

    event.listen(db.engines[READING], "before_cursor_execute", note)
    try:
        yield heard
    finally:
        event.remove(db.engines[READING], "before_cursor_execute", note)


def _timed(statement: str, parameters: Any) -> float:
    """How long the database takes over a statement, in seconds.

    SQLite is part of this process: every row is fetched, by our clock. PostgreSQL tells it by its own, planning and
    execution together, for between it and us stands whatever else the machine is doing.
    """
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        rows = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, TIMING OFF) {statement}", parameters).fetchall()
        return sum(float(found[1]) for row in rows if (found := _TOOK.match(str(row[0])))) / 1000
    began = perf_counter()
    connection.exec_driver_sql(statement, parameters).fetchall()
    return perf_counter() - began


def _scans(statement: str, parameters: Any) -> list[str]:
    """The lines of the plan that read a large table from end to end."""
    explain = "EXPLAIN QUERY PLAN" if db.engine.dialect.name == "sqlite" else "EXPLAIN"
    rows = db.session.connection().exec_driver_sql(f"{explain} {statement}", parameters).fetchall()
    lines = [str(row[-1]).strip() for row in rows]
    signs = [f"SCAN {table}" for table in LARGE] + [f"Seq Scan on {table}" for table in LARGE]
    return [line for line in lines if any(f"{sign} " in f"{line} " for sign in signs) and "INDEX" not in line]


def _fill() -> list[tuple[float, float]]:
    """A club of as many chapters as the series need, in clusters as cities lie; returns where they are."""
    chance, count = random.Random(11), SERIES // IN_A_CHAPTER
    centres = [(chance.uniform(-60, 70), chance.uniform(-180, 180)) for _ in range(max(1, count // 10))]
    places = [
        (latitude + chance.gauss(0, 0.3), (longitude + chance.gauss(0, 0.3) + 180) % 360 - 180)
        for latitude, longitude in (chance.choice(centres) for _ in range(count))
    ]
    with writing():
        _take_your_time(db.session.connection())
        db.session.add(Country(code="XX", name="Everywhere", continent="Europe"))
        db.session.flush()
        _add(City, [_city(number, *place) for number, place in enumerate(places, 1)])
        _add(Chapter, [_chapter(number) for number in range(1, count + 1)])
        _add(
            Member,
            [
                {
                    "id": number,
                    "key": f"m{number}",
                    "name": "Nobody",
                    "created_at": clock.now(),
                    "confirmed_at": clock.now(),
                }
                for number in (1, 2)
            ],
        )
        db.session.execute(text(_every("series", f"chapter, {_numbers(IN_A_CHAPTER)}")))
        db.session.execute(text(_every("event", f"series, {_numbers(EACH)}")))
        for statement in _trips(count):
            db.session.execute(text(statement))
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _take_your_time(connection)
        connection.exec_driver_sql("VACUUM ANALYZE" if connection.dialect.name == "postgresql" else "ANALYZE")
    return places


def _take_your_time(connection: Connection) -> None:
    """Millions of rows are more than a page may ask for."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET statement_timeout = 0")


def _every(name: str, source: str) -> str:
    """An INSERT of a row for each of a source, its columns as they are fixed, else empty, zero or left to the table."""
    dialect, table = db.engine.dialect.name, Base.metadata.tables[name]
    fixed = dict(_FIXED[name])
    if name == "event":
        day = _DAY[dialect]
        fixed |= {"original_on": day, "starts_on": day, "created_at": "series.created_at"}
        fixed |= {
            f"{which}_at": _AT[dialect].format(day=day, hour=hour) for which, hour in (("starts", 19), ("ends", 21))
        }
    values = {
        column.name: fixed.get(column.name) or _nothing(column) for column in table.columns if _is_needed(column, fixed)
    }
    if dialect == "postgresql":
        values = {column: _typed(table, column, value) for column, value in values.items()}
    return f"INSERT INTO {name} ({', '.join(values)}) SELECT {', '.join(values.values())} FROM {source}"


def _is_needed(column: Any, fixed: dict[str, str]) -> bool:
    return column.name in fixed or not (column.primary_key or column.nullable or column.server_default is not None)


def _nothing(column: Any) -> str:
    kind = column.type.python_type
    return {int: "0", str: "''", bool: "false", dict: "'{}'", list: "'[]'"}[kind]


def _typed(table: Table, column: str, value: str) -> str:
    return f"({value})::{table.columns[column].type.compile(db.engine.dialect)}"


def _numbers(count: int) -> str:
    if db.engine.dialect.name == "postgresql":
        return f"(SELECT generate_series(0, {count - 1}) AS n) AS week"
    counted = f"WITH RECURSIVE w(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM w WHERE n < {count - 1})"
    return f"({counted} SELECT n FROM w) AS week"


def _trips(cities: int) -> list[str]:
    """Trips of somebody else, one in ten of them shared."""
    numbers = _numbers(TRIPS)
    at = "'2027-12-31 00:00:00.000000'"
    instant = f"timestamptz {at}" if db.engine.dialect.name == "postgresql" else at
    on = {
        "sqlite": "date('2026-10-05', '+' || (n % 300) || ' days')",
        "postgresql": "date '2026-10-05' + (n % 300)::int",
    }[db.engine.dialect.name]
    shared_by = "CASE WHEN n % 10 = 0 THEN 'members' ELSE 'private' END"
    columns = "id, key, member_id, visibility, wants_news, created_at, ends_at, news_at"
    values = f"n + 1, 't' || n, 1, {shared_by}, true, {instant}, {instant}, {instant}"
    leg, stay = (
        "trip_id, position, city_id, arrives_on, leaves_on, within_km",
        f"n + 1, 0, n % {cities} + 1, {on}, {on}, 40",
    )
    return [
        f"INSERT INTO trip ({columns}) SELECT {values} FROM {numbers}",
        f"INSERT INTO leg ({leg}) SELECT {stay} FROM {numbers}",
    ]


def _city(number: int, latitude: float, longitude: float) -> dict[str, object]:
    place = {"latitude": latitude, "longitude": longitude, "zone": "UTC", "population": 100_000}
    return {"id": number, "name": f"City {number}", "country_code": "XX", **place}


def _chapter(number: int) -> dict[str, object]:
    looks = {"tincture": "ocean", "metal": "or", "division": "fess", "letters": "", "zone": "UTC", "country_code": "XX"}
    dated = {"founded_on": FIRST_ON, "created_at": clock.now()}
    return {"id": number, "slug": f"c-{number}", "name": f"City {number}", "city_id": number, **looks, **dated}


def _add(model: Any, rows: list[dict[str, Any]]) -> None:
    db.session.execute(insert(model), rows)


@contextmanager
def _postgresql() -> Iterator[str]:
    """A server of the bench's own."""
    server = PostgresServer(postgres_programs())
    try:
        yield server.start().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.stop()


if __name__ == "__main__":
    try:
        sys.exit(1 if main() else 0)
    except NoPostgres as error:
        sys.exit(str(error))
