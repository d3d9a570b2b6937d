"""Named reads of photos: those of an event as one reader sees them, one of them, and what somebody has added."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import aliased

from chapters.models import Chapter
from core.database import db
from core.writing.paging import Page
from events.models import Event, EventState
from events.photos.models import Photo
from events.photos.public_queries import IS_UP
from events.queries import PUBLIC
from media.models import Upload
from members.blocking.queries import apart
from members.models import Member

Found = Row[*tuple[Any, ...]]

PAGE = 60

_Small = aliased(Upload)


def seen(event_id: int, reader_id: int | None, sees_all: bool, number: int = 1, size: int = PAGE) -> Page[Found]:
    """A page of the photos of an event that a reader sees, in the order they were added.

    Those shown to everybody, their own, and all others where they see all; never those of somebody they are apart from.
    """
    theirs = true() if sees_all else or_(Photo.shown_at.is_not(None), Photo.member_id == reader_id)
    listed = _listed(event_id, reader_id, theirs).add_columns(func.count().over().label("total"))
    rows = db.session.execute(listed.limit(size).offset((number - 1) * size)).all()
    return Page(rows, number, size, rows[0].total if rows else 0)


def own(event_id: int, member_id: int) -> Sequence[Found]:
    """The photos of an event that somebody added themselves and that are up, in order."""
    return db.session.execute(_listed(event_id, member_id, Photo.member_id == member_id)).all()


def taken_down(event_id: int, reader_id: int, is_host: bool) -> Sequence[Found]:
    """Those that nobody sees any more, for who added one, for who asked for that (`is_by_me`), and for hosts."""
    concerns = or_(Photo.member_id == reader_id, true() if is_host else false())
    is_by_me = func.coalesce(Photo.taken_down_by_id == reader_id, false())
    return db.session.execute(
        select(Upload.key, Photo.created_at, Photo.member_id, Member.name, is_by_me.label("is_by_me"))
        .join(Upload, Upload.id == Photo.upload_id)
        .join(Member, Member.id == Photo.member_id)
        .where(
            Photo.event_id == event_id,
            Photo.taken_down_at.is_not(None),
            Member.banned_at.is_(None),
            or_(Photo.taken_down_by_id == reader_id, and_(concerns, ~apart(Photo.member_id, reader_id))),
        )
        .order_by(Photo.id)
    ).all()


def picture(event_id: int, key: str, reader_id: int | None) -> Found | None:
    """The photo that one of its two pictures belongs to, as far as it is up and not of whom the reader is apart from.

    Whether this reader sees one that is not shown to everybody is for `permissions` to say.
    """
    return db.session.execute(
        select(Photo.event_id.label("id"), Photo.member_id, Photo.shown_at, Event.chapter_id)
        .join(Upload, or_(Upload.id == Photo.upload_id, Upload.id == Photo.small_id))
        .join(Member, Member.id == Photo.member_id)
        .join(Event, Event.id == Photo.event_id)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(
            Upload.key == key,
            Photo.event_id == event_id,
            Event.state == EventState.PUBLISHED,
            *PUBLIC,
            *IS_UP,
            ~apart(Photo.member_id, reader_id),
        )
    ).one_or_none()


def named(event_id: int, key: str, reader_id: int) -> Found | None:
    """A photo that is up or taken down: whose it is, and whether it is shown; None where the reader is apart from them,
    unless they are who asked to take it down.
    """
    return db.session.execute(
        select(Photo.member_id, Photo.shown_at, Photo.taken_down_at, Photo.taken_down_by_id)
        .join(Upload, Upload.id == Photo.upload_id)
        .join(Member, Member.id == Photo.member_id)
        .where(
            Upload.key == key,
            Photo.event_id == event_id,
            Member.banned_at.is_(None),
            or_(Photo.taken_down_by_id == reader_id, ~apart(Photo.member_id, reader_id)),
        )
    ).one_or_none()


def added(member_id: int, event_id: int) -> tuple[int, int, int]:
    """How many photos somebody has at an event, how many at all of them, and how many bytes those are."""
    here = func.count().filter(Photo.event_id == event_id)
    size = func.coalesce(func.sum(Upload.size_bytes + _Small.size_bytes), 0)
    row = db.session.execute(
        select(here, func.count(), size)
        .select_from(Photo)
        .join(Upload, Upload.id == Photo.upload_id)
        .join(_Small, _Small.id == Photo.small_id)
        .where(Photo.member_id == member_id)
    ).one()
    return row[0], row[1], int(row[2])


def _listed(event_id: int, reader_id: int | None, whose: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Upload.key,
            Upload.width,
            Upload.height,
            _Small.key.label("small_key"),
            _Small.width.label("small_width"),
            _Small.height.label("small_height"),
            Photo.alt,
            Photo.may_be_public,
            Photo.shown_at,
            Photo.member_id,
            Member.name,
        )
        .join(Upload, Upload.id == Photo.upload_id)
        .join(_Small, _Small.id == Photo.small_id)
        .join(Member, Member.id == Photo.member_id)
        .where(Photo.event_id == event_id, *IS_UP, whose, ~apart(Photo.member_id, reader_id))
        .order_by(Photo.id)
    )
