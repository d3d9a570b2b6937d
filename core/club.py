"""The club's own row as every page names it: hardly ever changed, so read twice a minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from flask import current_app, g
from sqlalchemy import select

from core.database import db
from core.models import Club

READ_AGAIN_SECONDS = 30
#: The columns of `Words`, in its order.
COLUMNS = (Club.name, Club.tagline, Club.is_demonstration, Club.links)
_READ = select(*COLUMNS)


@dataclass(frozen=True)
class Words:
    """What pages say of the club."""

    name: str
    tagline: str
    is_demonstration: bool
    links: Sequence[str] = ()


class Kept:
    """The club as it was at most half a minute ago.

    Who reads something else just then may bring its row along (`note`), so that pages need no statement for it.
    """

    def __init__(self) -> None:
        self.words = Words("Chapterhouse", "A member of one chapter is welcome at all of them.", False)
        self._read_at_seconds = -READ_AGAIN_SECONDS - 1.0

    @property
    def is_due(self) -> bool:
        """Whether it is to be read again."""
        return monotonic() - self._read_at_seconds > READ_AGAIN_SECONDS

    def note(self, name: str, tagline: str, is_demonstration: bool, links: Sequence[str]) -> None:
        """Take the row for what the club is from now on."""
        self.words = Words(name, tagline, is_demonstration, links)
        self._read_at_seconds = monotonic()

    def read(self) -> Words:
        """The club, read by itself where nobody brought it along; an error page does not ask the database."""
        if self.is_due and not g.get("is_error") and (row := db.session.connection().execute(_READ).first()):
            self.note(*row)
        return self.words


def kept() -> Kept:
    """The running app's."""
    found: Kept = current_app.extensions["club"]
    return found


def words() -> Words:
    """What pages and mails say of the club."""
    return kept().read()
