"""Search in posts, the same on both databases: which of them have some words, and what words they have."""

from collections.abc import Sequence
from typing import Any, Literal, Protocol

from sqlalchemy import ColumnElement, Integer, column, func, literal_column, select, text

from blog.models import Post, PostWords
from blog.words import is_beginning
from core.database import db

Part = Literal["title", "words"]


class Search(Protocol):
    """What a database must be able to do: say which posts have all of the words in their title or anywhere."""

    def matching(self, asked: Sequence[str], part: Part) -> ColumnElement[bool]:
        """The condition that a post has each word, or for longer ones some word that begins with it."""


class Fts5:
    """SQLite's own full-text search."""

    def matching(self, asked: Sequence[str], part: Part) -> ColumnElement[bool]:
        """The words are ASCII letters and digits, so nothing in them can be taken for syntax."""
        found = " AND ".join(f"{word}*" if is_beginning(word) else word for word in asked)
        rows = text(f"SELECT rowid FROM post_words_fts WHERE post_words_fts MATCH :{part}")  # noqa: S608 -- of two names
        return Post.id.in_(rows.bindparams(**{part: f"{part} : ({found})"}).columns(column("rowid", Integer)))


class TextSearch:
    """PostgreSQL's full-text search, with its plainest dictionary."""

    def matching(self, asked: Sequence[str], part: Part) -> ColumnElement[bool]:
        """The words are ASCII letters and digits here too; the columns are made by the database of those we write."""
        found = " & ".join(f"{word}:*" if is_beginning(word) else word for word in asked)
        looked_in: ColumnElement[Any] = literal_column(f"post_words.{part}_fts")
        query = func.to_tsquery(literal_column("'simple'"), found)
        return Post.id.in_(select(PostWords.post_id).where(looked_in.op("@@")(query)))


def here() -> Search:
    """The search of the running database."""
    return TextSearch() if db.engine.dialect.name == "postgresql" else Fts5()
