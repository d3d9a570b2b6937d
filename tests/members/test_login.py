"""Who is signed in, for how long, and what guards a page."""

from dataclasses import fields

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from chapters.models import Chapter
from core.database import db, writing
from core.tokens import digest
from members import leaving, login, sessions, signed_in
from members.models import Member, Session, TeamRole
from tests.conftest import StandingClock
from tests.people import add_role, saved
from tests.signing_in import csrf_token, sign_in
from tests.watching import Watch


def test_the_row_of_who_is_signed_in_has_the_columns_of_what_it_becomes() -> None:
    """It is put together by their order."""
    named = [column.name for column in signed_in._SIGNED_IN.selected_columns]

    assert ["token", *named] == [field.name for field in fields(signed_in.SignedIn)]


def test_a_stranger_is_sent_to_sign_in_and_comes_back(client: FlaskClient) -> None:
    answer = client.get("/me/settings/account?x=1")

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/me/settings/account?x%3D1")


def test_a_stranger_is_told_to_sign_in_before_anything_is_looked_up(client: FlaskClient, watch: Watch) -> None:
    with watch.statements() as seen:
        answer = client.get("/me")

    assert answer.status_code == 303
    assert seen == []


def test_a_form_sent_by_a_stranger_leads_back_to_the_page_it_stood_on(client: FlaskClient, lisbon: Chapter) -> None:
    answer = client.post(
        "/chapters/lisbon/home",
        data={"csrf_token": csrf_token(client)},
        headers={"Referer": "http://localhost/chapters/lisbon"},
    )

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/chapters/lisbon")


def test_the_cookie_holds_the_token_and_nothing_of_the_member(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    client.get("/me")

    with client.session_transaction() as session:
        assert set(session) - {"csrf_token"} == {"_permanent", "_user_id"}
        token = session["_user_id"]
    assert db.session.scalars(select(Session.token_hash)).all() == [digest(token)]


def test_who_is_signed_in_is_one_statement(client: FlaskClient, bob: Member, watch: Watch) -> None:
    sign_in(client, bob)

    with client.application.test_request_context(headers={"Cookie": _cookie(client)}), watch.statements() as seen:
        who = login.me()

    assert who is not None
    assert (who.name, who.home_slug, who.zone, who.is_admin) == ("Bob Tavares", "lisbon", "Europe/Lisbon", False)
    assert len(seen) == 1


def test_the_token_is_not_in_what_is_written_to_logs(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)

    with client.application.test_request_context(headers={"Cookie": _cookie(client)}):
        who = login.me()

    assert who is not None
    assert who.token not in repr(who)


@pytest.mark.parametrize(("days", "status"), [(89, 200), (91, 303)])
def test_a_member_stays_for_ninety_days(
    client: FlaskClient, clock: StandingClock, bob: Member, days: int, status: int
) -> None:
    sign_in(client, bob)
    clock.forward(days=days)

    assert client.get("/me").status_code == status


@pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 303)])
def test_an_organiser_stays_for_thirty_days(
    client: FlaskClient, clock: StandingClock, alice: Member, days: int, status: int
) -> None:
    sign_in(client, alice)
    clock.forward(days=days)

    assert client.get("/me").status_code == status


@pytest.mark.parametrize(("hours", "status"), [(11, 200), (13, 303)])
def test_an_admin_stays_for_twelve_hours(
    client: FlaskClient, clock: StandingClock, admin: Member, hours: int, status: int
) -> None:
    sign_in(client, admin)
    clock.forward(hours=hours)

    assert client.get("/me").status_code == status


def test_who_keeps_reading_stays(client: FlaskClient, clock: StandingClock, admin: Member) -> None:
    sign_in(client, admin)
    clock.forward(hours=11)
    client.get("/me")
    clock.forward(hours=11)

    assert client.get("/me").status_code == 200


def test_last_seen_is_written_every_ten_minutes_at_most(
    client: FlaskClient, clock: StandingClock, bob: Member, watch: Watch
) -> None:
    sign_in(client, bob)
    clock.forward(minutes=9)
    with watch.statements() as early:
        client.get("/me")
    clock.forward(minutes=2)
    with watch.statements() as late:
        client.get("/me")

    assert [text for text in early if text.startswith("UPDATE")] == []
    assert [text[:26] for text in late if text.startswith("UPDATE")] == ["UPDATE session SET seen_at"]


def test_who_becomes_an_organiser_is_held_to_thirty_days_at_once(
    client: FlaskClient, clock: StandingClock, bob: Member, lisbon: Chapter
) -> None:
    sign_in(client, bob)
    clock.forward(days=31)
    add_role(bob, lisbon, TeamRole.ORGANISER)

    assert client.get("/me").status_code == 303


def test_a_banned_member_is_a_stranger_at_the_next_request(client: FlaskClient, bob: Member, admin: Member) -> None:
    sign_in(client, bob)
    with writing():
        leaving.ban(bob.id, by=admin.id, reason="Sold seats")

    assert client.get("/me").status_code == 303


def test_a_ban_alone_is_enough(client: FlaskClient, clock: StandingClock, bob: Member) -> None:
    sign_in(client, bob)
    bob.banned_at = clock.now
    saved(bob)

    assert client.get("/me").status_code == 303


def test_an_ended_session_is_over_at_the_next_request(client: FlaskClient, bob: Member) -> None:
    sign_in(client, bob)
    with writing():
        sessions.end_all(bob.id)

    assert client.get("/me").status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "\x01", "é" * 40, "0" * 2500])
def test_an_invented_token_is_nobodys(client: FlaskClient, cookie: str) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = cookie

    assert client.get("/me").status_code == 303


def test_what_matters_asks_who_it_is_again_after_a_quarter_of_an_hour(
    client: FlaskClient, clock: StandingClock, bob: Member
) -> None:
    sign_in(client, bob)
    assert client.get("/me/deletion").status_code == 200
    clock.forward(minutes=16)

    answer = client.get("/me/deletion")

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/me/deletion&again=1")
    assert "Sign in again" in client.get(answer.location).text
    assert 'value="bob@example.com"' in client.get(answer.location).text


def test_signed_in_pages_are_kept_nowhere(client: FlaskClient, bob: Member) -> None:
    headers = sign_in(client, bob).get("/me").headers

    assert headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in headers["Vary"]


def test_sessions_nobody_can_use_are_forgotten(client: FlaskClient, clock: StandingClock, bob: Member) -> None:
    sign_in(client, bob)
    clock.forward(days=91)
    with writing():
        forgotten = sessions.forget_idle()

    assert forgotten == 1
    assert db.session.scalar(select(func.count(Session.id))) == 0


def _cookie(client: FlaskClient) -> str:
    found = client.get_cookie("session")
    return f"session={found.value}" if found else ""
