"""Reading the blog in a browser."""

import json
import re
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from blog.authoring import publishing, writing
from blog.authoring.writing import Draft
from chapters.models import Chapter
from core.clock import now
from core.database import writing as transaction
from members.models import Handle, Member
from tests.blog.posts import TEXT, add_post, add_posts, drafted
from tests.people import add_event, saved
from tests.signing_in import sign_in
from tests.watching import Watch

#: The club's own row is read once in half a minute; in tests, where there is none, each time.
CLUB = 1


def test_the_newest_post_stands_first(client: FlaskClient, alice: Member) -> None:
    add_post(alice, "Older", at=datetime(2026, 10, 1, tzinfo=UTC))
    add_post(alice, "Newer", at=datetime(2026, 10, 5, tzinfo=UTC))

    html = client.get("/blog").text

    assert html.index("Newer") < html.index("Older")
    assert "Alice Ferreira</bdi></a>, Lisbon" in html


def test_what_is_not_published_stands_nowhere(client: FlaskClient, alice: Member) -> None:
    draft = drafted(alice, "Not yet")

    assert "Not yet" not in client.get("/blog").text
    assert client.get(f"/blog/{draft.slug}").status_code == 404


def test_an_empty_blog_says_so(client: FlaskClient) -> None:
    assert "Nothing written yet" in client.get("/blog").text


def test_older_and_newer_posts_lead_to_each_other(client: FlaskClient, alice: Member) -> None:
    add_posts(alice, 25)

    first = client.get("/blog").text
    second = client.get(_link(first, "next")).text
    third = client.get(_link(second, "next")).text

    assert ("Post 25<" in first, "Post 16<" in first, "Post 15<" in first) == (True, True, False)
    assert ("Post 15<" in second, "Post 6<" in second) == (True, True)
    assert ("Post 5<" in third, "Post 1<" in third, 'rel="next"' in third) == (True, True, False)
    back = client.get(_link(third, "prev")).text
    assert ("Post 15<" in back, "Post 6<" in back) == (True, True)


def test_a_page_may_be_asked_for_by_its_number(client: FlaskClient, alice: Member) -> None:
    add_posts(alice, 12)

    assert "Post 2<" in client.get("/blog?page=2").text
    assert client.get("/blog?page=3").status_code == 404


@pytest.mark.parametrize("query", ["page=-1", "page=x", "before=x", "after=1e9", "page=1001", "q=a%0ab"])
def test_bad_fields_are_refused_with_the_page(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/blog?{query}")

    assert answer.status_code == 400
    assert "Commentary" in answer.text


def test_a_post_says_who_wrote_it_and_whose_views_they_are(client: FlaskClient, alice: Member) -> None:
    saved(Handle(member_id=alice.id, position=1, url="https://alice.example", look_at=now()))
    saved(Handle(member_id=alice.id, position=0, url="https://proved.example", look_at=now(), proved_at=now()))
    add_post(alice)

    html = client.get("/blog/what-a-name-badge-knows").text

    assert "Lisbon chapter · " in html
    assert "Views are the author’s own, not the club’s." in html
    links = re.findall(r'href="([^"]+)" rel="me nofollow ugc noopener"', html)
    assert links == ["https://proved.example", "https://alice.example"]
    assert html.count(", which links back here") == 1
    assert "<p>The first line is who you are." in html


def test_strangers_see_a_roundel_and_no_portrait(client: FlaskClient, alice: Member) -> None:
    add_post(alice)

    assert "/media/" not in client.get("/blog/what-a-name-badge-knows").text


def test_a_post_carries_what_previews_and_search_engines_read(client: FlaskClient, alice: Member) -> None:
    add_post(alice, labels=["craft"])

    html = client.get("/blog/what-a-name-badge-knows").text

    facts = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])
    assert (facts["@type"], facts["headline"], facts["keywords"]) == ("Article", "What a name badge knows", ["craft"])
    assert facts["author"]["url"] == f"http://localhost/blog/authors/{alice.key}"
    assert '<meta property="og:type" content="article">' in html
    assert 'content="http://localhost/blog/what-a-name-badge-knows/card.png"' in html


def test_an_address_of_before_leads_to_the_one_of_now(client: FlaskClient, alice: Member) -> None:
    post = add_post(alice)
    with transaction():
        writing.revise(post.id, Draft(title="What a name badge knows", body=TEXT, slug="badges"), by=alice.id)

    answer = client.get("/blog/what-a-name-badge-knows")

    assert (answer.status_code, answer.location) == (301, "/blog/badges")


def test_a_post_leads_to_the_one_before_it(client: FlaskClient, alice: Member) -> None:
    add_posts(alice, 2)

    assert "<small>Earlier</small><b>Post 1</b>" in client.get("/blog/post-2").text
    assert "<small>Earlier</small>" not in client.get("/blog/post-1").text


