"""What is queued about an RSVP, when it is due, and what takes it back."""

from collections import Counter
from datetime import timedelta

from sqlalchemy import update

from chapters.models import Chapter
from core.database import db, writing
from events.models import Event, EventState
from events.rsvps import jobs, rsvping
from mail.models import Delivery, Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going, locked, mails_to, moved, say
from tests.mail.sending import rows
from tests.people import add_event, saved

DAY = timedelta(days=1)


def move(event: Event, by: timedelta) -> None:
    """Move an event as its hosts do, and tell everybody."""
    with writing():
        row = locked(event)
        before_at = row.starts_at
        row.starts_at, row.ends_at = before_at + by, row.ends_at + by
        row.sequence += 1
        moved(row, before_at)


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


def test_those_going_are_reminded_a_day_before(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - DAY - timedelta(seconds=1))
    too_early = jobs.remind()
    clock.forward(seconds=1)

    assert (too_early, jobs.remind()) == (0, 1)

    assert mails_to(bob) == ["youre_in", "reminder"]


def test_whoever_says_so_within_the_last_day_is_not_reminded(event: Event, bob: Member, clock: StandingClock) -> None:
    clock.move_to(event.starts_at - timedelta(hours=23))

    going(event, bob)
    jobs.remind()

    assert mails_to(bob) == ["youre_in"]


def test_people_are_reminded_once_however_often_the_job_runs(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - DAY)

    assert [jobs.remind() for _ in range(3)] == [1, 0, 0]

    assert len(reminders()) == 1


def test_a_job_that_comes_too_late_reminds_nobody(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at)

    assert jobs.remind() == 0
    assert reminders() == []


def test_who_waits_or_may_come_is_not_reminded(
    lisbon: Chapter, bob: Member, dan: Member, carla: Member, clock: StandingClock
) -> None:
    full = add_event(lisbon, capacity=1)
    going(full, bob)
    going(full, dan)
    say(rsvping.maybe, full.id, carla.id)
    clock.move_to(full.starts_at - DAY)

    jobs.remind()

    assert [reminder.to_name for reminder in reminders()] == ["Bob Tavares"]


def test_who_moves_up_from_the_waitlist_is_reminded(
    lisbon: Chapter, bob: Member, dan: Member, clock: StandingClock
) -> None:
    full = add_event(lisbon, capacity=1)
    going(full, bob)
    going(full, dan)
    say(rsvping.withdraw, full.id, bob.id)
    clock.move_to(full.starts_at - DAY)

    jobs.remind()

    assert mails_to(dan) == ["waitlisted", "place_came_up", "reminder"]


def test_a_second_change_is_said_by_the_mail_that_still_waits(event: Event, bob: Member) -> None:
    going(event, bob)
    move(event, DAY)
    move(event, DAY)

    changed = [row for row in rows() if row.kind == "changed"]

    assert [row.facts["events"][str(event.id)]["at"] for row in changed] == ["2026-10-14T18:00:00+00:00"]


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


def test_a_moved_event_is_reminded_of_anew(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - DAY)
    jobs.remind()
    mark("reminder", delivery=Delivery.SENT)
    move(event, 7 * DAY)
    clock.forward(days=7)

    jobs.remind()

    assert len(reminders()) == 1


def test_a_reminder_of_the_old_day_is_not_sent(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    clock.move_to(event.starts_at - DAY)
    jobs.remind()

    move(event, 7 * DAY)

    assert reminders() == []


def test_an_event_that_is_moved_into_the_next_day_is_not_reminded_of(event: Event, bob: Member) -> None:
    going(event, bob)
    move(event, -timedelta(days=6, hours=12))

    jobs.remind()

    assert reminders() == []


def test_a_cancellation_takes_back_what_was_still_to_be_said(event: Event, bob: Member, clock: StandingClock) -> None:
    going(event, bob)
    move(event, DAY)
    clock.forward(days=7, hours=8)
    jobs.remind()
    with writing():
        row = locked(event)
        row.state, row.cancelled_at = EventState.CANCELLED, clock.now
        rsvping.close_for_cancellation(row)

    assert Counter((row.kind, row.delivery) for row in rows()) == {
        ("youre_in", Delivery.QUEUED): 1,
        ("reminder", Delivery.WITHDRAWN): 1,
        ("changed", Delivery.QUEUED): 1,
        ("cancelled", Delivery.QUEUED): 1,
    }


def test_a_cancellation_is_told_once(event: Event, bob: Member) -> None:
    going(event, bob)
    for _ in range(2):
        with writing():
            rsvping.close_for_cancellation(locked(event))

    assert mails_to(bob).count("cancelled") == 1


def test_somebody_without_an_address_is_mailed_nothing(event: Event, dan: Member) -> None:
    dan.email = None
    saved(dan)

    going(event, dan)

    assert rows() == []
