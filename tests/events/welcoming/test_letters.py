"""What the mail of the day before says to who greets and to who is greeted."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from flask import Flask

from events.models import Event
from events.rsvps import jobs
from events.welcoming import operations
from mail import delivery
from mail.transports import Memory
from members import unsubscribing
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import say
from tests.events.welcoming.greeting import comes, greets, match
from tests.golden import golden
from tests.people import add_member, saved

A_DAY_BEFORE = datetime(2026, 10, 13, 18, 30, tzinfo=UTC)


@pytest.fixture
def mailed(
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    event: Event,
    alice: Member,
    bob: Member,
    carla: Member,
    clock: StandingClock,
) -> Callable[[Member], str]:
    """The text of somebody's reminder: Bob greets Carla and Dora."""
    memory = Memory()
    monkeypatch.setitem(app.extensions, "transport", memory)
    greets(event, bob, organiser=alice)
    for member in (carla, add_member("Dora New")):
        comes(event, member)
    match(event)

    def deliver(member: Member) -> str:
        clock.move_to(A_DAY_BEFORE)
        jobs.remind()
        delivery.deliver_due()
        return text_of(next(mail for mail in reversed(memory.sent) if str(member.email) in mail["To"]), member, event)

    return deliver


def text_of(mail: EmailMessage, member: Member, event: Event) -> str:
    """What is read of a mail, without what is another each time."""
    body = mail.get_body(("plain",))
    assert body
    text = f"Subject: {mail['Subject']}\n\n{body.get_content()}"
    text = text.replace(unsubscribing.path(member.id, "reminders"), "/unsubscribe/...")
    return text.replace(f"/events/{event.id}", "/events/731")


def test_who_greets_reads_whom_and_what_those_read(mailed: Callable[[Member], str], event: Event, bob: Member) -> None:
    say(operations.be_at, event.id, bob.id, "By the door, in a red scarf")

    text = mailed(bob)

    assert text == golden("reminder_greeter.txt", text)


def test_who_is_greeted_reads_by_whom_and_where(
    mailed: Callable[[Member], str], event: Event, bob: Member, carla: Member
) -> None:
    say(operations.be_at, event.id, bob.id, "By the door, in a red scarf")

    text = mailed(carla)

    assert text == golden("reminder_greeted.txt", text)


def test_without_a_line_they_meet_at_the_door(mailed: Callable[[Member], str], carla: Member) -> None:
    assert "Bob Tavares greets you. Ask for them at the door." in mailed(carla)


def test_a_greeter_without_one_is_asked_for_it(mailed: Callable[[Member], str], bob: Member) -> None:
    assert "Say where they find you: http://localhost/events/731-october-dinner#greeter" in mailed(bob)


def test_who_may_not_be_seen_any_more_stands_in_no_mail(
    mailed: Callable[[Member], str], bob: Member, carla: Member
) -> None:
    carla.shows_face = False
    saved(carla)

    assert "Carla" not in mailed(bob)
