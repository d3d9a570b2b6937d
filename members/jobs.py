"""What is due by itself: forgetting sessions, links and sign-ups that came to nothing."""

from datetime import timedelta

from sqlalchemy import select

from core import clock
from core.database import db, writing
from members import leaving, links, sessions
from members.models import Member

#: So long an address that was never confirmed is kept.
UNCONFIRMED_KEPT = timedelta(days=7)
AT_ONCE = 50


def forget_idle_sessions() -> int:
    """Delete sessions nobody can use any more; returns how many."""
    with writing():
        return sessions.forget_idle()


def forget_old_links() -> int:
    """Delete links that ended a month ago; returns how many."""
    with writing():
        return links.forget_old()


def forget_unconfirmed() -> int:
    """Delete those who signed up a week ago and never pressed their link, one a transaction; returns how many."""
    return sum(_forget(member_id) for member_id in _never_confirmed())


def _forget(member_id: int) -> bool:
    with writing():
        return leaving.forget_unconfirmed(member_id)


def _never_confirmed() -> list[int]:
    old = select(Member.id).where(
        Member.confirmed_at.is_(None),
        Member.deleted_at.is_(None),
        Member.banned_at.is_(None),
        Member.created_at < clock.now() - UNCONFIRMED_KEPT,
    )
    return list(db.session.scalars(old.order_by(Member.id).limit(AT_ONCE)))
