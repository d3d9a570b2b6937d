"""Verbs of signed-in browsers: begin one, end one, end them all, note that one is in use."""

from datetime import timedelta

from sqlalchemy import delete, update

from core import clock
from core.database import db
from core.tokens import digest, fresh_token
from members.models import Session
from members.signed_in import IDLE_MEMBER

#: How exactly "last seen" is kept; far below the shortest idle time.
SEEN_EVERY = timedelta(minutes=10)


def begin(member_id: int, network: str, agent: str) -> str:
    """A new session for somebody who has just proved who they are; returns its token, which is stored hashed."""
    token = fresh_token()
    now = clock.now()
    db.session.add(
        Session(
            token_hash=digest(token),
            member_id=member_id,
            created_at=now,
            seen_at=now,
            proved_at=now,
            network=network[:50],
            agent=agent[:60],
        )
    )
    db.session.flush()
    return token


def end(token: str) -> None:
    """End the session of a token; an unknown one is no error."""
    db.session.execute(delete(Session).where(Session.token_hash == digest(token)))


def end_one(member_id: int, session_id: int) -> bool:
    """End one of a member's own sessions; returns whether there was such a one."""
    mine = delete(Session).where(Session.id == session_id, Session.member_id == member_id)
    return db.session.scalar(mine.returning(Session.id)) is not None


def end_all(member_id: int) -> None:
    """End every session of a member."""
    db.session.execute(delete(Session).where(Session.member_id == member_id))


def seen(session_id: int) -> None:
    """Note that a session is in use."""
    db.session.execute(update(Session).where(Session.id == session_id).values(seen_at=clock.now()))


def forget_idle() -> int:
    """Delete sessions nobody can use any more; returns how many."""
    old = Session.seen_at < clock.now() - IDLE_MEMBER
    return len(db.session.scalars(delete(Session).where(old).returning(Session.id)).all())
