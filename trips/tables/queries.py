"""Named reads of tables: one's own, and those that wait for a chapter's organisers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from chapters.models import Chapter
from core import clock
from core.database import db
from core.writing import dates
from media.models import Upload
from members.blocking.queries import apart
from members.models import Member
from trips.coffee.models import Coffee
from trips.tables.models import TableOffer

Found = Row[*tuple[Any, ...]]


def own(member_id: int) -> Found | None:
    """The table that a member offers, and of which chapter."""
    return db.session.execute(_tables().where(TableOffer.member_id == member_id)).one_or_none()


def table(key: str) -> Found | None:
    """One table with its `chapter_slug` and who offers it; None for an unknown one, and of a gone or banned person."""
    return db.session.execute(_tables().where(TableOffer.key == key)).one_or_none()


def waiting(chapter_id: int, zone: str, reader_id: int) -> Sequence[Found]:
    """The tables that an organiser may answer, the oldest first.

    Those between whose host and the reader somebody has blocked somebody are for the other organisers.
    """
    today = dates.local(clock.now(), zone).date()
    tables = _tables().where(
        TableOffer.chapter_id == chapter_id, TableOffer.until_on >= today, ~apart(TableOffer.member_id, reader_id)
    )
    return db.session.execute(tables.order_by(TableOffer.id)).all()


def may_meet(chapter_id: int) -> Sequence[Found]:
    """Pairs of a table's and a note's key between whose writers nobody has blocked anybody."""
    return db.session.execute(
        select(TableOffer.key.label("table"), Coffee.key.label("note"))
        .join(Coffee, Coffee.chapter_id == TableOffer.chapter_id)
        .where(TableOffer.chapter_id == chapter_id, ~apart(TableOffer.member_id, Coffee.member_id))
    ).all()


def _tables() -> Select[*tuple[Any, ...]]:
    columns = ("key", "chapter_id", "member_id", "weekday", "days", "until_on", "starts_at", "place", "seats", "words")
    return (
        select(
            *(getattr(TableOffer, name) for name in columns),
            *(Chapter.slug.label("chapter_slug"), Chapter.name.label("chapter_name"), Chapter.zone, Chapter.tincture),
            *(Member.key.label("member_key"), Member.name, Upload.key.label("portrait_key")),
        )
        .join(Chapter, Chapter.id == TableOffer.chapter_id)
        .join(Member, Member.id == TableOffer.member_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(Member.deleted_at.is_(None), Member.banned_at.is_(None))
    )
