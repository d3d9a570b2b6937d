"""Who is signed in, with what, and what signing in asks of an address."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, func, or_, select

from chapters.models import Chapter
from core import clock
from core.database import db
from core.tokens import digest
from media.models import Upload
from members.models import Home, Member, Role, Session, TeamRole

#: Who schedules a chapter's events and speaks for it.
ORGANISING = (TeamRole.LEAD, TeamRole.ORGANISER)
#: Who keeps the door, and so sees everybody who comes.
HOSTING = (*ORGANISING, TeamRole.HOST)
#: How long a session lasts without being used; the more it can do, the shorter.
IDLE_ADMIN = timedelta(hours=12)
IDLE_ORGANISER = timedelta(days=30)
IDLE_MEMBER = timedelta(days=90)


@dataclass(frozen=True)
class SignedIn:
    """Whom a request comes from, as the rows said when it began; `zone` is the saved one, else the home chapter's."""

    token: str = field(repr=False)
    session_id: int
    seen_at: datetime
    proved_at: datetime
    member_id: int
    key: str
    name: str
    email: str
    is_admin: bool
    is_organiser: bool
    is_confirmed: bool
    zone: str | None
    home_id: int | None
    home_slug: str | None
    home_name: str | None
    home_zone: str | None
    tincture: str | None
    metal: str | None
    portrait_key: str | None

    @property
    def idle_for(self) -> timedelta:
        """How long this session lasts unused."""
        if self.is_admin:
            return IDLE_ADMIN
        return IDLE_ORGANISER if self.is_organiser else IDLE_MEMBER

    def get_id(self) -> str:
        """What Flask-Login keeps in the cookie."""
        return self.token


@dataclass(frozen=True)
class Known:
    """What signing in needs to know of an address; `password_hash` is None where there is no password."""

    member_id: int
    name: str
    password_hash: str | None
    is_confirmed: bool


#: The columns of `SignedIn` after its token, in its order. Built once: it is read for every page of somebody signed in.
_SIGNED_IN = (
    select(
        Session.id.label("session_id"),
        Session.seen_at,
        Session.proved_at,
        Member.id.label("member_id"),
        Member.key,
        Member.name,
        func.coalesce(Member.email, "").label("email"),
        Member.is_admin,
        exists()
        .where(Role.member_id == Member.id, or_(*(Role.role == role for role in ORGANISING)))
        .label("is_organiser"),
        Member.confirmed_at.is_not(None).label("is_confirmed"),
        func.coalesce(Member.zone, Chapter.zone).label("zone"),
        Chapter.id.label("home_id"),
        Chapter.slug.label("home_slug"),
        Chapter.name.label("home_name"),
        Chapter.zone.label("home_zone"),
        Chapter.tincture,
        Chapter.metal,
        Upload.key.label("portrait_key"),
    )
    .join(Member, Member.id == Session.member_id)
    .outerjoin(Home, and_(Home.member_id == Member.id, Home.ended_at.is_(None)))
    .outerjoin(Chapter, Chapter.id == Home.chapter_id)
    .outerjoin(Upload, Upload.id == Member.portrait_id)
    .where(Session.token_hash == bindparam("token_hash"), Member.banned_at.is_(None), Member.deleted_at.is_(None))
)


def signed_in(token: str) -> SignedIn | None:
    """Whom a session's token belongs to, in one statement; None where it is over, or the member is banned or gone."""
    row: Any = db.session.connection().execute(_SIGNED_IN, {"token_hash": digest(token)}).one_or_none()
    if row is None:
        return None
    who = SignedIn(token, *row)
    return who if clock.now() - who.seen_at <= who.idle_for else None


def known(canonical: str) -> Known | None:
    """The live member with this canonical address; None for an unknown, banned or gone one."""
    row = db.session.execute(
        select(Member.id, Member.name, Member.password_hash, Member.confirmed_at.is_not(None)).where(
            Member.email_canonical == canonical, Member.banned_at.is_(None), Member.deleted_at.is_(None)
        )
    ).one_or_none()
    return Known(*row) if row else None


def sessions_of(member_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The browsers a member is signed in with, the one used last first."""
    return db.session.execute(
        select(Session.id, Session.created_at, Session.seen_at, Session.network, Session.agent)
        .where(Session.member_id == member_id)
        .order_by(Session.seen_at.desc(), Session.id)
    ).all()
