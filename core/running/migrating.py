"""What Alembic must be told about our types, so that a migration reads as plain SQLAlchemy."""

import re
from typing import Any, Literal

from core.database import Instant

#: Tables, columns and indexes of full-text search carry this in their names, and are made by statements of their own.
_OF_SEARCH = re.compile(r"_fts(_|$)")


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """How a type of ours is written into a migration; False leaves the others to Alembic."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


def include_name(name: str | None, kind: str, _parents: Any) -> bool:
    """Whether something of the database is compared with the models: not what full-text search made for itself."""
    return kind not in ("table", "index", "column") or not name or not _OF_SEARCH.search(name)
