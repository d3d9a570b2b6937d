"""Writing in a browser."""

import io

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from blog.models import Post, PostState
from chapters.models import Chapter
from core.database import db
from core.database import writing as transaction
from media import storage
from media.models import Upload
from members import homes
from members.models import Member
from tests.blog.posts import TEXT, add_post, drafted
from tests.people import add_event, add_member
from tests.signing_in import csrf_token, post, sign_in
from tests.watching import Watch

WORDS = {"title": "What a name badge knows", "body": TEXT, "labels": "Craft, first times", "language": "en"}


def png() -> bytes:
    """A small picture, wider than high."""
    content = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(content, "PNG")
    return content.getvalue()


def only() -> Post:
    """The one post there is, as it is in the database."""
    db.session.expire_all()
    return db.session.scalars(select(Post)).one()


def test_what_is_out_is_saved_by_hand_alone(client: FlaskClient, alice: Member, lisbon: Chapter) -> None:
    made, draft = add_post(alice, chapter_id=lisbon.id), drafted(alice, "Not yet")
    sign_in(client, alice)

    assert 'data-writing="by-hand"' in client.get(f"/blog/{made.slug}/edit").text
    assert 'data-writing="by-hand"' not in client.get(f"/blog/{draft.slug}/edit").text


def test_a_stranger_is_sent_to_sign_in(client: FlaskClient) -> None:
    assert client.get("/blog/new").location == "/sign-in?next=/blog/new"


def test_who_has_not_confirmed_the_address_cannot_write(client: FlaskClient) -> None:
    eve = add_member("Eve", confirmed_at=None)

    assert sign_in(client, eve).get("/blog/new").status_code == 403


def test_any_member_begins_a_draft(client: FlaskClient, bob: Member, lisbon: Chapter) -> None:
    answer = post(sign_in(client, bob), "/blog/new", **WORDS, chapter="lisbon")

    made = only()
    assert (answer.status_code, answer.location) == (303, "/blog/what-a-name-badge-knows/edit")
    assert (made.state, made.author_id, made.chapter_id) == (PostState.DRAFT, bob.id, lisbon.id)
    assert 'value="craft, first times"' in client.get(answer.location).text


def test_ones_own_chapter_is_chosen_and_others_are_not_offered(
    client: FlaskClient, bob: Member, charlotte: Chapter
) -> None:
    html = sign_in(client, bob).get("/blog/new").text

    assert '<option selected value="lisbon">Lisbon</option>' in html
    assert "Charlotte" not in html


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Give the post a title"),
        ("body", "![](/media/a.webp)", "Give each picture a description"),
        ("body", "[" * 20_000, "too many lines, marks or table cells"),
        ("labels", "a, b, c, d, e, f, g", "Give at most 6 labels"),
        ("event", "somewhere", "We don’t know that event"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_words_are_kept(
    client: FlaskClient, bob: Member, field: str, value: str, sentence: str
) -> None:
    answer = post(sign_in(client, bob), "/blog/new", **(WORDS | {"excerpt": "Kept words", field: value}))

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert sentence in answer.text
    assert "Kept words" in answer.text
    assert db.session.scalars(select(Post)).all() == []


def test_a_preview_saves_nothing(client: FlaskClient, bob: Member) -> None:
    answer = post(sign_in(client, bob), "/blog/new", **(WORDS | {"body": "## A *heading*"}), do="preview")

    assert answer.status_code == 200
    assert "<h2>A <em>heading</em></h2>" in answer.text
    assert db.session.scalars(select(Post)).all() == []


def test_a_draft_is_changed_and_its_address_follows_the_title(client: FlaskClient, bob: Member) -> None:
    draft = drafted(bob)

    answer = post(sign_in(client, bob), f"/blog/{draft.slug}/edit", **(WORDS | {"title": "Bees"}))

    assert answer.location == "/blog/bees/edit"
    assert client.get("/blog/what-a-name-badge-knows").status_code == 404


def test_a_form_that_is_behind_is_refused(client: FlaskClient, bob: Member) -> None:
    draft = drafted(bob)
    seen = str(draft.version)
    sign_in(client, bob)
    post(client, f"/blog/{draft.slug}/edit", **WORDS, version=seen)

    answer = post(client, f"/blog/{draft.slug}/edit", **(WORDS | {"body": "Lost?"}), version=seen)

    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in answer.text
    assert "Lost?" in answer.text
    assert only().body == TEXT


def test_a_post_is_tied_to_an_event_by_its_address(client: FlaskClient, bob: Member, lisbon: Chapter) -> None:
    event = add_event(lisbon)

    post(sign_in(client, bob), "/blog/new", **WORDS, event=f"http://localhost/events/{event.id}-october-dinner")

    assert only().event_id == event.id


def test_a_picture_goes_to_the_end_of_the_text_and_is_seen_by_all(client: FlaskClient, bob: Member) -> None:
    fields = WORDS | {"do": "picture", "alt": "A red table", "picture": (io.BytesIO(png()), "x.png")}

    answer = post(sign_in(client, bob), "/blog/new", **fields)

    made = only()
    key = made.body.rsplit("/media/", 1)[1][:22]
    assert answer.status_code == 303
    assert f'<img src="/media/{key}.webp" alt="A red table" width="40" height="20"' in made.body_html
    assert client.application.test_client().get(f"/media/{key}.webp").status_code == 200


def test_a_picture_may_be_the_cover(client: FlaskClient, bob: Member) -> None:
    picture = (io.BytesIO(png()), "x.png")

    post(sign_in(client, bob), "/blog/new", **WORDS, do="picture", alt="A table", as_cover="y", picture=picture)

    made = only()
    assert (made.cover_alt, made.body) == ("A table", TEXT)
    assert 'alt="A table" width="40" height="20"' in client.get(f"/blog/{made.slug}").text


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"alt": "Nothing"}, "picture"),
        ({"picture": (io.BytesIO(png()), "x.png")}, "alt"),
        ({"alt": "Text", "picture": (io.BytesIO(b"no picture"), "x.png")}, "picture"),
    ],
)
def test_a_picture_needs_itself_and_a_description(
    client: FlaskClient, bob: Member, fields: dict[str, object], field: str
) -> None:
    answer = post(sign_in(client, bob), "/blog/new", **(WORDS | {"do": "picture"} | fields))

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert list(storage._files()) == [] or answer.status_code == 422


