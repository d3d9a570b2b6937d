"""Lists of posts: what other pages are given of them, and how deep pages are found."""

from datetime import timedelta

from flask.testing import FlaskClient

from blog import queries
from blog.queries import Among, Where
from chapters.models import Chapter
from core import clock
from members.models import Member
from tests.blog.posts import add_post, add_posts, drafted
from tests.people import add_event
from tests.watching import Watch


def test_the_newest_posts_of_a_chapter_are_given_to_its_page(
    client: FlaskClient, alice: Member, lisbon: Chapter, charlotte: Chapter
) -> None:
    add_posts(alice, 4, lisbon)
    add_post(alice, "For Charlotte", chapter_id=charlotte.id)

    html = client.get("/chapters/lisbon").text

    assert html.index("Post 4") < html.index("Post 3") < html.index("Post 2")
    assert "Post 1<" not in html
    assert "For Charlotte" not in html
    assert "All posts from Lisbon" in html


def test_what_was_written_about_an_event_stands_on_its_page(
    client: FlaskClient, alice: Member, lisbon: Chapter
) -> None:
    event = add_event(lisbon)
    add_post(alice, "After the dinner", event_id=event.id)
    add_post(alice, "Something else")

    html = client.get(f"/events/{event.id}-october-dinner").text

    assert "Written about it" in html
    assert "After the dinner" in html
    assert "Something else" not in html


def test_the_first_page_shows_the_newest_of_all(
    client: FlaskClient, alice: Member, lisbon: Chapter, charlotte: Chapter
) -> None:
    client.get("/")
    add_post(alice, "Fresh", chapter_id=charlotte.id)

    html = client.get("/").text

    assert "From the blog" in html
    assert "Fresh" in html


def test_pages_without_posts_do_not_speak_of_a_blog(client: FlaskClient, lisbon: Chapter, charlotte: Chapter) -> None:
    assert "From the blog" not in client.get("/").text
    assert "From the blog" not in client.get("/chapters/lisbon").text


def test_the_latest_are_one_statement_however_many_there_are(alice: Member, watch: Watch) -> None:
    add_posts(alice, 12, labels=["craft"])

    with watch.statements() as seen:
        cards = queries.latest(3)

    assert [card.title for card in cards] == ["Post 12", "Post 11", "Post 10"]
    assert len(seen) == 1


def test_posts_of_the_same_instant_are_told_apart_by_their_numbers(alice: Member) -> None:
    at = clock.now() - timedelta(days=1)
    made = [add_post(alice, f"Twin {number}", at=at) for number in range(queries.PAGE + 3)]

    first = queries.published(Where())
    second = queries.published(Where("before", first.older or 0))
    back = queries.published(Where("after", second.newer or 0))

    assert [card.id for card in (*first.cards, *second.cards)] == [post.id for post in reversed(made)]
    assert back.cards == first.cards
    assert (back.newer, back.older) == (None, first.cards[-1].id)


def test_what_lies_before_a_post_that_is_not_there_is_nothing(alice: Member) -> None:
    add_posts(alice, 3)

    assert queries.published(Where("before", 10**9)).cards == ()


def test_only_published_posts_count_for_labels_and_months(alice: Member) -> None:
    drafted(alice, labels=["craft"])
    add_post(alice, "Out", labels=["craft", "travel"])

    assert [(row.name, row.posts) for row in queries.cloud()] == [("craft", 1), ("travel", 1)]
    assert [(row.month, row.posts) for row in queries.months()] == [("2026-10", 1)]


def test_a_label_walks_its_own_index(alice: Member) -> None:
    add_posts(alice, 12, labels=["craft"])
    add_post(alice, "Other", labels=["travel"])
    label = queries.label_at("craft")
    assert label

    first = queries.published(Where(), Among(label_id=label.id))
    second = queries.published(Where("before", first.older or 0), Among(label_id=label.id))

    assert (label.posts, len(first.cards), [card.title for card in second.cards]) == (12, 10, ["Post 2", "Post 1"])


def test_search_engines_are_told_of_what_is_published(client: FlaskClient, alice: Member) -> None:
    client.get("/sitemap.xml")
    add_post(alice, "Out")
    drafted(alice, "Draft")

    text = client.get("/sitemap.xml").text

    assert "<loc>http://localhost/blog/out</loc>" in text
    assert "/blog/draft" not in text
