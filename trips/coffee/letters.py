"""Mails about notes in words, as the rows stand when they are written; None once it is not so."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from chapters.mark import HEX
from chapters.models import Chapter
from core.database import db
from core.web import address_of
from core.writing import dates
from mail.letters import Letter
from mail.words import ChapterWords
from members.models import Member
from trips.coffee import queries

Facts = dict[str, Any]


def _asked(facts: Facts) -> Letter | None:
    """To an organiser: who will be in town and what they write."""
    it = queries.note(facts["note"])
    if it is None:
        return None
    words = {
        "by": it.name,
        "home_name": it.home_name or "",
        "span": dates.day_span(it.arrives_on, it.leaves_on),
        "words": it.words,
        "url": address_of(f"/organise/{it.chapter_slug}#coffee"),
        "chapter": chapter_words(it.chapter_id),
    }
    return Letter(f"{it.name} asks {words['chapter'].name} for a coffee", "coffee_asked", words)


def _declined(facts: Facts) -> Letter | None:
    """To who asked."""
    name = db.session.scalar(select(Member.name).where(Member.id == facts["member"], Member.deleted_at.is_(None)))
    if name is None:
        return None
    chapter = chapter_words(facts["chapter"])
    return Letter(f"{chapter.name} can’t this time", "coffee_declined", {"name": name, "chapter": chapter})


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {"coffee_asked": _asked, "coffee_declined": _declined}


def chapter_words(chapter_id: int) -> ChapterWords:
    """A chapter as mails name it."""
    it = db.session.execute(
        select(Chapter.name, Chapter.slug, Chapter.tincture, Chapter.metal).where(Chapter.id == chapter_id)
    ).one()
    return ChapterWords(it.name, HEX[it.tincture], HEX[it.metal], address_of(f"/chapters/{it.slug}"))
