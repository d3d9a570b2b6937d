"""Feeds of the blog, read by a program that reads feeds."""

from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from flask.testing import FlaskClient
from xmlschema import XMLSchema11

from blog.authoring import writing
from blog.authoring.writing import Draft
from chapters.models import Chapter
from core.database import writing as transaction
from members.models import Member
from tests.blog.posts import add_post, add_posts
from tests.conftest import StandingClock

#: What RFC 4287 asks of a feed.
ATOM = XMLSchema11(Path(__file__).with_name("atom.xsd").read_text())
HOSTILE = "Tom & <b>Jerry</b> “quoted” ]]> 🐝"


@pytest.fixture
def paths(alice: Member, lisbon: Chapter) -> list[str]:
    """Where the four kinds of feed are, each with a post in it."""
    add_post(alice, HOSTILE, body=f"{HOSTILE}\n\n## A heading\n\n1 < 2", labels=["craft"], chapter_id=lisbon.id)
    return [
        "/blog/feed.atom",
        "/blog/labels/craft/feed.atom",
        f"/blog/authors/{alice.key}/feed.atom",
        "/chapters/lisbon/blog/feed.atom",
    ]


def test_every_feed_is_read_without_fault(client: FlaskClient, paths: list[str]) -> None:
    read = [feedparser.parse(client.get(path).data) for path in paths]

    assert [feed.bozo for feed in read] == [False] * 4
    assert [feed.entries[0].title for feed in read] == [HOSTILE] * 4


def test_a_feed_carries_the_whole_text(client: FlaskClient, paths: list[str]) -> None:
    entry = feedparser.parse(client.get(paths[0]).data).entries[0]

    assert "<h2>A heading</h2>" in entry.content[0].value
    assert "&lt;b&gt;Jerry&lt;/b&gt;" in entry.content[0].value
    assert entry.author == "Alice Ferreira"
    assert [tag.label for tag in entry.tags] == ["craft"]
    assert entry.published_parsed[:5] == (2026, 10, 7, 12, 0)


def test_a_feed_keeps_to_the_schema_of_the_standard(client: FlaskClient, paths: list[str]) -> None:
    for path in paths:
        assert [str(error) for error in ATOM.iter_errors(client.get(path).text)] == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>2026-10-07T12:00:00Z</updated>", ""),
        ("<updated>2026-10-07T12:00:00Z</updated>", "<updated>2026-10-07</updated>"),
        ("<published>", "<published>2026-10-07T12:00:00Z</published><published>"),
        ("<author><name>Alice Ferreira</name>", "<author>"),
        ('term="craft"', 'term=""'),
        ('<content type="html">', '<content type="markdown">'),
        ('rel="self"', 'rel="alternate"'),
        ("<id>", "<id>no address: "),
        ("</feed>", "<new/></feed>"),
    ],
)
def test_a_feed_that_breaks_the_standard_is_found(
    client: FlaskClient, paths: list[str], right: str, wrong: str
) -> None:
    feed = client.get(paths[0]).text

    assert right in feed
    assert not ATOM.is_valid(feed.replace(right, wrong))


def test_a_feed_is_found_from_its_page(client: FlaskClient, paths: list[str]) -> None:
    for path in paths:
        assert f'type="application/atom+xml" href="{path}"' in client.get(path.removesuffix("/feed.atom")).text


def test_a_feed_that_has_not_changed_is_answered_304(client: FlaskClient, paths: list[str]) -> None:
    first = client.get(paths[0])

    again = client.get(paths[0], headers={"If-None-Match": first.headers["ETag"]})

    assert first.mimetype == "application/atom+xml"
    assert again.status_code == 304


def test_an_entry_keeps_its_id_when_its_address_changes(
    client: FlaskClient, alice: Member, clock: StandingClock
) -> None:
    post = add_post(alice, at=datetime(2026, 10, 1, tzinfo=UTC))
    before = feedparser.parse(client.get("/blog/feed.atom").data).entries[0]
    clock.forward(hours=1)
    with transaction():
        writing.revise(post.id, Draft(title=post.title, body="Other words.", slug="elsewhere"), by=alice.id)

    after = feedparser.parse(client.get("/blog/feed.atom").data).entries[0]

    assert after.id == before.id
    assert after.link == "http://localhost/blog/elsewhere"
    assert after.updated > before.updated


def test_the_newest_twenty_are_in_a_feed(client: FlaskClient, alice: Member) -> None:
    add_posts(alice, 22)

    entries = feedparser.parse(client.get("/blog/feed.atom").data).entries

    assert [entries[0].title, entries[-1].title, len(entries)] == ["Post 22", "Post 3", 20]


def test_an_empty_feed_is_one_too(client: FlaskClient) -> None:
    read = feedparser.parse(client.get("/blog/feed.atom").data)

    assert (read.bozo, read.entries) == (False, [])


@pytest.mark.parametrize(
    "path", ["/blog/labels/none/feed.atom", "/blog/authors/nobody/feed.atom", "/chapters/none/blog/feed.atom"]
)
def test_a_feed_of_nothing_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
