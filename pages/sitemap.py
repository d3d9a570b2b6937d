"""Named reads of what search engines may know of: open chapters, the dates ahead, and what is published."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from blog.models import Post, PostState
from chapters.models import Chapter
from chapters.queries import OPEN
from core import clock
from core.database import db
from events.models import Event, EventState

#: A sitemap holds 50,000 addresses at most.
MOST_CHAPTERS, MOST_EVENTS, MOST_POSTS = 9_000, 30_000, 10_000
Found = Row[*tuple[Any, ...]]


def chapters() -> Sequence[str]:
    """The addresses of the open chapters, in order of the alphabet."""
    return db.session.scalars(select(Chapter.slug).where(*_IS_OPEN).order_by(Chapter.slug).limit(MOST_CHAPTERS)).all()


def events() -> Sequence[Found]:
    """Id and slug of what is on from now on in open chapters, in order of time."""
    return db.session.execute(
        select(Event.id, Event.slug)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .where(*_IS_OPEN, Event.state == EventState.PUBLISHED, Event.starts_at > clock.now())
        .order_by(Event.starts_at, Event.id)
        .limit(MOST_EVENTS)
    ).all()


def posts() -> Sequence[str]:
    """The addresses of the published posts, the newest first."""
    out = select(Post.slug).where(Post.state == PostState.PUBLISHED)
    return db.session.scalars(out.order_by(Post.published_at.desc(), Post.id.desc()).limit(MOST_POSTS)).all()


_IS_OPEN = (Chapter.state.in_(OPEN), Chapter.is_suspended.is_(False))
