"""Posts that come out by themselves, and HTML that is made anew."""

from datetime import timedelta

from sqlalchemy import delete, func, select, update

from blog.authoring import jobs, publishing, writing
from blog.authoring.writing import Draft
from blog.models import Post, PostState
from chapters.models import Chapter
from core.database import db
from core.database import writing as transaction
from core.writing import articles
from media.models import Upload
from media.pictures import Picture
from members.models import Member, Role
from tests.blog.posts import add_post, drafted
from tests.conftest import StandingClock


def scheduled(author: Member, chapter: Chapter, title: str, hours: int, clock: StandingClock) -> Post:
    """A post that comes out in so many hours."""
    post = drafted(author, title, chapter_id=chapter.id)
    with transaction():
        publishing.schedule(post.id, author.id, clock.now + timedelta(hours=hours))
    return post


def states() -> dict[str, PostState]:
    """How far each post has come, by title."""
    db.session.expire_all()
    return {row.title: row.state for row in db.session.execute(select(Post.title, Post.state))}


def test_each_comes_out_when_it_is_due_and_once(alice: Member, lisbon: Chapter, clock: StandingClock) -> None:
    scheduled(alice, lisbon, "Later", 2, clock)
    soon = scheduled(alice, lisbon, "Soon", 1, clock)
    clock.forward(hours=1, minutes=5)

    assert [jobs.publish_due() for _ in range(3)] == [1, 0, 0]
    assert states() == {"Soon": PostState.PUBLISHED, "Later": PostState.SCHEDULED}
    assert db.session.get_one(Post, soon.id).published_at == clock.now - timedelta(minutes=5)


def test_a_worker_that_was_down_makes_up_for_it_in_order(alice: Member, lisbon: Chapter, clock: StandingClock) -> None:
    for hours in (3, 1, 2):
        scheduled(alice, lisbon, f"In {hours}", hours, clock)
    clock.forward(days=2)

    assert [jobs.publish_due() for _ in range(4)] == [1, 1, 1, 0]
    assert set(states().values()) == {PostState.PUBLISHED}


def test_who_may_publish_no_more_has_only_handed_it_in(alice: Member, lisbon: Chapter, clock: StandingClock) -> None:
    scheduled(alice, lisbon, "Mine", 1, clock)
    with transaction():
        db.session.execute(delete(Role).where(Role.member_id == alice.id))
    clock.forward(hours=2)

    assert jobs.publish_due() == 1
    assert jobs.publish_due() == 0
    assert states() == {"Mine": PostState.SUBMITTED}


def test_html_that_older_rules_made_is_made_anew(alice: Member) -> None:
    post = add_post(alice, body="A *word*.")
    with transaction():
        db.session.execute(update(Post).values(rendered_by=0, body_html="old"))

    assert [jobs.render_anew() for _ in range(2)] == [1, 0]
    db.session.expire_all()
    again = db.session.get_one(Post, post.id)
    assert (again.body_html, again.rendered_by) == ("<p>A <em>word</em>.</p>\n", articles.RULES)


def test_pictures_that_no_post_shows_are_forgotten_after_a_day(alice: Member, clock: StandingClock) -> None:
    post = drafted(alice, body="")
    with transaction():
        held = writing.lock(post.id)
        for alt, as_cover in (("Cover", True), ("In the text", False), ("Taken out", False)):
            writing.add_picture(held, Picture(b"RIFF"), alt, as_cover)
        kept = held.body.split("\n\n")[0]
    clock.forward(hours=23)
    with transaction():
        writing.revise(post.id, Draft(title=post.title, body=kept), by=alice.id)
    assert jobs.forget_pictures() == 0

    clock.forward(hours=2)

    assert [jobs.forget_pictures() for _ in range(2)] == [1, 0]
    assert db.session.scalar(select(func.count()).select_from(Upload)) == 2
