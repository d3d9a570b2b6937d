"""Search in posts, the same on both databases: which of them have some words, and what words they have."""

from collections.abc import Hashable, Sequence
from typing import Any, Literal, Protocol

from sqlalchemy import ColumnElement, Integer, Text, bindparam, column, func, literal_column, select, text

from blog.models import Post, PostWords
from blog.words import is_beginning
from core.database import db

Part = Literal["title", "words"]
PARTS: tuple[Part, ...] = ("title", "words")


class Search(Hashable, Protocol):
    """What a database must be able to do: say which posts have all of the words in their title or anywhere."""

    def matching(self, part: Part) -> ColumnElement[bool]:
        """The condition that a post answers the question that is given under the part's name when it is asked."""

    def question(self, asked: Sequence[str], part: Part) -> str:
        """Each word, or for longer ones some word that begins with it; nothing in them can be taken for syntax, for
        they are ASCII letters and digits.
        """


class Fts5:
    """SQLite's own full-text search."""

    def matching(self, part: Part) -> ColumnElement[bool]:
        """The posts among the rows of the table that the triggers keep."""
        rows = text(f"SELECT rowid FROM post_words_fts WHERE post_words_fts MATCH :{part}")  # noqa: S608 -- of two names
        return Post.id.in_(rows.columns(column("rowid", Integer)))

    def question(self, asked: Sequence[str], part: Part) -> str:
        """As in "title : (wbee AND whive*)"."""
        return f"{part} : ({' AND '.join(f'{word}*' if is_beginning(word) else word for word in asked)})"


class TextSearch:
    """PostgreSQL's full-text search, with its plainest dictionary."""

    def matching(self, part: Part) -> ColumnElement[bool]:
        """The posts whose column, made by the database of those we write, matches."""
        looked_in: ColumnElement[Any] = literal_column(f"post_words.{part}_fts")
        query = func.to_tsquery(literal_column("'simple'"), bindparam(part, type_=Text))
        return Post.id.in_(select(PostWords.post_id).where(looked_in.op("@@")(query)))

    def question(self, asked: Sequence[str], part: Part) -> str:
        """As in "wbee & whive:*"; each part has a column of its own."""
        return " & ".join(f"{word}:*" if is_beginning(word) else word for word in asked)


_FTS5, _TEXT_SEARCH = Fts5(), TextSearch()


def here() -> Search:
    """The search of the running database: always the same one, by which statements are kept."""
    return _TEXT_SEARCH if db.engine.dialect.name == "postgresql" else _FTS5
