"""Mail to whoever was given a role, or lost one of the site's, queued with it, and its words."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from chapters.mark import HEX
from chapters.models import Chapter
from core.database import db
from core.web import address_of
from mail import outbox
from mail.letters import Letter
from mail.words import ChapterWords
from members.models import Member, SiteRole
from members.team import queries

Facts = dict[str, Any]


def given(member_id: int, chapter_id: int, by: str) -> None:
    """Tell somebody that they have a role in a chapter's team, and from whom."""
    member = db.session.get_one(Member, member_id)
    if member.email:
        facts = {"member": member_id, "chapter": chapter_id, "by": by}
        outbox.queue("role_given", member.email, member.name, facts)


def changed(member_id: int, role: SiteRole, is_given: bool, by: str) -> None:
    """Tell somebody that they look after the site now, or no longer, and whose word that was."""
    member = db.session.get_one(Member, member_id)
    if member.email:
        facts = {"member": member_id, "role": role.value, "is_given": is_given, "by": by}
        outbox.queue("site_role", member.email, member.name, facts)


def _site_role(facts: Facts) -> Letter | None:
    """As it stands by then; None once it was changed back."""
    it = queries.doing(facts["member"])
    if it is None or getattr(it, f"is_{facts['role']}") is not facts["is_given"]:
        return None
    words = {"name": it.name, "role": facts["role"], "is_given": facts["is_given"], "by": facts["by"]}
    return Letter(
        f"You’re {'' if facts['is_given'] else 'no longer '}an {facts['role']} of the site", "site_role", words
    )


def _role_given(facts: Facts) -> Letter | None:
    """As it stands by then; None once the role was taken away."""
    it = queries.holding(facts["member"], facts["chapter"])
    if it is None:
        return None
    chapter = db.session.execute(
        select(Chapter.name, Chapter.slug, Chapter.tincture, Chapter.metal).where(Chapter.id == facts["chapter"])
    ).one()
    words = {
        "name": it.name,
        "role": it.role.value,
        "by": facts["by"],
        "chapter": ChapterWords(
            chapter.name, HEX[chapter.tincture], HEX[chapter.metal], address_of(f"/chapters/{chapter.slug}")
        ),
        "url": address_of(f"/organise/{chapter.slug}"),
        "team_url": address_of(f"/organise/{chapter.slug}/team"),
    }
    return Letter(f"You’re in the team of {chapter.name}", "role_given", words)


LETTERS: dict[str, Callable[[Facts], Letter | None]] = {"role_given": _role_given, "site_role": _site_role}
