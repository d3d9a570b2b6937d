"""Posts as rows: the columns that lists and pages are made of, what they are selected from, and the newest ones."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, Subquery, and_, func, select
from sqlalchemy.orm import aliased

from blog.models import Label, Post, PostLabel, PostState
from chapters.models import Chapter
from comments.models import Thread
from media.models import Upload
from members.models import Home, Member

#: The chapter an author is at home in, and a post's cover.
HomeChapter = aliased(Chapter)
CoverPicture = aliased(Upload)

#: The labels of a post as lines of address and name.
_LABELS = (
    select(func.aggregate_strings(Label.slug + "\t" + Label.name, "\n"))
    .join(PostLabel, PostLabel.label_id == Label.id)
    .where(PostLabel.post_id == Post.id)
    .correlate(Post)
    .scalar_subquery()
    .label("label_lines")
)

COLUMNS = (
    Post.id,
    Post.slug,
    Post.title,
    Post.state,
    Post.published_at,
    Post.edited_at,
    Post.created_at,
    Post.language,
    Post.author_id,
    Post.chapter_id,
    func.coalesce(func.nullif(Post.excerpt, ""), Post.opening).label("excerpt"),
    Post.cover_alt,
    CoverPicture.key.label("cover_key"),
    CoverPicture.width.label("cover_width"),
    CoverPicture.height.label("cover_height"),
    func.coalesce(Member.name, Post.author_name).label("author_name"),
    Member.key.label("author_key"),
    Member.deleted_at.label("author_deleted_at"),
    Upload.key.label("portrait_key"),
    HomeChapter.slug.label("home_slug"),
    HomeChapter.name.label("home_name"),
    HomeChapter.tincture,
    HomeChapter.metal,
    HomeChapter.division,
    HomeChapter.letters,
    Chapter.slug.label("chapter_slug"),
    Chapter.name.label("chapter_name"),
    func.coalesce(Thread.count, 0).label("comments"),
    _LABELS,
)


def joined(rows: Select[*tuple[Any, ...]], chosen: Subquery | None = None) -> Select[*tuple[Any, ...]]:
    """What `COLUMNS` are selected from; `chosen` are the ids of the posts, from which a planner then begins."""
    begun = rows.select_from(Post) if chosen is None else rows.select_from(chosen).join(Post, Post.id == chosen.c.id)
    return (
        begun.outerjoin(Member, Member.id == Post.author_id)
        .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
        .outerjoin(HomeChapter, HomeChapter.id == Home.chapter_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .outerjoin(CoverPicture, CoverPicture.id == Post.cover_id)
        .outerjoin(Chapter, Chapter.id == Post.chapter_id)
        .outerjoin(Thread, Thread.id == Post.thread_id)
    )


def newest(most: int | BindParameter[int], *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """The ids of the newest published posts that meet some conditions."""
    newest = select(Post.id.label("id")).where(Post.state == PostState.PUBLISHED, *conditions)
    return newest.order_by(Post.published_at.desc(), Post.id.desc()).limit(most)


def of(ids: Select[*tuple[Any, ...]], *more: Any) -> Select[*tuple[Any, ...]]:
    """The columns of posts whose ids are chosen first, by an index alone; the newest first."""
    chosen = ids.subquery()
    return joined(select(*COLUMNS, *more), chosen).order_by(Post.published_at.desc(), Post.id.desc())
