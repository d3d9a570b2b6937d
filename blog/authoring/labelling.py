"""Verbs of labels: putting them on a post, and keeping count of the published posts of each, and of each event."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from blog.labels import Tag
from blog.models import Label, Post, PostLabel
from core.database import db
from events.models import Event


def label(post: Post, tags: Sequence[Tag]) -> None:
    """Replace the labels of a post; a new word is given its row."""
    db.session.execute(delete(PostLabel).where(PostLabel.post_id == post.id))
    for tag in tags:
        held = db.session.scalar(select(Label).where(Label.slug == tag.slug)) or _new(tag)
        db.session.add(PostLabel(post_id=post.id, label_id=held.id))
    db.session.flush()


def names_of(post_id: int) -> Sequence[str]:
    """The labels of a post, by name."""
    return db.session.scalars(
        select(Label.name)
        .join(PostLabel, PostLabel.label_id == Label.id)
        .where(PostLabel.post_id == post_id)
        .order_by(Label.name)
    ).all()


def count(post: Post, by: int) -> None:
    """Count a post up or down, at its event and at its labels, which are dated by its own instant while it is out."""
    own = select(PostLabel.label_id).where(PostLabel.post_id == post.id)
    db.session.flush()
    db.session.execute(update(Event).where(Event.id == post.event_id).values(posts=Event.posts + by))
    db.session.execute(update(Label).where(Label.id.in_(own)).values(posts=Label.posts + by))
    dated = post.published_at if by > 0 else None
    db.session.execute(update(PostLabel).where(PostLabel.post_id == post.id).values(published_at=dated))


def _new(tag: Tag) -> Label:
    """A label's row; where somebody else made it at the same moment, theirs."""
    made = Label(slug=tag.slug, name=tag.name, posts=0)
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:
        return db.session.scalars(select(Label).where(Label.slug == tag.slug)).one()
    return made