def test_anothers_draft_is_not_there(client: FlaskClient, alice: Member, bob: Member) -> None:
    draft = drafted(bob)
    sign_in(client, alice)

    assert client.get(f"/blog/{draft.slug}/edit").status_code == 404
    assert post(client, f"/blog/{draft.slug}/edit", **WORDS).status_code == 404


def test_an_author_without_a_role_changes_no_published_post(client: FlaskClient, bob: Member) -> None:
    made = add_post(bob)

    assert post(sign_in(client, bob), f"/blog/{made.slug}/edit", **WORDS).status_code == 404


def test_an_organiser_changes_a_published_post_of_the_chapter(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    made = add_post(bob, chapter_id=lisbon.id)
    assert TEXT in client.get(f"/blog/{made.slug}").text
    words = WORDS | {"body": "Corrected.", "chapter": "lisbon"}

    answer = post(sign_in(client, alice), f"/blog/{made.slug}/edit", **words, version=str(made.version))

    assert answer.status_code == 303
    assert "Corrected." in client.application.test_client().get(f"/blog/{made.slug}").text
    assert "Corrected." in client.application.test_client().get("/blog").text


def test_my_posts_and_those_that_wait_for_me_are_listed(
    client: FlaskClient, alice: Member, bob: Member, lisbon: Chapter
) -> None:
    drafted(alice, "My own")
    handed_in = drafted(bob, "From bob", chapter_id=lisbon.id)
    post(sign_in(client, bob), f"/blog/{handed_in.slug}/publication")

    html = sign_in(client, alice).get("/blog/drafts").text

    assert "Waiting for you" in html
    assert "From bob" in html
    assert "My own" in html
    assert "Waiting for you" not in sign_in(client, bob).get("/blog/drafts").text


def test_the_list_of_my_posts_asks_as_often_for_one_as_for_fifty(
    client: FlaskClient, bob: Member, watch: Watch
) -> None:
    drafted(bob, "One")
    sign_in(client, bob)
    with watch.statements() as few:
        client.get("/blog/drafts")
    for number in range(49):
        drafted(bob, f"More {number}")

    with watch.statements() as many:
        client.get("/blog/drafts")

    assert len(few) == len(many)


def test_an_organiser_moves_what_is_out_to_no_chapter_they_do_not_publish_for(
    client: FlaskClient, alice: Member, lisbon: Chapter, charlotte: Chapter
) -> None:
    made = add_post(alice, chapter_id=lisbon.id)
    with transaction():
        homes.follow(alice.id, charlotte.id)
    sign_in(client, alice)

    answers = [post(client, f"/blog/{made.slug}/edit", **WORDS, chapter=chapter) for chapter in ("charlotte", "")]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Only who publishes there can move it there" in answers[0].text
    assert only().chapter_id == lisbon.id


def test_the_pictures_of_a_deleted_draft_are_gone(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    fields = {**WORDS, "do": "picture", "alt": "A badge", "csrf_token": csrf_token(client)}
    client.post("/blog/new", data={**fields, "picture": (io.BytesIO(png()), "badge.png")})
    key = db.session.scalars(select(Upload.key)).one()
    assert client.get(f"/media/{key}.webp").status_code == 200

    post(client, f"/blog/{only().slug}/deletion")

    assert client.get(f"/media/{key}.webp").status_code == 404
