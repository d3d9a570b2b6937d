"""What follows for posts from what happens to their authors: verbs that `app.py` arranges."""

from sqlalchemy import delete, select, update

from blog.authoring.writing import forget_pictures
from blog.models import SCOPE, Post, PostState
from core.database import db, touched
from members.models import Member


def member_deleted(member: Member) -> None:
    """What somebody has not published goes with their account; what is out stays, by a former member."""
    unpublished = (Post.author_id == member.id, Post.state != PostState.PUBLISHED)
    forget_pictures(select(Post.id).where(*unpublished))
    db.session.execute(delete(Post).where(*unpublished))
    if db.session.scalar(select(Post.id).where(Post.author_id == member.id).limit(1)):
        touched(SCOPE)


def member_banned(member: Member) -> None:
    """What somebody has handed in or scheduled is a draft again, which nobody opens; what is out stays."""
    waiting = Post.state.in_((PostState.SUBMITTED, PostState.SCHEDULED))
    db.session.execute(
        update(Post)
        .where(Post.author_id == member.id, waiting)
        .values(state=PostState.DRAFT, published_at=None, published_by_id=None)
    )
