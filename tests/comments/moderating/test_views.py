"""The queue as moderators use it: one press for one comment, a reason for many, and nothing for others."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from comments.models import Comment, CommentState, Thread, Watched
from core.database import db
from members.models import Member
from tests.comments.talking import again, begin, say
from tests.conftest import StandingClock
from tests.people import add_members, add_role
from tests.signing_in import post, sign_in

HERE = "/organise/comments"
Browsers = Callable[[], FlaskClient]


@pytest.fixture
def held(thread: Thread, bob: Member) -> Comment:
    """Bob's first comment, which waits."""
    return say(thread, bob, "See https://bees.example")


def test_the_queue_shows_what_waits_and_why(client: FlaskClient, held: Comment, alice: Member) -> None:
    page = sign_in(client, alice).get(HERE).text

    assert "Bob Tavares" in page and "Among the first comments of this person" in page
    assert "Links to bees.example" in page
    assert "1 waits" in page


def test_one_press_publishes_one_comment_whatever_is_ticked(
    client: FlaskClient, thread: Thread, held: Comment, alice: Member, carla: Member
) -> None:
    other = say(thread, carla)

    answer = post(
        sign_in(client, alice), f"{HERE}/decisions", comment=[str(other.id)], only=str(held.id), reason="spam"
    )

    assert answer.status_code == 303
    assert (again(held).state, again(other).state) == (CommentState.VISIBLE, CommentState.HELD)


def test_all_that_are_ticked_are_hidden_with_a_reason(
    client: FlaskClient, thread: Thread, held: Comment, alice: Member, carla: Member
) -> None:
    other = say(thread, carla)
    browser = sign_in(client, alice)

    post(
        browser, f"{HERE}/decisions", comment=[str(held.id), str(other.id)], verdict="hidden", reason="spam", note="No"
    )

    assert {again(held).state, again(other).state} == {CommentState.HIDDEN}
    page = browser.get(HERE).text
    assert "2 comments hidden. Their authors are told." in page and "Nothing waits" in page
    assert "“No”" in browser.get(f"{HERE}/decided").text


def test_deciding_about_nothing_or_without_words_is_refused_with_the_ticks_kept(
    client: FlaskClient, thread: Thread, held: Comment, alice: Member, carla: Member
) -> None:
    other = say(thread, carla)
    browser = sign_in(client, alice)
    both = [str(held.id), str(other.id)]

    nothing = post(browser, f"{HERE}/decisions", verdict="released", reason="spam")
    wordless = post(browser, f"{HERE}/decisions", comment=both, verdict="hidden", reason="other")
    one = post(browser, f"{HERE}/decisions", comment=both[:1], verdict="hidden", reason="other")
    nonsense = post(browser, f"{HERE}/decisions", comment=["x"], verdict="released", reason="spam")
    many = post(browser, f"{HERE}/decisions", comment=[str(n) for n in range(51)], verdict="released", reason="spam")

    assert [page.status_code for page in (nothing, wordless, one, nonsense, many)] == [422] * 5
    assert "Tick at least one comment" in nothing.text
    assert wordless.text.count(" checked>") == 2 and "own words" in wordless.text
    assert "Decide about a comment" in one.text
    assert again(held).state is CommentState.HELD


def test_what_stands_can_be_hidden_from_its_own_page(
    client: FlaskClient, another_client: Browsers, thread: Thread, known: None, alice: Member, bob: Member
) -> None:
    made = say(thread, bob, "Buy honey")
    browser = sign_in(client, alice)
    page = browser.get(f"{HERE}/{made.id}").text

    post(browser, f"{HERE}/decisions", comment=str(made.id), verdict="hidden", reason="spam")

    assert "Everybody can read it" in page and "Buy honey" in page
    assert again(made).state is CommentState.HIDDEN
    assert "only its author sees it" in browser.get(f"{HERE}/{made.id}").text


def test_another_chapters_comments_are_nobodys_business(
    client: FlaskClient, charlotte: Chapter, held: Comment, bob: Member, carla: Member
) -> None:
    add_role(carla, charlotte)
    there = say(begin(charlotte), bob, "In Charlotte")
    browser = sign_in(client, carla)

    answer = post(
        browser, f"{HERE}/decisions", comment=[str(held.id), str(there.id)], verdict="released", reason="spam"
    )

    assert answer.status_code == 303
    assert (again(held).state, again(there).state) == (CommentState.HELD, CommentState.VISIBLE)
    assert browser.get(f"{HERE}/{held.id}").status_code == 404
    assert "bees.example" not in browser.get(HERE).text


def test_who_moderates_nothing_finds_no_queue(client: FlaskClient, held: Comment, bob: Member) -> None:
    browser = sign_in(client, bob)

    assert [browser.get(path).status_code for path in (HERE, f"{HERE}/{held.id}", f"{HERE}/decided")] == [404] * 3
    assert (
        post(browser, f"{HERE}/decisions", comment=str(held.id), verdict="released", reason="spam").status_code == 404
    )
    assert again(held).state is CommentState.HELD


def test_a_role_that_is_taken_ends_it_at_once(
    client: FlaskClient, held: Comment, lisbon: Chapter, alice: Member, dan: Member
) -> None:
    role = add_role(dan, lisbon)
    browser = sign_in(client, dan)
    opened = browser.get(HERE).status_code
    db.session.delete(db.session.merge(role))
    db.session.commit()

    answer = post(browser, f"{HERE}/decisions", comment=str(held.id), verdict="released", reason="spam")

    assert (opened, answer.status_code) == (200, 404)
    assert again(held).state is CommentState.HELD


def test_admins_keep_the_list_of_words_and_hosts(client: FlaskClient, admin: Member, clock: StandingClock) -> None:
    browser = sign_in(client, admin)

    added = post(browser, f"{HERE}/watched", kind="word", entry="Casino")
    refused = post(browser, f"{HERE}/watched", kind="host", entry="no host")
    empty = post(browser, f"{HERE}/watched", kind="host", entry="")
    entry = db.session.scalars(select(Watched)).one()
    page = browser.get(f"{HERE}/watched").text
    post(browser, f"{HERE}/watched/{entry.id}/withdrawal")

    assert [answer.status_code for answer in (added, refused, empty)] == [303, 422, 422]
    assert "<b>casino</b>" in page
    assert "The list is empty" in browser.get(f"{HERE}/watched").text


def test_a_full_queue_says_how_many_are_not_shown(
    client: FlaskClient, thread: Thread, alice: Member, lisbon: Chapter
) -> None:
    for member in add_members(51, lisbon):
        say(thread, member)

    page = sign_in(client, alice).get(HERE).text

    assert "51 wait" in page and "these are the first 50" in page
