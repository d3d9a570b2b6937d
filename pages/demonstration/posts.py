"""Posts of the demonstration and what was said under them, through the verbs of the blog and of conversations."""

from datetime import datetime, timedelta

from sqlalchemy import select

from blog import labels
from blog.authoring import publishing, writing
from blog.authoring.writing import Draft
from blog.models import Post
from comments import bodies, operations
from comments.models import Comment, CommentState
from comments.moderating import deciding
from core import clock
from core.database import db
from events.models import Event
from pages.demonstration.commentary import POSTS, Said, Written
from pages.demonstration.world import World

ADMIN = "admin@example.com"
AT = timedelta(hours=7, minutes=20)


def write(world: World) -> None:
    """Write, publish and discuss every post whose author's chapter is part of this world; nothing without an admin."""
    admin_id = world.people.get(ADMIN)
    if admin_id is None:
        return
    for number, written in enumerate(reversed(POSTS)):
        author_id = _somebody(world, written.who)
        if author_id is not None:
            at = world.now - timedelta(days=written.days_ago) + AT * (number % 3) / 3
            _discuss(world, written, _publish(world, written, author_id, admin_id, at), admin_id, at)


def _publish(world: World, written: Written, author_id: int, admin_id: int, at: datetime) -> Post:
    made = world.at(written.who[0])
    chapter_id = made.chapter_id if made and not written.for_all else None
    draft = Draft(
        title=written.title,
        body=written.body,
        excerpt=written.excerpt,
        tags=labels.tags(written.labels),
        chapter_id=chapter_id,
        event_id=_event(world, written),
    )
    with clock.standing_at(at - timedelta(days=1)):
        post = writing.write(author_id, draft)
        publishing.submit(post.id, author_id)
    with clock.standing_at(at):
        return publishing.publish(post.id, made.lead_id if made and chapter_id else admin_id)


def _discuss(world: World, written: Written, post: Post, admin_id: int, at: datetime) -> None:
    """Comments in their order; what was held is let through an hour later. An answer to somebody missing is left out."""
    ids: dict[int, int] = {}
    for place, said in enumerate(written.said):
        member_id = _somebody(world, said.who)
        said_at = at + timedelta(hours=said.after_hours, minutes=17 * (place + 1))
        if member_id is None or said_at >= world.now or (said.answers is not None and said.answers not in ids):
            continue
        ids[place] = _say(post, said, member_id, ids.get(said.answers) if said.answers is not None else None, said_at)
        with clock.standing_at(min(said_at + timedelta(hours=1), world.now)):
            _let_through(ids[place], admin_id)


def _say(post: Post, said: Said, member_id: int, answers_id: int | None, at: datetime) -> int:
    with clock.standing_at(at):
        return operations.comment(post.thread_id or 0, member_id, bodies.written(said.words, answers_id)).id


def _let_through(comment_id: int, admin_id: int) -> None:
    if db.session.scalar(select(Comment.state).where(Comment.id == comment_id)) is CommentState.HELD:
        deciding.release([comment_id], admin_id)


def _event(world: World, written: Written) -> int | None:
    """The last date before the post, or else the first, of the evening it is about."""
    made = world.at(written.who[0])
    if made is None or not written.about:
        return None
    named = select(Event.id).where(Event.chapter_id == made.chapter_id, Event.title == written.about)
    return db.session.scalar(named.order_by(Event.starts_at).limit(1))


def _somebody(world: World, who: tuple[str, int]) -> int | None:
    """Somebody at home in a city by their place there, counted round; None where the city is not part of this world."""
    made = world.at(who[0])
    return made.member_ids[who[1] % len(made.member_ids)] if made and made.member_ids else None
