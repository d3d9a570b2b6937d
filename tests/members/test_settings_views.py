"""A member's settings, and the end of an account."""

import io

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from core.database import db, writing
from mail.models import Message
from media.models import Upload
from members import passwords, sessions
from members.models import Member, Session, Visibility
from tests.conftest import StandingClock
from tests.signing_in import csrf_token, post, sign_in

PASSWORD = "a lamp beside the window"
PROFILE = {"name": "Bob", "pronouns": "he", "spoken": "", "starter": "Boats", "handles": "", "visibility": "organisers"}


def picture(width: int, height: int, kind: str = "PNG") -> io.BytesIO:
    """A picture of one colour."""
    content = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(content, kind)
    content.seek(0)
    return content


def send(client: FlaskClient, content: bytes) -> int:
    """Send the form with a large portrait, whole in memory; the answer's status."""
    fields = {"csrf_token": csrf_token(client), **PROFILE, "portrait": FileStorage(io.BytesIO(content), "me.png")}
    boundary, body = encode_multipart(fields)
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post("/me/settings/profile", data=body, content_type=kind).status_code


def test_a_profile_is_saved_and_shown_in_the_form(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    answer = post(client, "/me/settings/profile", **PROFILE | {"handles": "https://bob.example\r\nbob.example/b"})

    page = client.get("/me/settings/profile").text
    assert (answer.status_code, answer.location) == (303, "/me/settings/profile")
    assert 'value="Boats"' in page
    assert "https://bob.example\nhttps://bob.example/b" in page
    assert db.session.scalars(select(Member.visibility).where(Member.id == bob.id)).one() == Visibility.ORGANISERS


def test_a_refused_profile_keeps_its_input(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    answer = post(client, "/me/settings/profile", **PROFILE | {"handles": "javascript:alert(1)", "starter": "Kites"})

    assert answer.status_code == 422
    assert "is not an address like" in answer.text
    assert 'value="Kites"' in answer.text
    assert "Error: What others see" in answer.text


@pytest.mark.parametrize("field", ["is_admin", "email", "password_hash", "id"])
def test_a_profile_takes_no_other_field(client: FlaskClient, bob: Member, field: str) -> None:
    assert post(sign_in(client, bob), "/me/settings/profile", **PROFILE | {field: "1"}).status_code == 400


def test_a_portrait_is_kept_and_shown_to_members(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    post(client, "/me/settings/profile", **PROFILE, portrait=(picture(900, 500, "JPEG"), "me.jpg"))

    key = db.session.scalars(select(Upload.key)).one()
    assert f"/media/{key}.webp" in client.get("/me").text
    assert client.get(f"/media/{key}.webp").status_code == 200


def test_a_new_portrait_takes_the_place_of_the_old(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    for _ in range(2):
        post(client, "/me/settings/profile", **PROFILE, portrait=(picture(90, 50), "me.png"))

    assert db.session.scalar(select(func.count(Upload.id))) == 1


def test_a_portrait_can_be_taken_away(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    post(client, "/me/settings/profile", **PROFILE, portrait=(picture(90, 50), "me.png"))

    post(client, "/me/settings/profile", **PROFILE, without_portrait="y")

    assert db.session.scalar(select(func.count(Upload.id))) == 0


def test_what_is_no_picture_is_refused_at_its_field(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    answer = post(client, "/me/settings/profile", **PROFILE, portrait=(io.BytesIO(b"<svg/>"), "me.png"))

    assert answer.status_code == 422
    assert "Choose a PNG, JPEG or WebP picture" in answer.text


def test_a_picture_may_be_larger_than_other_forms(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    assert send(client, picture(90, 50).getvalue() + b"\0" * 3 * 1024 * 1024) == 303


def test_a_picture_past_the_limit_is_refused(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    assert send(client, b"\0" * 9 * 1024 * 1024) == 413


def test_mails_are_chosen(client: FlaskClient, bob: Member) -> None:
    post(sign_in(client, bob), "/me/settings/mail", wants_news="y")

    wants = select(Member.wants_reminders, Member.wants_news, Member.wants_replies).where(Member.id == bob.id)
    assert tuple(db.session.execute(wants).one()) == (False, True, False)


def test_another_browser_of_mine_can_be_signed_out(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    with writing():
        sessions.begin(bob.id, "198.51.100.0/24", "Safari on iPhone")
    other = db.session.scalars(select(Session.id).order_by(Session.id.desc())).first()

    page = client.get("/me/settings/account").text
    answer = post(client, f"/me/settings/sessions/{other}/withdrawal")

    assert "Safari on iPhone" in page
    assert answer.status_code == 303
    assert db.session.scalar(select(func.count(Session.id))) == 1


def test_somebody_elses_browser_is_not_there(client: FlaskClient, bob: Member, alice: Member) -> None:
    with writing():
        sessions.begin(alice.id, "", "")
    theirs = db.session.scalars(select(Session.id)).one()

    answer = post(sign_in(client, bob), f"/me/settings/sessions/{theirs}/withdrawal")

    assert answer.status_code == 404
    assert db.session.scalar(select(func.count(Session.id))) == 2


def test_a_new_password_ends_all_other_sessions_and_is_told_by_mail(client: FlaskClient, bob: Member) -> None:
    with writing():
        sessions.begin(bob.id, "", "")
    sign_in(client, bob)

    answer = post(client, "/me/settings/password", password=PASSWORD)

    stored = db.session.scalars(select(Member.password_hash).where(Member.id == bob.id)).one()
    assert answer.status_code == 303
    assert passwords.matches(stored, PASSWORD)
    assert db.session.scalar(select(func.count(Session.id))) == 1
    assert db.session.scalars(select(Message.kind)).all() == ["password_changed"]
    assert client.get("/me").status_code == 200


def test_a_password_with_ones_own_chapter_in_it_is_refused(client: FlaskClient, bob: Member) -> None:
    answer = post(sign_in(client, bob), "/me/settings/password", password="lisbon-tavares-1")

    assert answer.status_code == 422
    assert "easy to guess" in answer.text


def test_a_password_is_not_changed_by_a_session_that_is_not_fresh(
    client: FlaskClient, clock: StandingClock, bob: Member
) -> None:
    sign_in(client, bob)
    clock.forward(minutes=16)

    answer = post(client, "/me/settings/password", password=PASSWORD)

    assert answer.location.startswith("/sign-in?")
    assert db.session.scalars(select(Member.password_hash).where(Member.id == bob.id)).one() is None


def test_deleting_the_account_signs_out(client: FlaskClient, bob: Member) -> None:
    answer = post(sign_in(client, bob), "/me/deletion")

    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/me").status_code == 303
    assert db.session.scalars(select(Member.name).where(Member.id == bob.id)).one() == "former member"


def test_the_last_organiser_is_told_why_not(client: FlaskClient, alice: Member) -> None:
    answer = post(sign_in(client, alice), "/me/deletion")

    assert answer.status_code == 422
    assert "Lisbon would have no organiser left" in answer.text
    assert client.get("/me").status_code == 200


@pytest.mark.parametrize(
    "path", ["/me/settings/profile", "/me/settings/account", "/me/settings/password", "/me/deletion"]
)
def test_settings_are_for_those_who_are_signed_in(client: FlaskClient, path: str) -> None:
    assert client.get(path).location == f"/sign-in?next={path}"
