"""Named reads of members: what a person shows, their ties to chapters, and whom a page asks about."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, exists, func, select

from chapters.models import Chapter, ChapterState
from chapters.queries import ARMS
from cities.models import City
from core.database import db
from media.models import Upload
from members.blocking.queries import apart, hides
from members.models import Follow, Handle, Home, Member, Role, TeamRole, Wish
from members.signed_in import ORGANISING

Found = Row[*tuple[Any, ...]]


def profile(key: str, reader_id: int) -> Found | None:
    """What a member's own page shows of them, with home and portrait; None for an unknown, banned or gone one.

    `is_hidden` says whether they have blocked the reader, `is_blocked` whether the reader has blocked them.
    """
    return db.session.execute(
        people()
        .add_columns(hides(Member.id, reader_id).label("is_hidden"), hides(reader_id, Member.id).label("is_blocked"))
        .where(Member.key == key)
    ).one_or_none()


def people_with(addresses: Sequence[str]) -> dict[str, Found]:
    """What pages show of the members with these canonical addresses, by address."""
    rows = db.session.execute(
        people().add_columns(Member.email_canonical).where(Member.email_canonical.in_(addresses))
    ).all()
    return {row.email_canonical: row for row in rows}


def own_profile(member_id: int) -> Found:
    """What a member may change of themselves, with the portrait's key and whether there is a password."""
    return db.session.execute(
        select(
            Member.name,
            Member.pronouns,
            Member.spoken,
            Member.starter,
            Member.visibility,
            Member.shows_face,
            Member.wants_reminders,
            Member.wants_news,
            Member.wants_replies,
            Member.password_hash.is_not(None).label("has_password"),
        ).where(Member.id == member_id)
    ).one()


def handles_of(member_id: int) -> Sequence[Found]:
    """A member's links elsewhere, `url` and `proved_at` of each, in their order."""
    return db.session.execute(
        select(Handle.url, Handle.proved_at).where(Handle.member_id == member_id).order_by(Handle.position, Handle.id)
    ).all()


def home_of(member_id: int) -> Found | None:
    """The chapter a member is at home in, with the day it began; None without a home."""
    return db.session.execute(
        select(*_MARK, Home.began_at)
        .join(Home, Home.chapter_id == Chapter.id)
        .where(Home.member_id == member_id, Home.ended_at.is_(None))
    ).one_or_none()


def follows_of(member_id: int) -> Sequence[Found]:
    """The chapters a member follows, by name."""
    return db.session.execute(
        select(*_MARK)
        .join(Follow, Follow.chapter_id == Chapter.id)
        .where(Follow.member_id == member_id)
        .order_by(Chapter.name, Chapter.id)
    ).all()


def roles_of(member_id: int) -> Sequence[Found]:
    """The teams a member is in, as chapter columns and `role`, by the chapter's name."""
    return db.session.execute(
        select(*_MARK, Role.role)
        .join(Role, Role.chapter_id == Chapter.id)
        .where(Role.member_id == member_id)
        .order_by(Chapter.name, Chapter.id)
    ).all()


def team_of(chapter_id: int) -> Sequence[Found]:
    """A chapter's team: key, name, role, portrait and ring of each, leads first, then by name."""
    order = {TeamRole.LEAD: 0, TeamRole.ORGANISER: 1, TeamRole.HOST: 2, TeamRole.EDITOR: 3}
    rows = db.session.execute(
        people()
        .add_columns(Role.role)
        .join(Role, Role.member_id == Member.id)
        .where(Role.chapter_id == chapter_id)
        .order_by(Member.name, Member.id)
    ).all()
    return sorted(rows, key=lambda row: order[row.role])


def organisers_of(chapter_id: int, asker_id: int | None = None) -> Sequence[Found]:
    """Who answers for a chapter: id, name, address; for one who asks, but whom they blocked or who blocked them."""
    return db.session.execute(
        select(Member.id, Member.name, Member.email)
        .join(Role, Role.member_id == Member.id)
        .where(
            Role.chapter_id == chapter_id,
            Role.role.in_(ORGANISING),
            ~apart(Member.id, asker_id),
            Member.deleted_at.is_(None),
            Member.banned_at.is_(None),
        )
        .order_by(Member.id)
    ).all()


def is_following(member_id: int, chapter_id: int) -> bool:
    """Whether a member follows a chapter."""
    return db.session.get(Follow, (member_id, chapter_id)) is not None


def followers_of(chapter_id: int) -> Sequence[int]:
    """The ids of those who want a chapter's news by mail: at home there or following, confirmed, in order of id."""
    at_home = select(Home.member_id).where(Home.chapter_id == chapter_id, Home.ended_at.is_(None))
    following = select(Follow.member_id).where(Follow.chapter_id == chapter_id)
    return db.session.scalars(
        select(Member.id)
        .where(
            Member.id.in_(at_home.union(following)),
            Member.wants_news,
            Member.confirmed_at.is_not(None),
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
        )
        .order_by(Member.id)
    ).all()


def wishes_for(city_id: int) -> int:
    """How many people want a chapter in a city."""
    return db.session.scalar(select(func.count()).where(Wish.city_id == city_id)) or 0


def wants_chapter(member_id: int, city_id: int) -> bool:
    """Whether somebody has said that they want a chapter in a city."""
    return bool(db.session.scalar(select(exists().where(Wish.member_id == member_id, Wish.city_id == city_id))))


def chapter_with(slug: str) -> Found | None:
    """The chapter at an address, with its id and name; None for an unknown one or one that is only applied for."""
    return db.session.execute(
        select(Chapter.id, Chapter.slug, Chapter.name).where(
            Chapter.slug == slug, Chapter.state != ChapterState.APPLIED
        )
    ).one_or_none()


def city_named(city_id: int) -> Found | None:
    """A city's name, country and how many chapters it has."""
    return db.session.execute(
        select(City.name, City.country_code, City.chapters).where(City.id == city_id)
    ).one_or_none()


_MARK = (
    Chapter.id,
    Chapter.slug,
    Chapter.name,
    Chapter.zone,
    Chapter.country_code,
    *ARMS,
)


def people() -> Select[*tuple[Any, ...]]:
    """What pages show of members who are neither banned nor gone."""
    return (
        select(
            Member.id,
            Member.key,
            Member.name,
            Member.pronouns,
            Member.spoken,
            Member.starter,
            Chapter.id.label("home_id"),
            Chapter.slug.label("home_slug"),
            Chapter.name.label("home_name"),
            *ARMS,
            Upload.key.label("portrait_key"),
        )
        .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
        .outerjoin(Chapter, Chapter.id == Home.chapter_id)
        .outerjoin(Upload, Upload.id == Member.portrait_id)
        .where(Member.banned_at.is_(None), Member.deleted_at.is_(None))
    )
