"""Mails of the morning after, as they arrive."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.database import db, writing
from events.door import attending, jobs
from events.models import Event
from events.rsvps.models import Rsvp
from mail import letters
from mail.models import Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events.door.pressing import STARTS, TEN_PAST, coming, press
from tests.events.meeting.evening import comes, was_there


@pytest.fixture
def rsvp(event: Event, bob: Member) -> Rsvp:
    """Bob is going."""
    return coming(event, bob)


def mail(kind: str) -> str | None:
    """The one mail of a kind, subject and text, as it would be sent now."""
    made = letters.render(db.session.scalars(select(Message).where(Message.kind == kind)).one())
    return f"{made['Subject']}\n{made.get_body(('plain',)).get_content()}" if made else None  # type: ignore[union-attr]


def test_the_question_leads_to_the_page_where_it_is_answered(rsvp: Rsvp, event: Event, clock: StandingClock) -> None:
    clock.move_to(STARTS + timedelta(hours=15))
    jobs.ask_who_was_there()

    said = mail("were_you_there")

    assert said
    assert said.startswith("Were you there? October dinner, Wed 14 Oct\n")
    assert f"Say so: http://localhost/events/{event.id}/attendance" in said
    assert "absent" not in said
    assert "add your photos for the others" in said
    assert "unsubscribe" in said


def test_it_does_not_ask_who_has_said_so_meanwhile(rsvp: Rsvp, event: Event, bob: Member, clock: StandingClock) -> None:
    clock.move_to(STARTS + timedelta(hours=15))
    jobs.ask_who_was_there()

    with writing():
        attending.say(event.id, bob.id, True)

    assert mail("were_you_there") is None


def test_whom_the_door_let_in_is_thanked(
    rsvp: Rsvp, event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp)
    clock.move_to(STARTS + timedelta(hours=15))
    jobs.ask_who_was_there()

    said = mail("thanks_for_coming")

    assert said
    assert "Thank you for coming, Bob Tavares" in said


@pytest.mark.parametrize("is_seen", [True, False])
def test_it_leads_to_the_faces_where_there_is_one_to_remember(
    rsvp: Rsvp, event: Event, alice: Member, bob: Member, carla: Member, clock: StandingClock, is_seen: bool
) -> None:
    comes(event, carla, is_seen=is_seen)
    clock.move_to(TEN_PAST)
    press(event, alice, rsvp)
    was_there(event, clock, carla)
    jobs.ask_who_was_there()

    assert (f"http://localhost/events/{event.id}/met" in (mail("thanks_for_coming") or "")) is is_seen


def test_hosts_read_who_thanks_them_and_for_what(
    rsvp: Rsvp, event: Event, alice: Member, bob: Member, clock: StandingClock
) -> None:
    clock.move_to(STARTS + timedelta(hours=15))
    with writing():
        attending.thank(event.id, bob.id, "The soup was worth the stairs.")

    said = mail("host_thanked")

    assert said
    assert said.startswith("Bob Tavares thanks you for October dinner\n")
    assert "“The soup was worth the stairs.”" in said
