"""What an export holds, whoever made it: posts with their comments, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

LONGEST_SOURCE = 200
LONGEST_NAME = 100


@dataclass(frozen=True)
class Writer:
    """Who wrote something there: a name, and an address where the export gives one."""

    name: str
    email: str = ""


@dataclass(frozen=True)
class OldComment:
    """A comment: `source` is what it is called there, `answers` the source of the one it replies to, or ""."""

    source: str
    writer: Writer
    at: datetime
    html: str
    answers: str = ""


@dataclass(frozen=True)
class OldPost:
    """A post: `source` is what it is called there, `slug` the last part of its address there, or "".

    `addresses` are all it has there, with the host where the export names it.
    """

    source: str
    title: str
    html: str
    at: datetime
    writer: Writer
    labels: Sequence[str] = ()
    slug: str = ""
    addresses: Sequence[str] = ()
    excerpt: str = ""
    is_draft: bool = False
    comments: Sequence[OldComment] = ()


class BadExport(ValueError):
    """A file that is no export we know; `str()` says why."""
