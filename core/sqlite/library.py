"""Which library of SQLite is in use: the package's, which is new, or the one that Python was built with."""

from types import ModuleType

try:
    from pysqlite3 import dbapi2 as _sqlite
except ImportError:
    import sqlite3 as _sqlite

MODULE: ModuleType = _sqlite
VERSION: tuple[int, ...] = tuple(_sqlite.sqlite_version_info)
#: There was a WAL-reset race between two connections up to this version.
SAFE = (3, 51, 3)
