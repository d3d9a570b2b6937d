"""What the people of the demonstration have written."""

import pytest
from sqlalchemy import func, select

from blog import labels
from blog.models import Post, PostState
from comments.models import Comment, CommentState
from core import clock
from core.database import db
from core.writing import articles
from pages.demonstration.commentary import POSTS
from tests.pages.demonstration.test_seeding import seeded, world_app  # noqa: F401


def test_thirty_posts_are_all_different() -> None:
    assert len({post.title for post in POSTS}) == 30
    assert len({post.body for post in POSTS}) == 30
    assert len({post.days_ago for post in POSTS}) == 30


@pytest.mark.parametrize("written", POSTS, ids=lambda written: written.title)
def test_each_post_is_one_that_the_verbs_take(written: object) -> None:
    post = next(post for post in POSTS if post is written)

    assert articles.too_much(post.body) == ""
    assert [tag.name for tag in labels.tags(post.labels)] == list(post.labels)
    assert all(said.answers is None or said.answers < place for place, said in enumerate(post.said))


@pytest.mark.usefixtures("seeded")
def test_those_of_the_cities_there_are_stand_published_in_the_past() -> None:
    cities = {"Lisbon", "Charlotte", "São Paulo", "Nairobi", "Tokyo", "Auckland"}
    rows = db.session.execute(select(Post.title, Post.state, Post.published_at)).all()

    there = {post.title for post in POSTS if post.who[0] in cities}
    assert {row.title for row in rows} <= {post.title for post in POSTS}
    assert {row.title for row in rows} & there
    assert {row.state for row in rows} == {PostState.PUBLISHED}
    assert max(row.published_at for row in rows) < clock.now()


@pytest.mark.usefixtures("seeded")
def test_what_was_said_under_them_can_be_read() -> None:
    under_posts = select(Comment.state, func.count()).where(Comment.thread_id.in_(select(Post.thread_id)))
    states = db.session.execute(under_posts.group_by(Comment.state)).all()

    assert [row[0] for row in states] == [CommentState.VISIBLE]
    assert states[0][1] > 10
