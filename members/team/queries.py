"""Named reads of teams: who may give roles, whom a role may be given, and who gave which to whom."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, literal, or_, select
from sqlalchemy.orm import aliased

from core.database import db
from members.blocking.queries import apart
from members.models import Act, Member, Role, SiteRole, TeamRole
from members.queries import people
from members.signed_in import SignedIn

Found = Row[*tuple[Any, ...]]
#: So much of the history stands on the page.
LATEST = 50


def may_give(who: SignedIn, team: Sequence[Any]) -> bool:
    """Whether somebody gives and takes roles in a `team` (rows of `members.queries.team_of`).

    Its leads do, and the site's admins; where it has no lead, its organisers.
    """
    leads = [person.id for person in team if person.role is TeamRole.LEAD]
    giving = leads or [person.id for person in team if person.role is TeamRole.ORGANISER]
    return who.is_admin or who.member_id in giving


def named(key: str, by: int) -> Found | None:
    """The id and name of the member with a key, for somebody who may see their page; None for anybody else."""
    return db.session.execute(
        select(Member.id, Member.name).where(
            Member.key == key,
            Member.confirmed_at.is_not(None),
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            ~apart(Member.id, by),
        )
    ).one_or_none()


def looking_after() -> Sequence[Found]:
    """Who looks after the site, by name: what pages show of a member, `is_admin` and `is_editor`."""
    return db.session.execute(
        people()
        .add_columns(Member.is_admin, Member.is_editor)
        .where(or_(Member.is_admin, Member.is_editor))
        .order_by(func.lower(Member.name), Member.id)
    ).all()


def called(text: str, address: str, key: str) -> Sequence[Found]:
    """The id and name of those an admin means by a name, a canonical e-mail address, or the key of a page."""
    return db.session.execute(
        select(Member.id, Member.name)
        .where(
            Member.confirmed_at.is_not(None),
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
            or_(
                Member.name == text,
                func.lower(Member.name) == text.lower(),
                Member.email_canonical == address,
                Member.key == key,
            ),
        )
        .order_by(Member.id)
        .limit(2)
    ).all()


def history(slug: str) -> Sequence[Found]:
    """What became of a chapter's team, as `_history` tells it."""
    return _history(Act.action.in_(("role given", "role taken")), Act.facts["chapter"].as_string() == slug)


def history_of_site() -> Sequence[Found]:
    """What became of those who look after the site, as `_history` tells it."""
    return _history(Act.action.in_([f"{role.value} {done}" for role in SiteRole for done in ("made", "ended")]))


def _history(*conditions: ColumnElement[bool]) -> Sequence[Found]:
    """The latest first: `at`, `action`, `role`, and the names `by` and `name`.

    Who is gone has no name; what a command did has no `by`.
    """
    by = aliased(Member)
    return db.session.execute(
        select(
            Act.at,
            Act.action,
            Act.facts["role"].as_string().label("role"),
            Act.member_id.label("by_id"),
            by.name.label("by"),
            Member.id.label("member_id"),
            Member.name,
        )
        .outerjoin(Member, (literal("member:").concat(Member.key) == Act.subject) & Member.deleted_at.is_(None))
        .outerjoin(by, (by.id == Act.member_id) & by.deleted_at.is_(None))
        .where(*conditions)
        .order_by(Act.id.desc())
        .limit(LATEST)
    ).all()


def holding(member_id: int, chapter_id: int) -> Found | None:
    """A member's name and role in a team, as a mail needs them; None where they have none."""
    return db.session.execute(
        select(Member.name, Role.role)
        .join(Role, Role.member_id == Member.id)
        .where(
            Member.id == member_id,
            Role.chapter_id == chapter_id,
            Member.banned_at.is_(None),
            Member.deleted_at.is_(None),
        )
    ).one_or_none()


def doing(member_id: int) -> Found | None:
    """A member's name, and whether they are an admin and an editor, as a mail needs them; None for who is gone."""
    return db.session.execute(
        select(Member.name, Member.is_admin, Member.is_editor).where(
            Member.id == member_id, Member.banned_at.is_(None), Member.deleted_at.is_(None)
        )
    ).one_or_none()
