"""Mails about accounts, as they arrive."""

from collections.abc import Callable

import pytest
from flask import Flask

from core.database import writing
from mail import delivery
from mail.models import Delivery
from mail.transports import Memory
from members import notices
from members.models import Member
from tests.golden import golden
from tests.mail.sending import row


@pytest.fixture
def transport(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is sent lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


def arrived(transport: Memory) -> str:
    """The one mail that is due, as text under the headers a reader sees."""
    delivery.deliver_due()
    (mail,) = transport.sent
    body = mail.get_body(("plain",))
    assert body
    return f"From: {mail['From']}\nTo: {mail['To']}\nSubject: {mail['Subject']}\n\n{body.get_content()}"


@pytest.mark.parametrize(
    ("name", "queue"),
    [
        ("sign_in_link", lambda bob: notices.sign_in_link(bob, "T0ken")),
        ("sign_in_link_going", lambda bob: notices.sign_in_link(bob, "T0ken", "Thursday Table, Thu 22 Oct")),
        ("confirm_link", lambda bob: notices.confirm_link(bob, "T0ken")),
        ("confirm_link_going", lambda bob: notices.confirm_link(bob, "T0ken", "Thursday Table, Thu 22 Oct")),
        ("account_exists", lambda bob: notices.account_exists(bob, "T0ken")),
        ("no_account", lambda bob: notices.no_account("nobody@example.com")),
        ("password_changed", notices.password_changed),
        ("wish_reached", lambda bob: notices.wish_reached(bob, 2735943, "Porto", 5)),
    ],
)
def test_a_mail_about_an_account_reads_as_it_is_kept(
    bob: Member, transport: Memory, name: str, queue: Callable[[Member], None]
) -> None:
    with writing():
        queue(bob)

    text = arrived(transport)

    assert text == golden(f"{name}.txt", text)


@pytest.mark.parametrize("send", [notices.sign_in_link, notices.confirm_link, notices.account_exists])
def test_a_mail_whose_link_has_been_taken_out_is_not_sent(
    bob: Member, transport: Memory, send: Callable[[Member, str], None]
) -> None:
    with writing():
        send(bob, "")

    delivery.deliver_due()

    assert transport.sent == []
    assert row().delivery is Delivery.WITHDRAWN


def test_a_wish_that_is_reached_is_told_once_to_each(bob: Member, transport: Memory) -> None:
    with writing():
        notices.wish_reached(bob, 2735943, "Porto", 5)
        notices.wish_reached(bob, 2735943, "Porto", 6)

    delivery.deliver_due()

    assert [str(mail["Subject"]) for mail in transport.sent] == ["5 people want a chapter in Porto"]
