"""Bringing a blog over, by the command."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import delete, func, select

from blog import labels
from blog.models import ImportedAddress, Label, Post, PostState
from chapters.models import Chapter
from comments.models import Comment, Thread
from core.database import db, writing
from media.models import Upload
from members.models import Member
from tests.blog.importing.exports import blogger, blogger_draft, wordpress, wordpress_comment

Bring = Callable[..., Result]
BOMB = '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><feed>&b;</feed>'
FOREIGN = '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>'


@pytest.fixture
def bring(app: Flask, tmp_path: Path) -> Bring:
    """Runs the command on an export with this text."""

    def run(text: str, *options: str) -> Result:
        file = tmp_path / "export.xml"
        file.write_text(text)
        result = app.test_cli_runner().invoke(args=["blog", "import", str(file), *options])
        db.session.expire_all()
        return result

    return run


def count(table: type[Post] | type[Comment] | type[Upload]) -> int:
    """How many rows there are."""
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_posts_come_with_dates_labels_and_addresses(bring: Bring, client: FlaskClient) -> None:
    result = bring(blogger(posts=2, comments=0))

    post = db.session.scalars(select(Post).where(Post.slug == "post-1-there")).one()
    assert result.exit_code == 0, result.output
    assert "New: 2 posts, 0 drafts and 0 comments." in result.output
    assert (post.title, post.published_at) == ("Post 1 there", datetime(2010, 2, 25, 18, 30, tzinfo=UTC))
    assert (post.author_id, post.author_name, post.body) == (None, "Priya R.", "Words of post 1.")
    assert db.session.scalars(select(Label.name).order_by(Label.name)).all() == ["label 1", "label 2"]
    assert "Post 1 there" in client.get("/blog/archive/2010/2").text
    assert "Priya R." in client.get("/blog/post-1-there").text


def test_conversations_come_with_their_answers(bring: Bring, client: FlaskClient) -> None:
    bring(blogger(posts=1, comments=3))

    first, second, third = db.session.scalars(select(Comment).order_by(Comment.created_at)).all()
    assert (first.parent_id, second.parent_id, third.parent_id) == (None, first.id, None)
    assert (first.author_name, first.created_at) == ("Priya R.", datetime(2010, 2, 25, 19, 30, tzinfo=UTC))
    assert db.session.scalars(select(Thread.count)).one() == 3
    assert "Comment 1 on 1." in client.get("/blog/post-1-there").text


def test_twice_is_the_same_as_once(bring: Bring) -> None:
    bring(blogger(posts=3, comments=2))

    again = bring(blogger(posts=4, comments=3))

    assert "New: 1 post, 0 drafts and 6 comments." in again.output
    assert "Here already: 3 posts and 6 comments." in again.output
    assert (count(Post), count(Comment)) == (4, 12)
    assert sorted(db.session.scalars(select(Thread.count))) == [3, 3, 3, 3]


def test_a_dry_run_says_what_would_come_and_changes_nothing(bring: Bring) -> None:
    result = bring(blogger(posts=2, comments=1), "--dry-run")

    assert "New: 2 posts, 0 drafts and 2 comments." in result.output
    assert "Nothing has been changed." in result.output
    assert (count(Post), count(Comment)) == (0, 0)


def test_one_post_that_cannot_come_keeps_all_of_them_away(bring: Bring) -> None:
    result = bring(blogger(posts=2, comments=0, html="<p>" + "word " * 9000 + "{}</p>"))

    assert result.exit_code == 1
    assert "Cannot be brought over: “Post 1 there”: This is too long" in result.output
    assert count(Post) == 0


def test_a_draft_stays_one(bring: Bring, client: FlaskClient) -> None:
    bring(blogger(posts=0, more=blogger_draft("Unfinished")))

    assert db.session.scalars(select(Post.state)).one() is PostState.DRAFT
    assert client.get("/blog/unfinished").status_code == 404


def test_a_name_is_somebodys_where_one_says_whose(bring: Bring, alice: Member, lisbon: Chapter) -> None:
    result = bring(blogger(posts=1), "--chapter", "lisbon", "--author", "Priya R.=Alice@Example.com")

    post = db.session.scalars(select(Post)).one()
    assert (post.author_id, post.author_name, post.chapter_id) == (alice.id, "", lisbon.id)
    assert set(db.session.scalars(select(Comment.author_id))) == {alice.id}
    assert "With an account here: Priya R." in result.output


def test_what_wordpress_exports_comes_too(bring: Bring, alice: Member, client: FlaskClient) -> None:
    said = [
        wordpress_comment(1, "Well said."),
        wordpress_comment(2, "Buy pills", approved="spam"),
        wordpress_comment(3, "[...]", kind="pingback"),
        wordpress_comment(4, "Thank you", parent=1),
    ]
    result = bring(wordpress(comments="".join(said)))

    post = db.session.scalars(select(Post)).one()
    assert "New: 1 post, 0 drafts and 2 comments." in result.output
    assert (post.slug, post.author_id, post.body) == ("from-afar", alice.id, "First.\n\nSecond *one*.")
    assert post.published_at == datetime(2012, 4, 30, 22, 15, tzinfo=UTC)
    assert [name for _slug, name in _labels(client)] == ["craft"]
    assert db.session.scalars(select(Comment.body).order_by(Comment.created_at)).all() == ["Well said.", "Thank you"]


def test_pictures_come_where_they_are_given(bring: Bring, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (30, 20), "red").save(folder / "bees & coats.png")
    html = '<img src="http://old.example/a/bees%20%26%20coats.png" alt="Bees"><img src="http://old.example/lost.png">'

    result = bring(blogger(posts=2, comments=0, html=html), "--pictures", str(folder))

    post = db.session.scalars(select(Post).order_by(Post.id)).first()
    assert post is not None
    assert re.search(r'<img src="/media/\w{22}\.webp" alt="Bees" width="30" height="20"', post.body_html)
    assert '<a href="http://old.example/lost.png" rel="nofollow ugc noopener">picture</a>' in post.body_html
    assert "Brought along: 1 picture." in result.output
    assert count(Upload) == 1


def test_posts_lead_to_one_another_at_their_new_addresses(bring: Bring) -> None:
    html = (
        '<a href="http://www.munchies.example/2010/02/post-2-there.html?m=1#more">next</a> '
        '<a href="/2010/02/post-1-there.html">this</a> <a href="http://other.example/2010/02/post-2-there.html">not</a>'
    )

    result = bring(blogger(posts=2, comments=0, html=html))

    post = db.session.scalars(select(Post).order_by(Post.id)).first()
    assert post is not None
    assert post.body == (
        "[next](</blog/post-2-there>) [this](</blog/post-1-there>) [not](<http://other.example/2010/02/post-2-there.html>)"
    )
    assert '<a href="/blog/post-2-there"' in post.body_html
    assert "Made to lead to the new pages: 4 links" in result.output


def test_comments_lead_to_posts_at_their_new_addresses(bring: Bring, client: FlaskClient) -> None:
    """Links that somebody made, and addresses that stand there as they are, as what WordPress exports has them."""
    words = (
        'See <a href="http://blog.example/?p=7">this</a>, https://www.blog.example/from-afar/#comment-3 (or'
        " http://blog.example/from-afar/) and http://other.example/from-afar/."
    )

    result = bring(wordpress(comments=wordpress_comment(1, words)))

    comment = db.session.scalars(select(Comment)).one()
    assert comment.html.count('<a href="/blog/from-afar"') == 3
    assert ">https://www.blog.example/from-afar/#comment-3</a> (or" in comment.html
    assert 'href="http://other.example/from-afar/"' in comment.html
    assert "Made to lead to the new pages: 3 links" in result.output


def test_old_addresses_lead_to_the_new_pages(bring: Bring, client: FlaskClient) -> None:
    bring(blogger(posts=1))
    bring(wordpress())

    places = ("/2010/02/post-1-there.html?m=1", "/?p=7", "/from-afar/", "/2010/02/post-9-there.html", "/?p=8", "/?p=x")
    answers = [(answer.status_code, answer.location) for answer in map(client.get, places)]
    assert answers == [
        (301, "/blog/post-1-there"),
        (301, "/blog/from-afar"),
        (301, "/blog/from-afar"),
        (404, None),
        (200, None),
        (200, None),
    ]
    assert client.post("/from-afar/").status_code == 404


def test_old_addresses_come_later_for_posts_that_are_here(bring: Bring, client: FlaskClient) -> None:
    bring(blogger(posts=1))
    with writing():
        db.session.execute(delete(ImportedAddress))

    bring(blogger(posts=1))

    assert client.get("/2010/02/post-1-there.html").location == "/blog/post-1-there"


def test_the_old_address_of_a_post_that_was_taken_back_tells_nothing(bring: Bring, client: FlaskClient) -> None:
    bring(blogger(posts=1))
    with writing():
        post = db.session.scalars(select(Post)).one()
        post.state = PostState.DRAFT

    assert client.get("/2010/02/post-1-there.html").status_code == 404


def test_hostile_html_comes_as_harmless_words(bring: Bring, client: FlaskClient) -> None:
    html = '<script>x()</script><p onclick="x()">Hi <a href="javascript:x()">there</a></p><iframe src="//e"></iframe>'

    bring(blogger(posts=1, comments=0, html=html))

    assert db.session.scalars(select(Post.body)).one() == "Hi there"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (BOMB, "declares a document type or entities"),
        (FOREIGN, "declares a document type or entities"),
        ("<feed", "is no XML"),
        ("", "is no XML"),
        ("<html/>", "neither Blogger’s Atom nor WordPress’s WXR"),
        ('<rss version="2.0"><channel/></rss>', "neither Blogger’s Atom nor WordPress’s WXR"),
    ],
)
def test_a_file_that_is_no_harmless_export_is_refused(bring: Bring, text: str, sentence: str) -> None:
    result = bring(text)

    assert result.exit_code == 1
    assert sentence in result.output
    assert "Nothing has been changed." in result.output


@pytest.mark.parametrize(
    ("options", "sentence"),
    [(["--chapter", "nowhere"], "There is no chapter “nowhere”"), (["--author", "Priya"], "Say who is meant like")],
)
def test_options_that_mean_nothing_are_refused(bring: Bring, options: list[str], sentence: str) -> None:
    result = bring(blogger(), *options)

    assert result.exit_code == 1
    assert sentence in result.output


def test_two_hundred_posts_and_a_thousand_comments_come_in_ten_seconds(bring: Bring) -> None:
    text = blogger(posts=200, comments=5)
    began = process_time()

    result = bring(text)

    assert "New: 200 posts, 0 drafts and 1000 comments." in result.output
    assert process_time() - began < 10


def _labels(client: FlaskClient) -> list[tuple[str, str]]:
    html = client.get("/blog/from-afar").text
    names = re.findall(r'<a href="/blog/labels/([^"]+)">([^<]+)</a>', html)
    return [(slug, name) for slug, name in names if labels.parsed(name)]
