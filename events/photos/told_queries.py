"""Named reads behind the mail that a photo was taken down: whom it goes to, and what it rests on when it is written."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, or_, select

from chapters.models import Chapter
from chapters.queries import NAMED
from cities.models import City
from core.database import db
from events.door import attendance_queries
from events.models import Event
from events.photos.models import Photo
from members.models import Member, Role
from members.signed_in import HOSTING

Found = Row[*tuple[Any, ...]]


def to_tell(event_id: int, owner_id: int, but: int) -> Sequence[Found]:
    """Who added a photo and the hosts of its event, each once, without the one who took it down: id, name, address."""
    owner = select(Member.id, Member.name, Member.email).where(Member.id == owner_id, Member.id != but)
    people = {row.id: row for row in (*attendance_queries.hosts(event_id, but=but), *db.session.execute(owner))}
    return list(people.values())


def down(photo_id: int, member_id: int) -> Found | None:
    """A photo that is down, its event, and whether it `is_own`; None once it is up or gone, or is none of theirs."""
    return _told(photo_id, member_id, Photo.taken_down_at.is_not(None))


def kept_back(photo_id: int, member_id: int) -> Found | None:
    """The same of one that is up, and never to be shown to everybody."""
    return _told(photo_id, member_id, and_(Photo.taken_down_at.is_(None), Photo.may_be_public.is_(False)))


def _told(photo_id: int, member_id: int, holds: ColumnElement[bool]) -> Found | None:
    hosts = exists().where(Role.member_id == member_id, Role.chapter_id == Event.chapter_id, Role.role.in_(HOSTING))
    return db.session.execute(
        select(
            Event.id,
            Event.title,
            Event.starts_at,
            Event.ends_at,
            Event.zone,
            *NAMED,
            City.name.label("city_name"),
            (Photo.member_id == member_id).label("is_own"),
        )
        .select_from(Photo)
        .join(Event, Event.id == Photo.event_id)
        .join(Chapter, Chapter.id == Event.chapter_id)
        .join(City, City.id == Chapter.city_id)
        .where(
            Photo.id == photo_id,
            holds,
            or_(Photo.member_id == member_id, hosts),
        )
    ).one_or_none()
