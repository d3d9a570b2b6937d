"""Verbs of the index that search reads: the words of published posts, and nobody else's."""

from collections.abc import Sequence

from sqlalchemy import delete

from blog.models import PostWords
from blog.words import words
from core.database import db


def put(post_id: int, title: str, labels: Sequence[str], body: str) -> None:
    """Let a published post be found by the words of its title, labels and text."""
    of_title = " ".join(words(title))
    of_all = " ".join(words(" ".join((title, *labels, body))))
    held = db.session.get(PostWords, post_id)
    if held:
        held.title, held.words = of_title, of_all
    else:
        db.session.add(PostWords(post_id=post_id, title=of_title, words=of_all))


def drop(post_id: int) -> None:
    """Let a post be found no more."""
    db.session.execute(delete(PostWords).where(PostWords.post_id == post_id))
