"""Named reads of one post: what its page shows, where it has moved, who wrote it; and a random one."""

import functools
from typing import Any

from sqlalchemy import Select, String, and_, bindparam, case, cast, func, select, tuple_
from sqlalchemy.orm import aliased

from blog.models import ImportedAddress, Post, PostAddress, PostState
from blog.queries import Found
from blog.rows import COLUMNS, HomeChapter, joined
from chapters.models import Chapter
from core.database import db
from events.models import Event
from media.models import Upload
from members.models import Handle, Home, Member


def shown(slug: str) -> Found | None:
    """A post in any state with its text, event, author's links and number of posts, and the one before it."""
    return db.session.connection().execute(_shown(), {"slug": slug}).one_or_none()


def moved_to(slug: str) -> str | None:
    """The address of the post that once had this one."""
    return db.session.scalar(
        select(Post.slug).join(PostAddress, PostAddress.post_id == Post.id).where(PostAddress.slug == slug)
    )


def came_from(place: str) -> str | None:
    """The address of the published post that had another where it was brought over from."""
    return db.session.scalar(
        select(Post.slug)
        .join(ImportedAddress, ImportedAddress.post_id == Post.id)
        .where(ImportedAddress.place == place, Post.state == PostState.PUBLISHED)
    )


def author(key: str) -> Found | None:
    """Somebody who has published, with their home, links and number of posts; nobody else, and nobody gone."""
    written = select(func.count(Post.id)).where(Post.author_id == Member.id, Post.state == PostState.PUBLISHED)
    row = db.session.execute(
        select(
            Member.id,
            Member.key,
            Member.name,
            Upload.key.label("portrait_key"),
            HomeChapter.slug.label("home_slug"),
            HomeChapter.name.label("home_name"),
            HomeChapter.tincture,
            HomeChapter.metal,
            HomeChapter.division,
            HomeChapter.letters,
            written.correlate(Member).scalar_subquery().label("written"),
            _handles(Member.id).correlate(Member).scalar_subquery().label("handle_lines"),
        )
        .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
        .outerjoin(HomeChapter, HomeChapter.id == Home.chapter_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(Member.key == key, Member.deleted_at.is_(None))
    ).one_or_none()
    return row if row and row.written else None


def random_slug() -> str | None:
    """The address of some published post, each as likely as another; None where there is none. One statement."""
    some = select(Post.id).where(Post.state == PostState.PUBLISHED).order_by(func.random()).limit(1).scalar_subquery()
    return db.session.scalar(select(Post.slug).where(Post.id == some))


@functools.cache
def _shown() -> Select[*tuple[Any, ...]]:
    """Built once: building it costs more than running it."""
    earlier = aliased(Post)
    before = (
        select(earlier.id)
        .where(
            earlier.state == PostState.PUBLISHED,
            tuple_(earlier.published_at, earlier.id) < tuple_(Post.published_at, Post.id),
        )
        .order_by(earlier.published_at.desc(), earlier.id.desc())
        .limit(1)
        .correlate(Post)
        .scalar_subquery()
    )
    own, previous = aliased(Post), aliased(Post)
    return (
        joined(
            select(
                *COLUMNS,
                Post.body_html,
                Post.rendered_by,
                Post.thread_id,
                Post.version,
                _handles(Post.author_id).correlate(Post).scalar_subquery().label("handle_lines"),
                select(func.count(own.id))
                .where(own.author_id == Post.author_id, own.state == PostState.PUBLISHED)
                .correlate(Post)
                .scalar_subquery()
                .label("written"),
                Event.id.label("event_id"),
                Event.slug.label("event_slug"),
                Event.title.label("event_title"),
                Event.starts_on.label("event_on"),
                previous.slug.label("earlier_slug"),
                previous.title.label("earlier_title"),
                Chapter.tincture.label("chapter_tincture"),
                Chapter.metal.label("chapter_metal"),
                Chapter.zone.label("chapter_zone"),
                Chapter.country_code.label("chapter_country"),
            )
        )
        .outerjoin(Event, Event.id == Post.event_id)
        .outerjoin(previous, previous.id == before)
        .where(Post.slug == bindparam("slug"))
    )


def _handles(member_id: Any) -> Select[str | None]:
    """Links elsewhere as lines of place, 1 where that page links back, and address."""
    is_proved = case((Handle.proved_at.is_not(None), "1"), else_="0")
    line = cast(Handle.position, String).concat("\t").concat(is_proved).concat("\t").concat(Handle.url)
    return select(func.aggregate_strings(line, "\n")).where(Handle.member_id == member_id)
