"""What is queued about an RSVP, when it is due, and what takes it back."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import select, update

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event, EventState
from events.rsvps import rsvping
from mail.models import Delivery, Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, mails_to, say
from tests.mail.sending import rows
from tests.people import add_event, saved

DAY = timedelta(days=1)


def move(event: Event, by: timedelta) -> None:
    """Move an event as its hosts do, and tell everybody."""
    with writing():
        locked = rsvping.lock(event.id)
        before_at = locked.starts_at
        locked.starts_at, locked.ends_at = before_at + by, locked.ends_at + by
        locked.sequence += 1
        rsvping.tell_of_change(locked, before_at)


def mark(kind: str, **values: object) -> None:
    """Say what became of the messages of a kind."""
    with writing():
        db.session.execute(update(Message).where(Message.kind == kind).values(**values))


def reminders() -> list[Message]:
    """The reminders that are still to be sent."""
    return [row for row in rows() if row.kind == "reminder" and row.delivery is Delivery.QUEUED]


def test_a_mail_is_queued_as_kind_and_facts(event: Event, bob: Member) -> None:
    going(event, bob)

    first = rows()[0]
    assert (first.kind, first.facts) == ("youre_in", {"event": event.id, "member": bob.id})
    assert (first.to_address, first.to_name) == ("bob@example.com", "Bob Tavares")


def test_a_reminder_is_due_a_day_before(event: Event, bob: Member) -> None:
    going(event, bob)

    (reminder,) = reminders()
    assert reminder.due_at == event.starts_at - DAY


def test_whoever_says_so_within_the_last_day_is_not_reminded(event: Event, bob: Member, clock: StandingClock) -> None:
    clock.move_to(event.starts_at - DAY)

    going(event, bob)

    assert mails_to(bob) == ["youre_in"]


def test_one_person_is_reminded_once_of_one_event(event: Event, bob: Member) -> None:
    going(event, bob)
    say(rsvping.withdraw, event.id, bob.id)
    going(event, bob)

    assert len(reminders()) == 1


def test_who_waits_is_reminded_once_they_move_up(lisbon: Chapter, bob: Member, dan: Member) -> None:
    full = add_event(lisbon, capacity=1)
    going(full, bob)
    going(full, dan)
    before = mails_to(dan)

    say(rsvping.withdraw, full.id, bob.id)

    assert before == ["waitlisted"]
    assert mails_to(dan) == ["waitlisted", "place_came_up", "reminder"]


def test_a_second_change_is_said_by_the_mail_that_still_waits(event: Event, bob: Member) -> None:
    going(event, bob)
    move(event, DAY)
    move(event, DAY)

    changed = [row for row in rows() if row.kind == "changed"]

    assert [row.facts["before_at"] for row in changed] == ["2026-10-14T18:00:00+00:00"]


def test_a_change_after_the_mail_went_out_is_another_mail(event: Event, bob: Member) -> None:
    going(event, bob)
    move(event, DAY)
    mark("changed", delivery=Delivery.SENT)

    move(event, DAY)

    assert mails_to(bob).count("changed") == 2


def test_a_change_while_the_mail_is_being_written_is_another_mail(
    event: Event, bob: Member, clock: StandingClock
) -> None:
    going(event, bob)
    move(event, DAY)
    mark("changed", claimed_until=clock.now + timedelta(minutes=2))

    move(event, DAY)

    assert mails_to(bob).count("changed") == 2


def test_a_moved_event_is_reminded_of_again_after_the_first_reminder_went_out(
    event: Event, bob: Member, clock: StandingClock
) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - timedelta(hours=20))
    mark("reminder", delivery=Delivery.SENT)

    move(event, 7 * DAY)

    (reminder,) = reminders()
    assert reminder.due_at == db.session.scalars(select(Event.starts_at)).one() - DAY


def test_an_event_that_is_moved_into_the_next_day_is_not_reminded_of(event: Event, bob: Member) -> None:
    going(event, bob)

    move(event, -timedelta(days=6, hours=12))

    assert reminders() == []


def test_a_cancellation_takes_back_what_was_still_to_be_said(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    move(event, DAY)
    with writing():
        locked = rsvping.lock(event.id)
        locked.state, locked.cancelled_at = EventState.CANCELLED, clock.now
        rsvping.close_for_cancellation(locked)

    assert Counter((row.kind, row.delivery) for row in rows()) == {
        ("youre_in", Delivery.QUEUED): 1,
        ("reminder", Delivery.WITHDRAWN): 1,
        ("changed", Delivery.WITHDRAWN): 1,
        ("cancelled", Delivery.QUEUED): 1,
    }


def test_a_cancellation_is_told_once(event: Event, bob: Member) -> None:
    going(event, bob)
    for _ in range(2):
        with writing():
            rsvping.close_for_cancellation(rsvping.lock(event.id))

    assert mails_to(bob).count("cancelled") == 1


def test_somebody_without_an_address_is_mailed_nothing(event: Event, dan: Member) -> None:
    dan.email = None
    saved(dan)

    going(event, dan)

    assert rows() == []
