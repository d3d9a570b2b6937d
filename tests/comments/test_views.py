"""A conversation on a post, and everything one does with a single comment, as a browser without script does it."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from blog.authoring import publishing
from blog.models import Post
from chapters.models import Chapter
from comments.models import Comment, CommentState, Thread
from core.database import db, writing
from members.models import Member
from tests.blog.posts import add_post
from tests.comments.talking import again, let_through, say, trust
from tests.conftest import StandingClock
from tests.people import saved
from tests.signing_in import post, sign_in
from tests.watching import Watch

PAGE = "/blog/what-a-name-badge-knows"
Browsers = Callable[[], FlaskClient]


@pytest.fixture
def entry(lisbon: Chapter, alice: Member) -> Post:
    """Alice's post in Lisbon."""
    return add_post(alice, chapter_id=lisbon.id)


@pytest.fixture
def thread(entry: Post) -> Thread:
    """Its conversation."""
    return db.session.get_one(Thread, entry.thread_id)


@pytest.fixture
def said(thread: Thread, known: None, bob: Member) -> Comment:
    """A comment of Bob's that all can read."""
    return say(thread, bob)


@pytest.fixture
def known(thread: Thread, bob: Member, carla: Member) -> None:
    """Bob's and Carla's comments stand at once."""
    trust(thread, bob, carla)


def test_a_strangers_page_shows_what_can_be_read_and_holds_links_alone(client: FlaskClient, said: Comment) -> None:
    page = client.get(PAGE)

    assert "I am the bees man." in page.text and "5 comments" in page.text
    assert 'method="post"' not in page.text and "csrf_token" not in page.text
    assert f'href="/sign-in?next={PAGE.replace("/", "%2F")}"' in page.text or f"next={PAGE}" in page.text
    assert page.cache_control.public


def test_a_comment_is_on_the_kept_page_at_once(
    client: FlaskClient, another_client: Browsers, thread: Thread, alice: Member
) -> None:
    before = client.get(PAGE).text

    answer = post(sign_in(another_client(), alice), f"{PAGE}/comments", body="Welcome, *all*")

    made = db.session.query(Comment).one()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PAGE}#c-{made.id}")
    assert "No comments yet" in before
    assert "<p>Welcome, <em>all</em></p>" in client.get(PAGE).text


def test_a_first_comment_says_that_it_waits_and_nobody_else_sees_it(
    client: FlaskClient, another_client: Browsers, thread: Thread, bob: Member
) -> None:
    browser = sign_in(client, bob)

    post(browser, f"{PAGE}/comments", body="My very first words")
    page = browser.get(PAGE).text

    assert "Somebody of the team reads it first" in page
    assert "My very first words" in page and "Waits for the hosts" in page
    assert "My very first words" not in another_client().get(PAGE).text


def test_a_reply_stands_under_what_it_answers(client: FlaskClient, said: Comment, alice: Member) -> None:
    browser = sign_in(client, alice)
    form = browser.get(f"{PAGE}?parent={said.id}").text

    post(browser, f"{PAGE}/comments", body="Which bees?", parent=str(said.id))

    assert "Reply to <bdi>Bob Tavares</bdi>" in form
    assert f'name="parent" value="{said.id}"' in form
    nested = re.search(rf'id="c-{said.id}".*?<ol class="thread">(.*?)</ol>', browser.get(PAGE).text, re.DOTALL)
    assert nested and "Which bees?" in nested.group(1)


def test_a_quotation_is_in_the_form(client: FlaskClient, said: Comment, alice: Member) -> None:
    page = sign_in(client, alice).get(f"{PAGE}?parent={said.id}&quote=1").text

    assert "&gt; I am the bees man." in page


def test_a_form_that_is_refused_keeps_the_words(client: FlaskClient, thread: Thread, bob: Member) -> None:
    browser = sign_in(client, bob)

    empty = post(browser, f"{PAGE}/comments", body="  ")
    long = post(browser, f"{PAGE}/comments", body="long " * 1200)
    unknown = post(browser, f"{PAGE}/comments", body="To nobody", parent="404")

    assert [page.status_code for page in (empty, long, unknown)] == [422, 422, 422]
    assert "<title>Error: What a name badge knows" in empty.text and "Write something first" in empty.text
    assert "long long" in long.text and "5000" in long.text
    assert "To nobody" in unknown.text and "not here any more" in unknown.text