def test_a_post_about_an_event_leads_there(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    event = add_event(lisbon)
    add_post(alice, event_id=event.id)

    assert f'href="/events/{event.id}-october-dinner"' in client.get("/blog/what-a-name-badge-knows").text


def test_the_cloud_is_in_order_of_the_alphabet_and_counts_in_words(client: FlaskClient, alice: Member) -> None:
    add_post(alice, "One", labels=["travel", "craft"])
    add_post(alice, "Two", labels=["travel"])

    html = client.get("/blog").text

    cloud = html[html.index('class="cloud"') :]
    assert cloud.index("craft") < cloud.index("travel")
    assert 'travel <span class="c">2<span class="vh"> posts</span>' in cloud
    assert 'craft <span class="c">1<span class="vh"> post</span>' in cloud


def test_a_label_has_a_page_of_its_own(client: FlaskClient, alice: Member) -> None:
    add_post(alice, "Labelled", labels=["first times"])
    add_post(alice, "Plain")

    html = client.get("/blog/labels/first-times").text

    assert "Labelled" in html
    assert "Plain" not in html
    assert client.get("/blog/labels/nothing").status_code == 404


def test_a_label_of_drafts_alone_is_not_shown(client: FlaskClient, alice: Member) -> None:
    drafted(alice, labels=["secret"])

    assert client.get("/blog/labels/secret").status_code == 404
    assert "secret" not in client.get("/blog").text


def test_months_lead_to_their_posts(client: FlaskClient, alice: Member) -> None:
    add_post(alice, "Of September", at=datetime(2026, 9, 30, 23, tzinfo=UTC))
    add_post(alice, "Of October", at=datetime(2026, 10, 1, tzinfo=UTC))

    assert '<a href="/blog/archive/2026/9">September</a>' in client.get("/blog/archive").text
    september = client.get("/blog/archive/2026/9").text
    assert "Of September" in september
    assert "Of October" not in september


@pytest.mark.parametrize("path", ["/blog/archive/2026/13", "/blog/archive/2026/0", "/blog/archive/1999/1"])
def test_a_month_without_posts_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_authors_posts_are_together(client: FlaskClient, alice: Member, carla: Member) -> None:
    add_post(alice, "By alice")
    add_post(carla, "By carla")

    html = client.get(f"/blog/authors/{carla.key}").text

    assert "By carla" in html
    assert "By alice" not in html
    assert "1 post, from Charlotte" in html


def test_who_has_published_nothing_has_no_page(client: FlaskClient, bob: Member) -> None:
    drafted(bob)

    assert client.get(f"/blog/authors/{bob.key}").status_code == 404


def test_a_chapters_posts_are_together(client: FlaskClient, alice: Member, lisbon: Chapter, charlotte: Chapter) -> None:
    add_post(alice, "For Lisbon", chapter_id=lisbon.id)
    add_post(alice, "For all")

    html = client.get("/chapters/lisbon/blog").text

    assert "For Lisbon" in html
    assert "For all" not in html
    assert "Nothing written in Charlotte yet" in client.get("/chapters/charlotte/blog").text


def test_a_random_post_is_a_post(client: FlaskClient, alice: Member) -> None:
    add_post(alice)

    answer = client.get("/blog/random")

    assert (answer.status_code, answer.location) == (302, "/blog/what-a-name-badge-knows")
    assert "public" not in answer.headers["Cache-Control"]


def test_without_posts_a_random_one_is_the_empty_blog(client: FlaskClient) -> None:
    answer = client.get("/blog/random")

    assert (answer.status_code, answer.location) == (302, "/blog")


def test_words_are_looked_for(client: FlaskClient, alice: Member) -> None:
    add_post(alice, "Bees by the coats", body="He did not get a moment to himself.")
    add_post(alice, "Something else")

    html = client.get("/blog?q=bee").text

    assert "Bees by the coats" in html
    assert "Something else" not in html
    assert "Nothing with “wasp”" in client.get("/blog?q=wasp").text


def test_a_kept_page_is_out_of_date_once_a_post_comes_out(client: FlaskClient, alice: Member) -> None:
    client.get("/blog")

    add_post(alice, "Fresh")

    assert "Fresh" in client.get("/blog").text


def test_a_post_that_is_taken_back_is_gone(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    post = add_post(alice, chapter_id=lisbon.id)
    client.get(f"/blog/{post.slug}")

    with transaction():
        publishing.take_back(post.id, alice.id)

    assert client.get(f"/blog/{post.slug}").status_code == 404
    assert post.title not in client.get("/blog").text
    assert client.get("/blog?q=badge").text.count("Nothing with") == 1


def test_an_author_opens_their_own_draft(client: FlaskClient, alice: Member, bob: Member) -> None:
    draft = drafted(bob)

    assert "This is a draft" in sign_in(client, bob).get(f"/blog/{draft.slug}").text
    assert sign_in(client, alice).get(f"/blog/{draft.slug}").status_code == 404


def test_a_deleted_authors_posts_stay_without_a_name(client: FlaskClient, alice: Member) -> None:
    add_post(alice)
    alice.name, alice.deleted_at = "former member", datetime(2026, 10, 6, tzinfo=UTC)
    saved(alice)

    html = client.get("/blog/what-a-name-badge-knows").text

    assert "<bdi>former member</bdi>" in html
    assert f"/blog/authors/{alice.key}" not in html


@pytest.mark.parametrize("path", ["/blog", "/blog/labels/craft", "/blog/archive/2026/10", "/chapters/lisbon/blog"])
def test_a_list_asks_as_often_for_one_post_as_for_many(
    client: FlaskClient, alice: Member, lisbon: Chapter, watch: Watch, path: str
) -> None:
    add_posts(alice, 1, lisbon, labels=["craft"])
    client.get(path)
    add_post(alice, "Another", chapter_id=lisbon.id, labels=["craft", "travel"])
    with watch.statements() as few:
        client.get(path)
    add_posts(alice, 30, lisbon, labels=["craft", "meetups"])

    with watch.statements() as many:
        client.get(path)

    assert len(many) == len(few) <= 4 + CLUB


def test_a_posts_page_asks_at_most_six_times(client: FlaskClient, alice: Member, watch: Watch) -> None:
    add_posts(alice, 3, labels=["craft", "travel"])

    with watch.statements() as seen:
        client.get("/blog/post-3")

    assert len(seen) <= 6 + CLUB


def _link(html: str, rel: str) -> str:
    return str(re.findall(rf'<a href="([^"]+)" rel="{rel}"', html)[0])
