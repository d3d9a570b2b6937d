"""What Alembic must be told about our types, so that a migration reads as plain SQLAlchemy."""

from typing import Any, Literal

from core.database import Instant


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """How a type of ours is written into a migration; False leaves the others to Alembic."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False
