"""A message goes the way of the transaction it was queued in."""

from datetime import timedelta

import pytest

from core import clock
from core.database import writing
from mail import delivery, outbox
from mail.models import Delivery
from mail.transports import Memory
from tests.mail.sending import put, row, rows


class Nope(Exception):
    """Something that goes wrong after a message was queued."""


def test_a_message_is_queued_with_what_it_reports(transport: Memory) -> None:
    put(words="You’re in")

    assert (row().kind, row().to_address, row().facts) == ("note", "bob@example.com", {"words": "You’re in"})
    assert (row().delivery, row().due_at, row().attempts) == (Delivery.QUEUED, clock.now(), 0)


def test_what_is_rolled_back_is_never_mailed(transport: Memory) -> None:
    with pytest.raises(Nope), writing():
        outbox.queue("note", "bob@example.com", "Bob", {"words": "You’re in"})
        raise Nope

    assert delivery.deliver_due() == 0
    assert rows() == [] and transport.sent == []


def test_the_same_words_twice_are_one_message() -> None:
    put(words="first", once="reminder:731:42")
    put(words="second", once="reminder:731:42")

    assert row().facts == {"words": "first"}


def test_messages_without_such_words_are_as_many_as_queued() -> None:
    put()
    put()

    assert len(rows()) == 2


def test_what_was_sent_is_not_sent_again_under_the_same_words(transport: Memory) -> None:
    put(once="cancelled:731:42")
    delivery.deliver_due()
    put(once="cancelled:731:42")

    assert delivery.deliver_due() == 0
    assert len(transport.sent) == 1


def test_a_withdrawn_message_is_not_sent_and_may_be_queued_anew(transport: Memory) -> None:
    put(once="reminder:731:42", words="old")
    with writing():
        outbox.withdraw("reminder:731:42")
    put(once="reminder:731:42", words="new")

    delivery.deliver_due()

    assert [message["Subject"] for message in transport.sent] == ["new"]
    assert [message.delivery for message in rows()] == [Delivery.WITHDRAWN, Delivery.SENT]


@pytest.mark.parametrize("words", ["reminder:731", "reminder:731:"])
def test_all_of_an_event_is_withdrawn_at_once_and_nothing_of_another(words: str) -> None:
    put(once="reminder:731:1")
    put(once="reminder:731:2")
    put(once="reminder:7310:1")
    put(once="reminder_731:1")

    with writing():
        outbox.withdraw(words)

    assert [message.once for message in rows()] == [None, None, "reminder:7310:1", "reminder_731:1"]


def test_what_was_sent_cannot_be_withdrawn(transport: Memory) -> None:
    put(once="reminder:731:1")
    delivery.deliver_due()

    with writing():
        outbox.withdraw("reminder:731")

    assert row().delivery is Delivery.SENT


def test_a_made_up_past_is_kept_and_never_sent(transport: Memory) -> None:
    with outbox.quietly():
        put(token="secret", due_at=clock.now() - timedelta(days=30))
    put(words="now")

    delivery.deliver_due()

    assert [message["Subject"] for message in transport.sent] == ["now"]
    assert rows()[0].delivery is Delivery.QUIET and rows()[0].facts == {"words": "Hello"}


def test_an_address_is_forgotten_with_all_that_went_to_it() -> None:
    put()
    put(to="carla@example.com")

    with writing():
        outbox.forget("bob@example.com")

    assert row().to_address == "carla@example.com"
