"""Posts as Atom (RFC 4287), with their full text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from blog import listed
from blog.queries import Found
from core.web import address_of

ENTRIES = 20
#: What a feed without entries says of when it changed.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Feed:
    """A feed, ready to be written out: its title, the paths of its page and of itself, its entries, newest first."""

    title: str
    path: str
    id: str
    updated: str
    entries: Sequence[dict[str, Any]]

    @property
    def own_path(self) -> str:
        """Where the feed itself is read."""
        return f"{self.path}/feed.atom"


def feed(title: str, path: str, rows: Sequence[Found]) -> Feed:
    """The feed of rows of `queries.in_full` whose page is at `path`."""
    entries = [_entry(row) for row in rows]
    updated = max((entry["updated"] for entry in entries), default=_instant(NEVER))
    return Feed(title, path, _tag(NEVER, path.strip("/")), updated, entries)


def _entry(row: Any) -> dict[str, Any]:
    return {
        "id": _tag(row.created_at, f"post-{row.id}"),
        "url": address_of(f"/blog/{row.slug}"),
        "title": row.title,
        "published": _instant(row.published_at),
        "updated": _instant(max(row.published_at, row.edited_at)),
        "author": listed.byline(row),
        "labels": listed.labels(row.label_lines),
        "summary": row.excerpt,
        "html": row.body_html,
        "language": row.language,
        "cover": listed.cover(row),
    }


def _tag(at: datetime, what: str) -> str:
    """A name that stays when addresses change (RFC 4151)."""
    host = urlsplit(address_of("/")).hostname or "localhost"
    return f"tag:{host},{at:%Y-%m-%d}:{what}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
