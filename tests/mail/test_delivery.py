"""What is due is delivered; what fails is tried again, and stands in nobody's way."""

import logging
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from core import clock
from mail import delivery, letters
from mail.models import Delivery
from mail.transports import CutOff, Deferred, Mailbox, Memory, Rejected, Unreachable
from tests.conftest import StandingClock
from tests.mail.sending import put, row, rows


class Choosy(Memory):
    """Answers as it is told for each address, and keeps what it was offered."""

    def __init__(self, **answers: Exception) -> None:
        super().__init__()
        self.answers = answers
        self.offered: list[EmailMessage] = []

    def send(self, letter: EmailMessage) -> None:
        self.offered.append(letter)
        if answer := self.answers.get(letter["To"].addresses[0].username):
            raise answer
        super().send(letter)


@pytest.fixture
def choosy(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Choosy:
    """A server that takes everything until it is told otherwise."""
    server = Choosy()
    monkeypatch.setitem(app.extensions, "transport", server)
    return server


def subjects(transport: Memory) -> list[str]:
    """What was sent, in order."""
    return [str(letter["Subject"]) for letter in transport.sent]


def test_what_is_due_is_sent_to_one_person_and_marked(transport: Memory) -> None:
    put(words="You’re in")

    tried = delivery.deliver_due()

    assert tried == 1
    assert subjects(transport) == ["You’re in"]
    assert [address.addr_spec for address in transport.sent[0]["To"].addresses] == ["bob@example.com"]
    assert (row().delivery, row().sent_at, row().attempts) == (Delivery.SENT, clock.now(), 1)


def test_what_is_sent_is_not_sent_again(transport: Memory) -> None:
    put()
    delivery.deliver_due()

    assert delivery.deliver_due() == 0
    assert len(transport.sent) == 1


def test_a_reminder_waits_for_its_hour(transport: Memory, clock: StandingClock) -> None:
    put(due_at=clock.now + timedelta(hours=2))
    too_early = delivery.deliver_due()

    clock.forward(hours=2)

    assert (too_early, delivery.deliver_due()) == (0, 1)


def test_links_to_sign_in_go_first_then_what_is_longest_due(transport: Memory, clock: StandingClock) -> None:
    put(words="second", due_at=clock.now - timedelta(minutes=1))
    put(words="first", due_at=clock.now - timedelta(minutes=2))
    put("sign_in_link", words="a link", token="secret")

    delivery.deliver_due()

    assert subjects(transport) == ["a link", "first", "second"]


def test_more_than_one_look_shows_are_all_sent_in_one_round(transport: Memory) -> None:
    for number in range(delivery.SEEN_AT_ONCE * 2 + 1):
        put(words=f"{number}")

    assert delivery.deliver_due() == delivery.SEEN_AT_ONCE * 2 + 1
    assert len(set(subjects(transport))) == delivery.SEEN_AT_ONCE * 2 + 1


def test_a_round_ends_in_time_for_other_work(transport: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "ROUND_SECONDS", -1)
    put()
    put()

    assert delivery.deliver_due() == 1


def test_the_secret_of_a_link_leaves_the_row_with_the_mail(transport: Memory) -> None:
    put("sign_in_link", token="secret", about="dinner")

    delivery.deliver_due()

    assert "token=secret" in transport.sent[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert row().facts == {"words": "Hello", "about": "dinner"}


def test_a_message_that_no_longer_holds_is_withdrawn(transport: Memory) -> None:
    put("over", once="reminder:731:42")

    assert delivery.deliver_due() == 1
    assert transport.sent == []
    assert (row().delivery, row().once) == (Delivery.WITHDRAWN, None)


def test_where_nothing_is_sent_the_message_is_kept_as_it_would_arrive(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "transport", Mailbox())
    put(words="You’re in")

    delivery.deliver_due()

    assert row().delivery is Delivery.SENT
    assert f"Message-ID: <{row().key}@" in (row().source or "")


def test_a_message_refused_for_good_fails_alone(choosy: Choosy) -> None:
    choosy.answers["bob"] = Rejected("550 No such user")
    put("sign_in_link", token="secret")
    put(to="carla@example.com", words="to Carla")

    delivery.deliver_due()

    assert subjects(choosy) == ["to Carla"]
    assert (rows()[0].delivery, rows()[0].failure) == (Delivery.FAILED, "550 No such user")
    assert "token" not in rows()[0].facts


@pytest.mark.parametrize("kind", ["broken", "a kind nobody knows"])
def test_a_message_that_cannot_be_written_stands_in_nobodys_way(
    transport: Memory, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    put(kind)
    put(words="next")

    with caplog.at_level(logging.CRITICAL):
        delivery.deliver_due()

    assert subjects(transport) == ["next"]
    assert rows()[0].delivery is Delivery.QUEUED and (rows()[0].failure or "").startswith("KeyError")


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("bob@example.com\r\nBcc: all@example.com", "x"),
        ("", "x"),
        ("no address", "x"),
        ("bob@example.com", "\ud800" * 3),
    ],
)
def test_odd_values_stand_in_nobodys_way(
    transport: Memory, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, to: str, words: str
) -> None:
    monkeypatch.setitem(letters._arranged, "odd", lambda _facts: letters.Letter(words, "no_account", {"name": words}))
    put("odd", to=to)
    put(words="next")

    with caplog.at_level(logging.CRITICAL):
        delivery.deliver_due()

    assert subjects(transport)[-1] == "next"
    assert all(len(letter["To"].addresses) == 1 and "Bcc" not in letter for letter in transport.sent)


def test_a_second_attempt_is_the_same_message(choosy: Choosy, clock: StandingClock) -> None:
    choosy.answers["bob"] = Deferred("451 Try later")
    put()
    delivery.deliver_due()
    choosy.answers.clear()

    clock.forward(minutes=2)
    delivery.deliver_due()

    first, second = (letter["Message-ID"] for letter in choosy.offered)
    assert first == second
    assert (row().delivery, row().attempts, row().failure) == (Delivery.SENT, 2, None)


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 15), (6, 15), (40, 15), (5000, 15)]
)
def test_pauses_grow_from_one_minute_to_fifteen_give_or_take_a_fifth(attempts: int, minutes: int) -> None:
    pauses = [delivery.pause(attempts) / timedelta(minutes=minutes) for _ in range(50)]

    assert 0.8 <= min(pauses) < max(pauses) <= 1.2


