"""The mail that offers fewer places than somebody asked for."""

from datetime import date

import pytest
from flask import Flask

from chapters.models import Chapter
from events.models import Event
from events.rsvps import rsvping
from mail import delivery
from mail.transports import Memory
from members.models import Member
from tests.events.rsvps.saying import going, say
from tests.events.rsvps.test_letters import text_of
from tests.golden import golden
from tests.people import add_event, add_venue


@pytest.fixture
def sent(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is sent lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


@pytest.fixture
def event(lisbon: Chapter, bob: Member, dan: Member) -> Event:
    """A table with two places came up, for which dan waits with three guests; its id stands in the mail."""
    venue = add_venue(lisbon)
    event = add_event(
        lisbon, id=731, title="Thursday Table", starts_on=date(2026, 10, 22), venue_id=venue.id, capacity=2, guests=5
    )
    going(event, bob, guests=1)
    going(event, dan, guests=3)
    delivery.deliver_due()
    say(rsvping.withdraw, event.id, bob.id)
    return event


def test_it_says_how_many_came_up_and_what_one_may_do(sent: Memory, event: Event) -> None:
    delivery.deliver_due()

    text = text_of(sent.sent[-1])
    assert text == golden("fewer.txt", text)


def test_it_says_as_many_as_there_are_by_then(sent: Memory, event: Event, carla: Member) -> None:
    going(event, carla)

    delivery.deliver_due()

    assert "One place came up: Thursday Table, Thu 22 Oct" in [mail["Subject"] for mail in sent.sent]


def test_whoever_joins_with_too_many_reads_it_with_their_place(
    sent: Memory, event: Event, dan: Member, carla: Member
) -> None:
    say(rsvping.withdraw, event.id, dan.id)
    going(event, carla, guests=4)

    delivery.deliver_due()

    assert "2 places are free now: take them, or stay where you are for all 5." in text_of(sent.sent[-1])


def test_it_is_not_sent_once_they_are_gone_or_more_have_come(sent: Memory, event: Event, carla: Member) -> None:
    going(event, carla, guests=1)

    delivery.deliver_due()

    assert not any("came up" in mail["Subject"] for mail in sent.sent)
