"""Named reads of silences: the chapters that have one, and what is ahead in one of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, exists, func, select

from chapters.facts import SILENCE
from chapters.models import Chapter, ChapterState
from chapters.queries import NAMED
from cities.models import City
from core import clock
from core.database import db
from events.models import Event, EventState

Found = Row[*tuple[Any, ...]]
AT_ONCE = 200

_IS_AHEAD = (Event.chapter_id == Chapter.id, Event.state == EventState.PUBLISHED)


def silent() -> Sequence[int]:
    """The chapters with dates ahead whose organisers gave no sign for ninety days, the longest silence first."""
    return db.session.scalars(
        select(Chapter.id)
        .where(
            Chapter.state == ChapterState.ACTIVE,
            Chapter.is_suspended.is_(False),
            Chapter.confirmed_at < clock.now() - SILENCE,
            exists().where(*_IS_AHEAD, Event.starts_at > clock.now()),
        )
        .order_by(Chapter.confirmed_at, Chapter.id)
        .limit(AT_ONCE)
    ).all()


def dormant(chapter_id: int) -> Found | None:
    """A dormant chapter's address, name, colours, city, zone, `confirmed_at`, and how many dates are ahead."""
    ahead = select(func.count()).where(*_IS_AHEAD, Event.starts_at > clock.now()).correlate(Chapter).scalar_subquery()
    return db.session.execute(
        select(*NAMED, Chapter.zone, Chapter.confirmed_at, ahead.label("ahead"))
        .join(City, City.id == Chapter.city_id)
        .where(Chapter.id == chapter_id, Chapter.state == ChapterState.DORMANT, Chapter.is_suspended.is_(False))
    ).one_or_none()
