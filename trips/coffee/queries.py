"""Named reads of notes: one's own to a chapter, and those that wait for a chapter's organisers."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, select

from chapters.models import Chapter
from core import clock
from core.database import db
from core.writing import dates
from media.models import Upload
from members.blocking.queries import apart
from members.models import Home, Member
from trips.coffee.models import Coffee

Found = Row[*tuple[Any, ...]]


def own(chapter_id: int, member_id: int) -> Found | None:
    """The note of a member that waits for a chapter's organisers: `key`, days and `words`."""
    return db.session.execute(
        select(Coffee.key, Coffee.arrives_on, Coffee.leaves_on, Coffee.words).where(
            Coffee.chapter_id == chapter_id, Coffee.member_id == member_id
        )
    ).one_or_none()


def waiting(chapter_id: int, zone: str, reader_id: int) -> Sequence[Found]:
    """The notes that an organiser may answer, the next visit first: who, from where, when and `words`.

    Those between whom and the reader somebody has blocked somebody are for the other organisers.
    """
    today = dates.local(clock.now(), zone).date()
    notes = _notes().where(
        Coffee.chapter_id == chapter_id, Coffee.leaves_on >= today, ~apart(Coffee.member_id, reader_id)
    )
    return db.session.execute(notes.order_by(Coffee.arrives_on, Coffee.id)).all()


def note(key: str) -> Found | None:
    """One note with its `chapter_slug` and who wrote it; None for an unknown one, and of a gone or banned person."""
    return db.session.execute(_notes().where(Coffee.key == key)).one_or_none()


def are_apart(member_id: int, others: Collection[int]) -> bool:
    """Whether somebody is kept apart from any of these by a block, whichever of them said so."""
    return bool(db.session.scalar(select(Member.id).where(Member.id.in_(others), apart(Member.id, member_id)).limit(1)))


def _notes() -> Select[*tuple[Any, ...]]:
    asked = Chapter.__table__.alias("asked")
    return (
        select(
            *(Coffee.key, Coffee.chapter_id, Coffee.member_id, Coffee.arrives_on, Coffee.leaves_on, Coffee.words),
            asked.c.slug.label("chapter_slug"),
            Member.key.label("member_key"),
            Member.name,
            Chapter.name.label("home_name"),
            Chapter.tincture,
            Upload.key.label("portrait_key"),
        )
        .join(asked, asked.c.id == Coffee.chapter_id)
        .join(Member, Member.id == Coffee.member_id)
        .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
        .outerjoin(Chapter, Chapter.id == Home.chapter_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(Member.deleted_at.is_(None), Member.banned_at.is_(None))
    )
