"""The addresses of posts."""

from typing import Any

import pytest

from blog import post_queries
from blog.authoring import writing
from blog.authoring.writing import Draft
from blog.models import Post
from core.database import writing as transaction
from members.models import Member
from tests.blog.posts import TEXT, add_post, drafted


def revised(post: Post, **changed: Any) -> Post:
    """The post with other words or another address."""
    draft = Draft(**{"title": post.title, "body": TEXT} | changed)
    with transaction():
        return writing.revise(post.id, draft, by=post.author_id or 0)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What a name badge knows", "what-a-name-badge-knows"),
        ("Über Łódź & São Paulo", "uber-lodz-sao-paulo"),
        ("東京", "post"),
        ("New", "new-2"),
        ("Random", "random-2"),
        ("word " * 24, "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_address_is_made_of_the_title(alice: Member, title: str, slug: str) -> None:
    assert drafted(alice, title.strip()).slug == slug


def test_the_same_title_again_is_numbered(alice: Member) -> None:
    assert [drafted(alice, "Bees").slug for _ in range(3)] == ["bees", "bees-2", "bees-3"]


def test_a_drafts_address_follows_its_title_and_leaves_nothing(alice: Member) -> None:
    draft = drafted(alice, "Bees")

    assert revised(draft, title="Wasps").slug == "wasps"
    assert post_queries.moved_to("bees") is None


def test_a_published_posts_address_stays_when_its_title_changes(alice: Member) -> None:
    assert revised(add_post(alice, "Bees"), title="Wasps").slug == "bees"


def test_addresses_of_before_lead_to_the_one_of_now(alice: Member) -> None:
    post = add_post(alice, "Bees")

    revised(revised(post, slug="Wasps"), slug="hornets")

    assert [post_queries.moved_to(slug) for slug in ("bees", "wasps", "hornets")] == ["hornets", "hornets", None]


def test_a_post_may_have_its_old_address_back(alice: Member) -> None:
    post = add_post(alice, "Bees")

    revised(revised(post, slug="wasps"), slug="bees")

    assert (post.slug, post_queries.moved_to("bees"), post_queries.moved_to("wasps")) == ("bees", None, "bees")


def test_an_address_of_before_is_not_given_to_another(alice: Member) -> None:
    revised(add_post(alice, "Bees"), slug="wasps")

    assert drafted(alice, "Bees").slug == "bees-2"
