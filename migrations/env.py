"""How Alembic runs our migrations: one transaction for each, foreign keys off on SQLite while tables are rebuilt."""

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

extension = current_app.extensions["migrate"]
database = extension.db


def run() -> None:
    """Run the migrations on the writing engine; on SQLite a rebuilt table must not take its children's rows along."""
    with database.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            _pragma(connection, "foreign_keys=OFF")
        options: dict[str, Any] = extension.configure_args | {"compare_type": True}
        context.configure(connection=connection, target_metadata=database.metadata, **options)
        with context.begin_transaction():
            if not is_sqlite:
                connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4711)")
            context.run_migrations()
            if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise RuntimeError("the migration would leave rows that point at nothing")
        if is_sqlite:
            _pragma(connection, "foreign_keys=ON")


def _pragma(connection: Connection, pragma: str) -> None:
    """On the raw connection: inside a transaction SQLite ignores this one."""
    raw: Any = connection.connection.dbapi_connection
    raw.execute(f"PRAGMA {pragma}").close()


run()
