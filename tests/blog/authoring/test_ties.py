"""What becomes of posts when their authors leave."""

from flask.testing import FlaskClient
from sqlalchemy import select

from blog.authoring import publishing
from blog.models import Post, PostState
from chapters.models import Chapter
from core.database import db
from core.database import writing as transaction
from members import leaving
from members.models import Member
from tests.blog.posts import add_post, drafted


def test_what_is_out_stays_by_a_former_member_and_the_rest_goes(client: FlaskClient, bob: Member) -> None:
    add_post(bob, "Out")
    drafted(bob, "Draft")
    client.get("/blog")

    with transaction():
        leaving.delete_account(bob.id)

    assert db.session.scalars(select(Post.title)).all() == ["Out"]
    html = client.get("/blog").text
    assert "former member" in html
    assert "Bob Tavares" not in html


def test_what_somebody_shut_out_had_handed_in_is_a_draft_again(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    handed_in = drafted(bob, "Handed in", chapter_id=lisbon.id)
    add_post(bob, "Out")
    with transaction():
        publishing.submit(handed_in.id, bob.id)

    with transaction():
        leaving.ban(bob.id, alice.id, "advertising")

    db.session.expire_all()
    assert db.session.get_one(Post, handed_in.id).state is PostState.DRAFT
    assert "Out" in client.get("/blog").text