def test_fields_that_the_form_does_not_have_are_refused(client: FlaskClient, thread: Thread, bob: Member) -> None:
    assert post(sign_in(client, bob), f"{PAGE}/comments", body="x", state="visible").status_code == 400


def test_a_program_that_fills_in_everything_waits(
    client: FlaskClient, known: None, thread: Thread, bob: Member
) -> None:
    post(sign_in(client, bob), f"{PAGE}/comments", body="Buy", website="https://shop.example")

    made = db.session.query(Comment).order_by(Comment.id.desc()).first()
    assert made and (made.state, made.held_for) == (CommentState.HELD, "bait")


def test_hostile_words_do_nothing(client: FlaskClient, thread: Thread, alice: Member) -> None:
    say(
        thread,
        alice,
        "<script>alert(1)</script> ![x](https://evil.example/p.png) [y](javascript:alert(1)) <b onclick=x>",
    )

    page = client.get(PAGE).text

    assert "<script>alert" not in page and "<img" not in page
    assert 'href="javascript' not in page and "<b onclick" not in page


def test_a_closed_conversation_has_no_form(
    client: FlaskClient, said: Comment, bob: Member, clock: StandingClock
) -> None:
    clock.forward(days=91)

    page = sign_in(client, bob).get(PAGE).text

    assert "This conversation closed on Tue 5 Jan" in page and "Post comment" not in page
    assert post(client, f"{PAGE}/comments", body="Late").status_code == 422


def test_the_address_of_a_comment_leads_to_where_it_stands(
    client: FlaskClient, said: Comment, thread: Thread, dan: Member
) -> None:
    held = say(thread, dan, "Hm")

    assert client.get(f"/comments/{said.id}").headers["Location"] == f"{PAGE}#c-{said.id}"
    assert client.get(f"/comments/{held.id}").status_code == 404
    assert client.get("/comments/404").status_code == 404


def test_a_comment_is_changed_on_a_page_of_its_own(client: FlaskClient, said: Comment, bob: Member) -> None:
    browser = sign_in(client, bob)
    page = browser.get(f"/comments/{said.id}/edit").text

    answer = post(browser, f"/comments/{said.id}/edit", body="I was the bees man.")

    assert "I am the bees man." in page and "13:15" in page
    assert answer.headers["Location"] == f"{PAGE}#c-{said.id}"
    assert "I was the bees man." in browser.get(PAGE).text
    assert again(said).edited_at is not None


def test_changing_too_late_or_into_nothing_is_refused(
    client: FlaskClient, said: Comment, bob: Member, clock: StandingClock
) -> None:
    browser = sign_in(client, bob)

    empty = post(browser, f"/comments/{said.id}/edit", body="")
    clock.forward(minutes=16)
    late = post(browser, f"/comments/{said.id}/edit", body="Other words")

    assert (empty.status_code, late.status_code) == (422, 422)
    assert "Other words" in late.text and "15 minutes" in late.text


def test_a_comment_is_taken_back(client: FlaskClient, said: Comment, bob: Member) -> None:
    browser = sign_in(client, bob)
    question = browser.get(f"/comments/{said.id}/removal").text

    answer = post(browser, f"/comments/{said.id}/removal")

    assert "Take your comment back?" in question
    assert answer.headers["Location"] == f"{PAGE}#comments"
    assert "I am the bees man." not in browser.get(PAGE).text
    assert browser.get(f"/comments/{said.id}/edit").status_code == 404


def test_thanks_are_said_and_taken_back(
    client: FlaskClient, another_client: Browsers, said: Comment, carla: Member
) -> None:
    browser = sign_in(client, carla)

    post(browser, f"/comments/{said.id}/thanks")
    thanked = another_client().get(PAGE).text
    post(browser, f"/comments/{said.id}/thanks/withdrawal")

    assert "1 said thanks" in thanked
    assert "said thanks" not in another_client().get(PAGE).text


