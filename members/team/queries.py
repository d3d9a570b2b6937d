"""Named reads of teams: who may give roles, whom a role may be given, and who gave which to whom."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, literal, select
from sqlalchemy.orm import aliased

from core.database import db
from members.blocking.queries import apart
from members.models import Act, Member, Role, TeamRole
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


def history(slug: str) -> Sequence[Found]:
    """What became of a chapter's team, the latest first: `at`, `action`, `role`, and the names `by` and `name`.

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
        .where(Act.action.in_(("role given", "role taken")), Act.facts["chapter"].as_string() == slug)
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