def test_between_attempts_a_message_is_left_alone(choosy: Choosy, clock: StandingClock) -> None:
    choosy.answers["bob"] = Deferred("451 Try later")
    put()
    delivery.deliver_due()

    clock.forward(seconds=40)

    assert delivery.deliver_due() == 0
    assert row().failure == "Deferred: 451 Try later"


def test_after_three_days_a_message_has_failed(choosy: Choosy, clock: StandingClock) -> None:
    choosy.answers["bob"] = Deferred("451 Try later")
    put()
    delivery.deliver_due()
    clock.forward(hours=71)
    delivery.deliver_due()
    before = row().delivery

    clock.forward(hours=1)
    delivery.deliver_due()

    assert (before, row().delivery) == (Delivery.QUEUED, Delivery.FAILED)


def test_a_server_that_takes_nothing_is_not_asked_for_each_message(choosy: Choosy) -> None:
    choosy.answers["bob"] = Unreachable("connection refused")
    put()
    put()

    assert delivery.deliver_due() == 1
    assert [message.attempts for message in rows()] == [1, 0]


def test_once_the_server_is_back_everything_goes_at_once(choosy: Choosy, clock: StandingClock) -> None:
    choosy.answers["bob"] = Unreachable("connection refused")
    put(words="waited")
    for _ in range(6):
        delivery.deliver_due()
        clock.forward(minutes=20)
    delivery.deliver_due()
    choosy.answers.clear()

    put(to="carla@example.com", words="new")
    delivery.deliver_due()
    delivery.deliver_due()

    assert subjects(choosy) == ["new", "waited"]


def test_a_message_that_breaks_the_conversation_waits_alone(choosy: Choosy, clock: StandingClock) -> None:
    choosy.answers["bob"] = CutOff("connection lost")
    put()
    put(to="carla@example.com", words="next")
    delivery.deliver_due()
    delivery.deliver_due()

    assert subjects(choosy) == ["next"]
    assert delivery.deliver_due() == 0


def test_who_claimed_a_message_and_died_is_replaced_after_two_minutes(transport: Memory, clock: StandingClock) -> None:
    put()
    claimed = delivery._take(row().id)

    clock.forward(seconds=119)
    too_early = delivery.deliver_due()
    clock.forward(seconds=1)

    assert claimed is not None
    assert (too_early, delivery.deliver_due()) == (0, 1)


def test_a_fortnight_after_it_was_sent_a_message_is_emptied(transport: Memory, clock: StandingClock) -> None:
    put(words="old", once="youre_in:1")
    delivery.deliver_due()
    clock.forward(days=14)
    too_early = delivery.purge()

    clock.forward(seconds=1)

    assert (too_early, delivery.purge(), delivery.purge()) == (0, 1, 0)
    assert (row().facts, row().source, row().once) == ({}, None, "youre_in:1")


def test_what_is_still_to_be_sent_is_not_emptied(clock: StandingClock) -> None:
    put(due_at=clock.now + timedelta(days=1))
    clock.forward(days=30)

    assert delivery.purge() == 0
