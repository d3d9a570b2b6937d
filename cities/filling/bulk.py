"""Many rows at once, each database's own fastest way: COPY on PostgreSQL, one prepared statement on SQLite."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, text

from core.database import upsert

#: So many rows go to the database at a time.
BATCH = 20_000
Row = Sequence[Any]


def take_time(connection: Connection) -> None:
    """For this transaction, lift the limit that stops a statement of a request."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))


def take_stock(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL count what tables hold now, so that it reads them by their indexes at once; SQLite does anyhow."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE " + ", ".join(table.name for table in tables)))


def insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows that give every column, in the table's order."""
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
        return
    places = ", ".join("?" for _ in table.columns)
    statement = f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608 - names of our own tables
    for batch in _batches(rows):
        connection.exec_driver_sql(statement, [tuple(row) for row in batch])


def write(connection: Connection, table: Table, rows: Iterable[Row], keep: Sequence[str] = ()) -> None:
    """Insert rows that give every column, or bring those that are there up to date but for the columns in `keep`."""
    statement = upsert(table)
    own = [column.name for column in table.primary_key]
    fresh = {
        column.name: statement.excluded[column.name] for column in table.columns if column.name not in (*own, *keep)
    }
    names = [column.name for column in table.columns]
    for batch in _batches(rows):
        connection.execute(
            statement.on_conflict_do_update(index_elements=own, set_=fresh),
            [dict(zip(names, row, strict=True)) for row in batch],
        )


def _copy(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection has been closed")
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _batches(rows: Iterable[Row]) -> Iterable[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
