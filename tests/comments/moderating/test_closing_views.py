"""Closing a conversation in a browser."""

from flask.testing import FlaskClient
from sqlalchemy import select

from comments.models import Thread
from core.database import db
from members.models import Act, Member
from tests.blog.posts import add_post
from tests.people import add_member
from tests.signing_in import post, sign_in


def thread_of(member: Member) -> int:
    """The conversation under a post of somebody's, for Lisbon or nobody."""
    return add_post(member, chapter_id=None).thread_id or 0


def test_a_closed_conversation_takes_nothing_until_it_goes_on(client: FlaskClient, alice: Member) -> None:
    editor, thread_id = add_member("Eva", is_editor=True), thread_of(alice)
    page = "/blog/what-a-name-badge-knows"

    closed = post(sign_in(client, editor), f"/threads/{thread_id}/closing")
    refused = post(sign_in(client, alice), f"{page}/comments", body="One more.")
    shut = client.get(page).text
    post(sign_in(client, editor), f"/threads/{thread_id}/closing/withdrawal")
    taken = post(sign_in(client, alice), f"{page}/comments", body="One more.")

    assert (closed.status_code, closed.location) == (303, f"{page}#comments")
    assert (refused.status_code, taken.status_code) == (422, 303)
    assert "This conversation was closed on Wed 7 Oct. What is here stays." in shut
    assert db.session.scalars(select(Act.action).order_by(Act.id)).all()[-2:] == [
        "conversation closed",
        "conversation opened again",
    ]


def test_a_strangers_kept_page_shows_it_at_once(client: FlaskClient, alice: Member) -> None:
    editor, thread_id = add_member("Eva", is_editor=True), thread_of(alice)
    stranger = client.application.test_client()
    assert "Sign in to comment" in stranger.get("/blog/what-a-name-badge-knows").text

    post(sign_in(client, editor), f"/threads/{thread_id}/closing")

    assert "Sign in to comment" not in stranger.get("/blog/what-a-name-badge-knows").text


def test_who_does_not_moderate_it_closes_nothing(client: FlaskClient, alice: Member, bob: Member) -> None:
    thread_id = thread_of(bob)

    answer = post(sign_in(client, alice), f"/threads/{thread_id}/closing")

    assert answer.status_code == 404
    assert db.session.scalars(select(Thread.closed_at)).one() is None
    assert "Close this conversation" not in client.get("/blog/what-a-name-badge-knows").text
