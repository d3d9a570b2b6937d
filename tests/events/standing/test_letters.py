"""The mail about being in every time."""

from email.message import EmailMessage

import pytest
from flask import Flask

from chapters.models import Chapter
from events.models import Series
from events.rsvps import jobs as rsvp_jobs
from events.rsvps import rsvping
from events.standing import promising
from mail import delivery
from mail.transports import Memory
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import events_of
from tests.events.rsvps.saying import going, say
from tests.events.standing.standing import stand, table_of
from tests.golden import golden


@pytest.fixture
def transport(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is sent lies here."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    return memory


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Series:
    """Lisbon's third Thursdays with one place each."""
    return table_of(lisbon, alice, capacity=1)


def text_of(mail: EmailMessage) -> str:
    """Subject and text."""
    body = mail.get_body(("plain",))
    assert body
    return f"Subject: {mail['Subject']}\n\n{body.get_content()}"


def test_one_mail_says_what_holds_on_each_date(
    table: Series, alice: Member, bob: Member, clock: StandingClock, transport: Memory
) -> None:
    first, second, *_others = events_of(table.id)
    going(first, alice)
    delivery.deliver_due()
    transport.sent.clear()
    say(rsvping.decline, second.id, bob.id)
    stand(table, bob)
    delivery.deliver_due()
    assert transport.sent == []
    clock.forward(minutes=1)

    delivery.deliver_due()

    (mail,) = transport.sent
    text = text_of(mail).replace(f"/series/{table.id}", "/series/52")
    assert text == golden("standing.txt", text)


def test_it_is_not_sent_once_somebody_is_in_every_time_no_longer(
    table: Series, bob: Member, clock: StandingClock, transport: Memory
) -> None:
    stand(table, bob)
    say(promising.end, table.id, bob.id)
    clock.forward(minutes=1)

    delivery.deliver_due()

    assert transport.sent == []


def test_the_reminder_offers_to_skip_this_one(
    table: Series, bob: Member, clock: StandingClock, transport: Memory
) -> None:
    stand(table, bob)
    clock.move_to(events_of(table.id)[0].starts_at)
    clock.forward(hours=-23)
    rsvp_jobs.remind()

    delivery.deliver_due()

    reminder = text_of(transport.sent[-1])
    assert "Still coming, or skip this one" in reminder
    assert "You’re in every time." in reminder
