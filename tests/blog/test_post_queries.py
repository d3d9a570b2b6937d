"""One post, and a random one."""

from collections import Counter

from blog import post_queries
from blog.models import Post
from core.clock import now
from core.database import db
from core.database import writing as transaction
from members.models import Handle, Member
from tests.blog.posts import add_post, add_posts, drafted
from tests.people import saved
from tests.watching import Watch

DRAWS, POSTS = 10_000, 50
#: With 49 degrees of freedom a fair draw lies below this in 9,999 of 10,000 runs.
CHI_SQUARE_LIMIT = 96.0


def test_ten_thousand_draws_of_fifty_posts_are_even(alice: Member) -> None:
    slugs = [post.slug for post in add_posts(alice, POSTS)]
    drafted(alice, "Never drawn")

    drawn = Counter(post_queries.random_slug() for _ in range(DRAWS))

    expected = DRAWS / POSTS
    assert set(drawn) == set(slugs)
    assert sum((count - expected) ** 2 / expected for count in drawn.values()) < CHI_SQUARE_LIMIT


def test_a_draw_is_one_statement_whatever_the_number(alice: Member, watch: Watch) -> None:
    add_posts(alice, 1)
    with watch.statements() as for_one:
        post_queries.random_slug()
    add_posts(alice, 49)

    with watch.statements() as for_fifty:
        post_queries.random_slug()

    assert len(for_one) == len(for_fifty) == 1


def test_a_post_comes_with_everything_around_it_in_one_statement(alice: Member, watch: Watch) -> None:
    saved(Handle(member_id=alice.id, position=0, url="https://alice.example", look_at=now()))
    add_posts(alice, 2, labels=["craft", "travel"])

    with watch.statements() as seen:
        row = post_queries.shown("post-2")

    assert row is not None
    assert (row.earlier_title, row.written, row.comments) == ("Post 1", 2, 0)
    assert row.handle_lines == "0\t0\thttps://alice.example"
    assert len(seen) == 1


def test_an_address_of_before_leads_nowhere_once_its_post_is_gone(alice: Member) -> None:
    post = add_post(alice)
    assert post_queries.moved_to("before") is None

    with transaction():
        db.session.delete(db.session.get_one(Post, post.id))

    assert post_queries.shown(post.slug) is None
