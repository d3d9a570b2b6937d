"""Mails about tables in words, as the rows stand when they are written; None once it is not so."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from core import clock
from core.database import db
from core.web import address_of
from core.writing import dates
from mail.letters import Letter
from members.models import Member
from trips.coffee.letters import chapter_words
from trips.tables import evenings, queries

Facts = dict[str, Any]


def _offered(facts: Facts) -> Letter | None:
    """To an organiser: who would host, when, where and for how many."""
    it = queries.table(facts["table"])
    if it is None:
        return None
    words = {
        "by": it.name,
        "when": evenings.kept(it.days, it.weekday, it.until_on).words(dates.local(clock.now(), it.zone).date()),
        "at": dates.clock(it.starts_at),
        "place": it.place,
        "seats": it.seats,
        "words": it.words,
        "url": address_of(f"/organise/{it.chapter_slug}#tables"),
        "chapter": chapter_words(it.chapter_id),
    }
    return Letter(f"{it.name} would host a table for visitors", "table_offered", words)


def _declined(facts: Facts) -> Letter | None:
    """To who offered."""
    name = db.session.scalar(select(Member.name).where(Member.id == facts["member"], Member.deleted_at.is_(None)))
    if name is None:
        return None
    words = {"name": name, "chapter": chapter_words(facts["chapter"])}
    return Letter("Your table for visitors: not this time", "table_declined", words)


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {"table_offered": _offered, "table_declined": _declined}
