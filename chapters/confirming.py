"""Verbs of dates that stand: organisers say so by whatever they do for a chapter, after a silence in so many words."""

from datetime import timedelta

from sqlalchemy import ColumnElement, ScalarSelect, or_, select, update

from chapters.facts import SILENCE
from chapters.models import Chapter, ChapterState
from core import clock
from core.database import db, touched

#: A sign is kept once a day at most.
SIGN_EVERY = timedelta(days=1)


def sign(chapter_id: int | ScalarSelect[int]) -> None:
    """An organiser has just done something for a chapter, so its dates stand as of now.

    Whoever holds the chapter's row meanwhile is not waited for, as they may wait for a row that is held here: the sign
    is lost then, which the next one makes up for.
    """
    is_due = or_(Chapter.state == ChapterState.DORMANT, Chapter.confirmed_at < clock.now() - SIGN_EVERY)
    due = select(Chapter.id).where(Chapter.id == chapter_id, is_due).with_for_update(skip_locked=True)
    _confirmed(Chapter.id.in_(due))


def confirm(chapter_id: int) -> None:
    """An organiser says that a chapter's dates stand; said twice, they stand as of the second time."""
    _confirmed(Chapter.id == chapter_id)


def fall_silent(chapter_id: int) -> Chapter | None:
    """Let a chapter be dormant whose organisers gave no sign for ninety days; None where they did, or it is already."""
    change = (
        update(Chapter)
        .where(
            Chapter.id == chapter_id, Chapter.state == ChapterState.ACTIVE, Chapter.confirmed_at < clock.now() - SILENCE
        )
        .values(state=ChapterState.DORMANT)
        .returning(Chapter)
    )
    options = {"synchronize_session": False, "populate_existing": True}
    chapter = db.session.scalars(change, execution_options=options).one_or_none()
    if chapter:
        touched("site", f"chapter:{chapter.slug}")
    return chapter


def _confirmed(which: ColumnElement[bool]) -> None:
    change = (
        update(Chapter)
        .where(which, Chapter.state.in_((ChapterState.ACTIVE, ChapterState.DORMANT)))
        .values(state=ChapterState.ACTIVE, confirmed_at=clock.now())
        .returning(Chapter.slug)
    )
    for slug in db.session.scalars(change, execution_options={"synchronize_session": False}):
        touched("site", f"chapter:{slug}")
