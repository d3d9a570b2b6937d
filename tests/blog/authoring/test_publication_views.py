"""Publishing in a browser."""

import re
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from blog.authoring import jobs
from blog.models import Post, PostState
from chapters.models import Chapter
from core.database import db
from mail import letters
from mail.models import Message
from members.models import Act, Member, TeamRole
from tests.blog.posts import add_post, drafted
from tests.conftest import StandingClock
from tests.people import add_member, add_role
from tests.signing_in import post, sign_in


def state_of(made: Post) -> PostState:
    """How far a post has come, as the database says."""
    db.session.expire_all()
    return db.session.get_one(Post, made.id).state


def test_an_organiser_publishes_for_the_chapter(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    draft = drafted(alice, chapter_id=lisbon.id)

    answer = post(sign_in(client, alice), f"/blog/{draft.slug}/publication")

    assert (answer.status_code, answer.location) == (303, f"/blog/{draft.slug}")
    assert client.application.test_client().get(f"/blog/{draft.slug}").status_code == 200


def test_a_member_hands_in_and_those_who_publish_are_told(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    draft = drafted(bob, chapter_id=lisbon.id)

    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    told = db.session.scalars(select(Message).where(Message.kind == "post_submitted")).all()
    assert state_of(draft) is PostState.SUBMITTED
    assert [message.to_address for message in told] == ["alice@example.com"]
    assert client.application.test_client().get(f"/blog/{draft.slug}").status_code == 404


def test_what_was_handed_in_is_published_and_its_author_told(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    draft = drafted(bob, chapter_id=lisbon.id)
    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")
    sign_in(client, alice)

    assert "Handed in" in client.get(f"/blog/{draft.slug}").text
    post(client, f"/blog/{draft.slug}/publication")

    assert state_of(draft) is PostState.PUBLISHED
    told = db.session.scalars(select(Message).where(Message.kind == "post_published")).one()
    assert (told.to_address, told.facts["path"]) == ("bob@example.com", f"/blog/{draft.slug}")


@pytest.mark.parametrize(
    ("role", "where", "state"),
    [
        (TeamRole.EDITOR, "lisbon", PostState.PUBLISHED),
        (TeamRole.EDITOR, "", PostState.SUBMITTED),
        (TeamRole.ORGANISER, "", PostState.SUBMITTED),
        (TeamRole.HOST, "lisbon", PostState.SUBMITTED),
    ],
)
def test_a_chapters_organisers_and_editors_publish_for_it_and_not_for_the_site(
    client: FlaskClient, bob: Member, lisbon: Chapter, role: TeamRole, where: str, state: PostState
) -> None:
    add_role(bob, lisbon, role)
    draft = drafted(bob, chapter_id=lisbon.id if where else None)

    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    assert state_of(draft) is state


def test_admins_and_editors_publish_for_the_site(client: FlaskClient, admin: Member) -> None:
    editor = add_member("Eva", is_editor=True)
    drafts = [drafted(admin), drafted(editor)]

    post(sign_in(client, admin), f"/blog/{drafts[0].slug}/publication")
    post(sign_in(client, editor), f"/blog/{drafts[1].slug}/publication")

    assert [state_of(draft) for draft in drafts] == [PostState.PUBLISHED, PostState.PUBLISHED]


def test_an_editor_of_the_site_publishes_for_no_chapter(client: FlaskClient, lisbon: Chapter) -> None:
    editor = add_member("Eva", is_editor=True)
    draft = drafted(editor, chapter_id=lisbon.id)

    post(sign_in(client, editor), f"/blog/{draft.slug}/publication")

    assert state_of(draft) is PostState.SUBMITTED


def test_what_is_for_the_site_waits_for_its_editors_and_admins(
    client: FlaskClient, alice: Member, bob: Member, admin: Member
) -> None:
    editor = add_member("Eva", is_editor=True)
    draft = drafted(bob)

    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    told = db.session.scalars(select(Message.to_address).where(Message.kind == "post_submitted")).all()
    assert sorted(told) == ["admin@example.com", "eva@example.com"]
    assert draft.title in sign_in(client, editor).get("/blog/drafts").text
    assert draft.title not in sign_in(client, alice).get("/blog/drafts").text


def test_who_sends_a_post_back_tells_its_author_why(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    draft = drafted(bob, chapter_id=lisbon.id)
    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    done = post(sign_in(client, alice), f"/blog/{draft.slug}/publication/withdrawal", note="Name the *baker*, please.")

    told = db.session.scalars(select(Message).where(Message.kind == "post_returned")).one()
    letter = letters.render(told)
    assert (done.status_code, state_of(draft), told.to_address) == (303, PostState.DRAFT, "bob@example.com")
    assert letter is not None
    plain = letter.get_body(("plain",))
    assert plain is not None
    text = " ".join(plain.get_content().split())
    assert "Alice Ferreira has sent back “What a name badge knows”" in text
    assert "They say: “Name the *baker*, please.”" in text
    assert f"/blog/{draft.slug}/edit" in text
    assert db.session.scalars(select(Act.facts).where(Act.action == "post taken back")).all() == [
        {"note": "Name the *baker*, please."}
    ]


def test_an_editor_reads_on_their_own_page_how_many_posts_wait(client: FlaskClient, bob: Member) -> None:
    draft = drafted(bob)
    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    page = sign_in(client, add_member("Eva", is_editor=True)).get("/me").text

    assert re.search(r'<a href="/blog/drafts">Posts to publish</a> <span class="quiet">1 waits', page)


def test_who_takes_back_their_own_post_is_told_nothing(client: FlaskClient, bob: Member, lisbon: Chapter) -> None:
    draft = drafted(bob, chapter_id=lisbon.id)
    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    post(client, f"/blog/{draft.slug}/publication/withdrawal")

    assert state_of(draft) is PostState.DRAFT
    assert db.session.scalars(select(Message).where(Message.kind == "post_returned")).all() == []


def test_a_word_to_the_author_that_is_too_long_is_kept_in_the_form(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    draft = drafted(bob, chapter_id=lisbon.id)
    post(sign_in(client, bob), f"/blog/{draft.slug}/publication")

    refused = post(sign_in(client, alice), f"/blog/{draft.slug}/publication/withdrawal", note="bees " * 300)

    assert (refused.status_code, state_of(draft)) == (422, PostState.SUBMITTED)
    assert "bees bees" in refused.text


def test_a_post_comes_out_by_itself_at_the_time_on_the_authors_wall(
    client: FlaskClient, alice: Member, lisbon: Chapter, clock: StandingClock
) -> None:
    draft = drafted(alice, chapter_id=lisbon.id)

    post(sign_in(client, alice), f"/blog/{draft.slug}/publication", publish_on="2026-10-10", publish_at="18:30")

    made = db.session.get_one(Post, draft.id, populate_existing=True)
    assert (made.state, made.published_at) == (PostState.SCHEDULED, datetime(2026, 10, 10, 17, 30, tzinfo=UTC))
    assert "Sat 10 Oct, 18:30, Lisbon time" in client.get(f"/blog/{draft.slug}/publication").text
    clock.move_to(datetime(2026, 10, 10, 17, 29, tzinfo=UTC))
    assert jobs.publish_due() == 0
    clock.forward(minutes=1)
    assert jobs.publish_due() == 1
    assert state_of(draft) is PostState.PUBLISHED


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"publish_on": "2026-10-01"}, "publish_on"),
        ({"publish_on": "2026-10-10", "publish_at": "half six"}, "publish_at"),
        ({"publish_on": "31 February"}, "publish_on"),
    ],
)
def test_a_time_that_cannot_be_is_refused_at_its_field(
    client: FlaskClient, alice: Member, lisbon: Chapter, fields: dict[str, str], field: str
) -> None:
    draft = drafted(alice, chapter_id=lisbon.id)

    answer = post(sign_in(client, alice), f"/blog/{draft.slug}/publication", **fields)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert state_of(draft) is PostState.DRAFT


def test_an_empty_post_does_not_come_out(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    draft = drafted(alice, body="", chapter_id=lisbon.id)

    answer = post(sign_in(client, alice), f"/blog/{draft.slug}/publication")

    assert answer.status_code == 422
    assert "Write something first" in answer.text


def test_a_post_is_made_a_draft_again(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    made = add_post(alice, chapter_id=lisbon.id)

    post(sign_in(client, alice), f"/blog/{made.slug}/publication/withdrawal")

    assert state_of(made) is PostState.DRAFT


def test_a_draft_is_deleted_by_its_author(client: FlaskClient, bob: Member) -> None:
    draft = drafted(bob)

    answer = post(sign_in(client, bob), f"/blog/{draft.slug}/deletion")

    assert answer.location == "/blog/drafts"
    assert db.session.scalars(select(Post)).all() == []


def test_what_is_out_is_not_deleted(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    made = add_post(alice, chapter_id=lisbon.id)

    assert post(sign_in(client, alice), f"/blog/{made.slug}/deletion").status_code == 422
    assert state_of(made) is PostState.PUBLISHED


def test_anothers_post_is_not_there(client: FlaskClient, bob: Member, carla: Member, lisbon: Chapter) -> None:
    draft = drafted(bob, chapter_id=lisbon.id)
    sign_in(client, carla)

    assert client.get(f"/blog/{draft.slug}/publication").status_code == 404
    assert post(client, f"/blog/{draft.slug}/publication").status_code == 404
    assert post(client, f"/blog/{draft.slug}/deletion").status_code == 404
