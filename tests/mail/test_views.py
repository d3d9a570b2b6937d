"""The mailbox, for a house on this machine that has no mail server, and for no other."""

from typing import Any

import html5lib
import pytest
from flask import Flask
from flask.testing import FlaskClient

from core.config import Settings
from mail import delivery
from mail.transports import Mailbox
from tests.mail.sending import put, row


@pytest.fixture(autouse=True)
def mailbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that has no mail server."""
    monkeypatch.setitem(app.extensions, "transport", Mailbox())


@pytest.fixture
def key() -> str:
    """One message that was sent."""
    put("sign_in_link", words="Your link to sign in", token="T0ken")
    delivery.deliver_due()
    return row().key


def settings_with(app: Flask, monkeypatch: pytest.MonkeyPatch, **changed: Any) -> None:
    """The same app under other settings."""
    before: Settings = app.extensions["settings"]
    monkeypatch.setitem(app.extensions, "settings", Settings(**{**vars(before), **changed}))


def text(client: FlaskClient, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_an_empty_mailbox_says_what_arrives_here(client: FlaskClient) -> None:
    page = text(client, "/mailbox")

    assert "No mail yet" in page
    assert "<iframe" not in page


def test_the_newest_mail_is_opened_in_a_frame_of_its_own(client: FlaskClient, key: str) -> None:
    page = text(client, "/mailbox")

    assert f'src="/mailbox/{key}/html"' in page
    assert "Your link to sign in" in page
    assert "bob@example.com" in page


def test_what_waits_to_be_sent_is_announced(client: FlaskClient) -> None:
    put()
    one = text(client, "/mailbox")
    put()

    assert "One mail is on its way." in one
    assert "2 mails are on their way." in text(client, "/mailbox")


@pytest.mark.parametrize(("face", "words"), [("text", "Sign in: http://localhost"), ("source", "Message-ID: ")])
def test_a_mail_is_read_as_text_and_as_it_travels(client: FlaskClient, key: str, face: str, words: str) -> None:
    page = text(client, f"/mailbox/{key}/{face}")

    assert words in page
    assert "<iframe" not in page


def test_a_mail_runs_nothing_and_only_our_own_pages_frame_it(client: FlaskClient, key: str) -> None:
    answer = client.get(f"/mailbox/{key}/html")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "sandbox allow-top-navigation-by-user-activation" in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_page_around_a_mail_may_frame_ours_alone(client: FlaskClient, key: str) -> None:
    policy = client.get(f"/mailbox/{key}").headers["Content-Security-Policy"]

    assert "frame-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_links_in_a_mail_open_in_place_of_the_page_around_it(client: FlaskClient, key: str) -> None:
    mail = text(client, f"/mailbox/{key}/html")

    assert '<base target="_top">' in mail
    assert 'href="http://localhost/sign-in/link?token=T0ken"' in mail


def test_a_mail_is_sound_html(client: FlaskClient, key: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text(client, f"/mailbox/{key}/html"))
    html5lib.HTMLParser(strict=True).parse(text(client, f"/mailbox/{key}"))


def test_what_is_hostile_in_a_mail_is_text_in_the_mailbox(client: FlaskClient) -> None:
    put(words="<script>alert(1)</script>")
    delivery.deliver_due()

    page = text(client, "/mailbox")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "path", ["/mailbox/nobody", "/mailbox/nobody/html", "/mailbox/nobody/text", "/mailbox/x/source"]
)
def test_an_unknown_mail_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("number", ["-1", "0", "x", "9" * 5000])
def test_there_is_no_such_page(client: FlaskClient, number: str) -> None:
    assert client.get(f"/mailbox?page={number}").status_code == 400


def test_a_page_past_the_last_is_empty_and_no_error(client: FlaskClient, key: str) -> None:
    assert "No mail" in text(client, "/mailbox?page=7")


def test_where_mail_is_really_sent_there_is_no_mailbox(
    app: Flask, client: FlaskClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_with(app, monkeypatch, smtp_url="smtp://localhost")

    assert [client.get(f"/mailbox{rest}").status_code for rest in ("", f"/{key}", f"/{key}/html")] == [404] * 3


def test_where_others_can_come_by_there_is_no_mailbox(
    app: Flask, client: FlaskClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_with(app, monkeypatch, base_url="https://club.example.org")

    assert [client.get(f"/mailbox{rest}").status_code for rest in ("", f"/{key}", f"/{key}/html")] == [404] * 3
