"""Named reads for those who write: a post as its form shows it, their own posts, those that wait, their chapters."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, false, func, not_, or_, select

from blog.models import Label, Post, PostLabel, PostPicture, PostState
from blog.permissions import PUBLISHING
from chapters.models import Chapter
from core.database import db
from core.writing import articles
from events.models import Event
from media.models import Upload
from members.models import Follow, Home, Member, Role

Found = Row[*tuple[Any, ...]]
MOST = 100


def written(slug: str) -> Found | None:
    """A post as its form shows it: its words, `label_names` with tabs between, chapter and event, the cover's key."""
    names = (
        select(func.aggregate_strings(Label.name, "\t"))
        .join(PostLabel, PostLabel.label_id == Label.id)
        .where(PostLabel.post_id == Post.id)
        .correlate(Post)
        .scalar_subquery()
    )
    return db.session.execute(
        select(
            Post.id,
            Post.slug,
            Post.title,
            Post.body,
            Post.excerpt,
            Post.language,
            Post.state,
            Post.version,
            Post.author_id,
            Post.chapter_id,
            Post.published_at,
            Post.cover_alt,
            Upload.key.label("cover_key"),
            names.label("label_names"),
            Chapter.slug.label("chapter_slug"),
            Event.id.label("event_id"),
            Event.slug.label("event_slug"),
        )
        .outerjoin(Chapter, Chapter.id == Post.chapter_id)
        .outerjoin(Event, Event.id == Post.event_id)
        .outerjoin(Upload, Upload.id == Post.cover_id)
        .where(Post.slug == slug)
    ).one_or_none()


def own(member_id: int) -> Sequence[Found]:
    """What somebody has written, the latest change first."""
    return db.session.execute(
        select(Post.slug, Post.title, Post.state, Post.published_at, Post.edited_at)
        .where(Post.author_id == member_id)
        .order_by(Post.edited_at.desc(), Post.id.desc())
        .limit(MOST)
    ).all()


def waiting_for(member_id: int, is_admin: bool) -> Sequence[Found]:
    """What others have handed in and this member may publish, the longest waiting first."""
    role = select(Role.chapter_id).where(Role.member_id == member_id)
    mine = Post.chapter_id.in_(role.where(Role.role.in_(PUBLISHING)))
    edits = select(Member.id).where(Member.id == member_id, Member.is_editor)
    sites = Post.chapter_id.is_(None) & edits.exists()
    narrowed = [] if is_admin else [or_(mine, sites)]
    return db.session.execute(
        select(
            Post.slug,
            Post.title,
            Post.edited_at,
            func.coalesce(Member.name, Post.author_name).label("author_name"),
            Chapter.name.label("chapter_name"),
        )
        .outerjoin(Member, Member.id == Post.author_id)
        .outerjoin(Chapter, Chapter.id == Post.chapter_id)
        .where(Post.state == PostState.SUBMITTED, *narrowed)
        .order_by(Post.edited_at, Post.id)
        .limit(MOST)
    ).all()


def chapters_for(member_id: int, but_also: int | None) -> Sequence[Found]:
    """The chapters somebody may write for: their home, those they follow or work for, and the one with this id."""
    home = select(Home.chapter_id).where(Home.member_id == member_id, Home.ended_at.is_(None))
    follows = select(Follow.chapter_id).where(Follow.member_id == member_id)
    works = select(Role.chapter_id).where(Role.member_id == member_id)
    theirs = Chapter.id.in_(home.union(follows, works))
    return db.session.execute(
        select(Chapter.id, Chapter.slug, Chapter.name)
        .where(or_(theirs, Chapter.id == (but_also or 0)))
        .order_by(Chapter.name, Chapter.id)
    ).all()


def sizes(body: str) -> dict[str, tuple[int, int]]:
    """The sizes of the pictures of ours that a text shows, by key; somebody's portrait is none of them."""
    keys = set(articles.PICTURE.findall(body))
    if not keys:
        return {}
    rows = db.session.execute(
        select(Upload.key, Upload.width, Upload.height).where(Upload.key.in_(keys), Upload.is_public)
    )
    return {row.key: (row.width, row.height) for row in rows}


def unused_pictures(before: datetime) -> Sequence[int]:
    """Some pictures from before an instant that are neither in their post's text nor its cover, oldest first."""
    shown = or_(Post.body.contains(Upload.key), Post.cover_id == Upload.id)
    return db.session.scalars(
        select(PostPicture.upload_id)
        .join(Upload, Upload.id == PostPicture.upload_id)
        .join(Post, Post.id == PostPicture.post_id)
        .where(Upload.created_at < before, not_(func.coalesce(shown, false())))
        .order_by(Upload.created_at, Upload.id)
        .limit(MOST)
    ).all()
