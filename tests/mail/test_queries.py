"""What the mailbox lists and opens: what was sent, read back from its source."""

from datetime import timedelta

import pytest
from flask import Flask

from mail import delivery, queries
from mail.models import Delivery
from mail.transports import Mailbox
from tests.conftest import StandingClock
from tests.mail.sending import put, row, rows
from tests.people import saved
from tests.watching import Watch


@pytest.fixture(autouse=True)
def mailbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that has no mail server."""
    monkeypatch.setitem(app.extensions, "transport", Mailbox())


def send(count: int, clock: StandingClock) -> None:
    """Let so many messages be sent, a minute apart."""
    for number in range(count):
        put(words=f"Mail {number}")
        delivery.deliver_due()
        clock.forward(minutes=1)


def test_the_newest_stand_first_with_whom_they_went_to(clock: StandingClock) -> None:
    send(2, clock)

    page = queries.sent(1)

    assert [(mail.subject, mail.to) for mail in page.items] == [("Mail 1", "Bob Tavares"), ("Mail 0", "Bob Tavares")]
    assert page.items[0].sent_at == clock.now - timedelta(minutes=1)


def test_fifty_stand_on_a_page(clock: StandingClock) -> None:
    send(51, clock)

    first, second = queries.sent(1), queries.sent(2)

    assert (len(first.items), first.last) == (50, 2)
    assert [mail.subject for mail in second.items] == ["Mail 0"]


def test_a_long_list_costs_as_many_statements_as_a_short_one(clock: StandingClock, watch: Watch) -> None:
    send(1, clock)
    with watch.statements() as of_one:
        queries.sent(1)
    send(49, clock)

    with watch.statements() as of_fifty:
        queries.sent(1)

    assert len(of_one) == len(of_fifty) == 2


def test_what_waits_is_counted_and_what_is_due_later_is_not(clock: StandingClock) -> None:
    put()
    put(due_at=clock.now + timedelta(hours=1))

    assert queries.on_its_way() == 1


def test_what_was_not_sent_is_not_in_the_mailbox() -> None:
    put("over")
    delivery.deliver_due()

    assert row().delivery is Delivery.WITHDRAWN
    assert queries.sent(1).items == []
    assert queries.opened(row().key) is None


def test_a_message_is_opened_with_its_faces() -> None:
    put("sign_in_link", words="Your link", token="T0ken")
    delivery.deliver_due()

    opened = queries.opened(row().key)

    assert opened
    assert (opened.subject, opened.sender, opened.to) == ("Your link", "Chapterhouse", "Bob Tavares, bob@example.com")
    assert "token=T0ken" in opened.html and "token=T0ken" in opened.text
    assert opened.source.startswith("From: Chapterhouse <chapterhouse@localhost>\n")
    assert opened.files == ()


def test_an_address_without_a_name_stands_alone() -> None:
    put()
    message = row()
    message.to_name = ""
    saved(message)
    delivery.deliver_due()

    assert queries.sent(1).items[0].to == "bob@example.com"
    opened = queries.opened(rows()[0].key)
    assert opened and opened.to == "bob@example.com"


@pytest.mark.parametrize(
    "words",
    [
        "山田さん, Łódź — \U0001f980 " + "ÄÖ" * 60,
        "Tomorrow at 19:00, Lisbon time: Thursday Table: writing in public, quietly",
    ],
)
def test_subjects_of_every_script_and_length_come_back_as_they_went(words: str) -> None:
    put(words=words)
    delivery.deliver_due()

    opened = queries.opened(row().key)

    assert queries.sent(1).items[0].subject == words
    assert opened and opened.subject == words


def test_an_unknown_key_opens_nothing() -> None:
    assert queries.opened("nobody") is None
