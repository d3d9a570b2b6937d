"""Verbs of belonging: make a chapter one's home, leave it, follow one and stop."""

from typing import cast

from sqlalchemy import Table, delete, select, update

from chapters.models import Chapter, ChapterState
from core import clock, consequences
from core.database import db, touched, upsert
from core.refusal import Refused
from members.locking import lock
from members.models import Follow, Home, Member

#: Chapters in these states cannot be made a home.
SHUT = (ChapterState.APPLIED, ChapterState.ARCHIVED)


def make_home(member_id: int, chapter_id: int) -> None:
    """Make a chapter the one a member belongs to, closing the home before it; refuses a shut or suspended chapter.

    Done twice it is done once.
    """
    member = lock(member_id)
    chapter = _open(chapter_id)
    current = _current(member_id)
    if current and current.chapter_id == chapter_id:
        return
    counts = {chapter_id: 1}
    if current:
        current.ended_at = clock.now()
        counts[current.chapter_id] = -1
        db.session.flush()
    db.session.add(Home(member_id=member_id, chapter_id=chapter_id, began_at=clock.now()))
    _count(counts)
    db.session.flush()
    consequences.happened("home_moved", member=member, chapter=chapter)


def leave_home(member_id: int) -> None:
    """Stop belonging anywhere; the history stays. Without a home nothing happens."""
    member = lock(member_id)
    if close(member):
        consequences.happened("member_left", member=member)


def close(member: Member) -> bool:
    """End a locked member's home, if there is one, and count it; returns whether there was."""
    current = _current(member.id)
    if current is None:
        return False
    current.ended_at = clock.now()
    _count({current.chapter_id: -1})
    db.session.flush()
    return True


def follow(member_id: int, chapter_id: int) -> None:
    """Want a chapter's news; refuses a shut or suspended one. Done twice it is done once."""
    lock(member_id)
    row = {"member_id": member_id, "chapter_id": _open(chapter_id).id, "created_at": clock.now()}
    db.session.execute(upsert(cast(Table, Follow.__table__)).values(row).on_conflict_do_nothing())


def unfollow(member_id: int, chapter_id: int) -> None:
    """Want a chapter's news no more."""
    db.session.execute(delete(Follow).where(Follow.member_id == member_id, Follow.chapter_id == chapter_id))


def _open(chapter_id: int) -> Chapter:
    chapter = db.session.get(Chapter, chapter_id)
    if chapter is None or chapter.is_suspended or chapter.state in SHUT:
        raise Refused("This chapter takes no members at the moment.")
    return chapter


def _current(member_id: int) -> Home | None:
    return db.session.scalar(select(Home).where(Home.member_id == member_id, Home.ended_at.is_(None)))


def _count(changes: dict[int, int]) -> None:
    """Change the numbers of members, in order of id, so that two who swap homes never wait for each other crosswise."""
    for chapter_id, by in sorted(changes.items()):
        change = update(Chapter).where(Chapter.id == chapter_id).values(members=Chapter.members + by)
        slug = db.session.scalar(change.returning(Chapter.slug))
        touched("site", f"chapter:{slug}")