def test_a_report_is_sent_and_its_sender_shown_to_nobody(
    client: FlaskClient, another_client: Browsers, said: Comment, alice: Member, carla: Member
) -> None:
    organiser, browser = sign_in(another_client(), alice), sign_in(client, carla)
    without_words = post(browser, f"/comments/{said.id}/report", reason="other")

    sent = post(browser, f"/comments/{said.id}/report", reason="unkind", note="To bees")

    queue = organiser.get("/organise/comments").text
    assert (without_words.status_code, sent.status_code) == (422, 303)
    assert "Reported once" in queue and "To bees" in queue
    assert "Carla" not in queue


def test_mail_about_a_conversation_is_stopped_and_wanted_again(
    client: FlaskClient, said: Comment, bob: Member, thread: Thread
) -> None:
    browser = sign_in(client, bob)
    number = thread.id

    post(browser, f"/threads/{number}/mute")
    muted = browser.get(PAGE).text
    post(browser, f"/threads/{number}/mute/withdrawal")

    assert "You get no mail about this conversation" in muted
    assert "No mail about this conversation" in browser.get(PAGE).text


def test_nothing_is_done_under_a_post_that_is_taken_back(
    client: FlaskClient, entry: Post, said: Comment, alice: Member, bob: Member, thread: Thread
) -> None:
    number = thread.id
    with writing():
        publishing.take_back(entry.id, alice.id)
    browser = sign_in(client, bob)

    paths = [f"/comments/{said.id}/thanks", f"/comments/{said.id}/edit", f"{PAGE}/comments", f"/threads/{number}/mute"]

    assert [post(browser, path, body="x").status_code for path in paths] == [404] * 4
    assert browser.get(f"/comments/{said.id}").status_code == 404


def test_a_page_asks_as_often_for_fifty_comments_as_for_one(
    client: FlaskClient, thread: Thread, said: Comment, bob: Member, watch: Watch
) -> None:
    browser = sign_in(client, bob)
    browser.get(PAGE)
    with watch.statements() as few:
        browser.get(PAGE)
    for number in range(50):
        say(thread, bob, f"Number {number}", to=said)

    with watch.statements() as many:
        browser.get(PAGE)

    assert len(many) == len(few)


def test_a_former_members_words_stay(client: FlaskClient, said: Comment, bob: Member) -> None:
    browser = sign_in(client, bob)
    post(browser, "/me/deletion")

    page = client.get(PAGE).text

    assert "I am the bees man." in page and "<bdi>former member</bdi>" in page and "<bdi>Bob Tavares" not in page


def test_a_name_from_right_to_left_stays_apart(client: FlaskClient, thread: Thread) -> None:
    made = saved(
        Comment(
            thread_id=thread.id,
            author_name="عبد الرحمن",
            body="مرحبا",
            html="<p>مرحبا</p>",
            rendering=1,
            state=CommentState.VISIBLE,
            created_at=thread.opened_at,
        )
    )

    assert "<b><bdi>عبد الرحمن</bdi></b>" in client.get(PAGE).text
    let_through(made)


def test_numbers_past_all_rows_are_not_there(client: FlaskClient, thread: Thread, alice: Member) -> None:
    browser, most = sign_in(client, alice), "9" * 9

    statuses = [
        browser.get(f"/comments/{most}").status_code,
        browser.get(f"/organise/comments/{most}").status_code,
        browser.get(f"{PAGE}?parent={most}").status_code,
        post(browser, f"{PAGE}/comments", body="To nobody", parent=most).status_code,
        post(browser, "/organise/comments/decisions", comment=most, verdict="released", reason="spam").status_code,
        post(browser, f"/threads/{most}/mute").status_code,
    ]
    longer = [
        browser.get(f"/comments/{most}9").status_code,
        browser.get(f"{PAGE}?parent={most}9").status_code,
        post(browser, f"{PAGE}/comments", body="To nobody", parent=f"{most}9").status_code,
        post(browser, "/organise/comments/decisions", comment=f"{most}9", verdict="hidden", reason="spam").status_code,
    ]

    assert statuses == [404, 404, 200, 422, 404, 404]
    assert longer == [404, 200, 422, 422]
