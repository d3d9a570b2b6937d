"""What is said about an event: a conversation that begins with the first comment and ends a month after the event."""

from datetime import timedelta

import pytest

from comments.bodies import written
from comments.models import Comment, Thread
from core.database import db, writing
from core.refusal import Refused
from events.conversations import commenting
from events.models import Event
from members.models import Member
from tests.conftest import StandingClock
from tests.people import saved


def say(event: Event, member: Member, text: str = "Is there parking?", to: Comment | None = None) -> Comment:
    """A comment about an event."""
    with writing():
        return commenting.comment(event.id, member.id, written(text, to.id if to else None))


def thread_of(event: Event) -> Thread:
    """The event's conversation as it stands."""
    db.session.expire_all()
    return db.session.get_one(Thread, event.thread_id)


def test_the_first_comment_begins_the_conversation(event: Event, alice: Member) -> None:
    made = say(event, alice)
    again = say(event, alice, "I mean for bicycles.", to=made)

    thread = thread_of(event)
    assert {made.thread_id, again.thread_id} == {thread.id}
    assert (thread.title, thread.path) == ("October dinner", f"/events/{event.id}-october-dinner")
    assert (thread.chapter_id, thread.scope, thread.count) == (event.chapter_id, "chapter:lisbon", 2)


def test_it_closes_a_month_after_the_event(event: Event, alice: Member, clock: StandingClock) -> None:
    say(event, alice)
    clock.move_to(event.ends_at + timedelta(days=30))

    with pytest.raises(Refused, match="closed"):
        say(event, alice, "Late thanks")

    assert thread_of(event).closes_at == event.ends_at + timedelta(days=30)


def test_it_follows_an_event_that_is_renamed_or_moved(event: Event, alice: Member) -> None:
    say(event, alice)
    event.title, event.slug, event.ends_at = "Late dinner", "late-dinner", event.ends_at + timedelta(days=1)
    saved(event)

    say(event, alice, "Good name")

    thread = thread_of(event)
    assert (thread.title, thread.path) == ("Late dinner", f"/events/{event.id}-late-dinner")
    assert thread.closes_at == event.ends_at + timedelta(days=30)


def test_a_comment_is_in_no_organisers_way(event: Event, alice: Member) -> None:
    before = event.version

    say(event, alice)

    db.session.expire_all()
    assert event.version == before


def test_an_unknown_event_is_refused(alice: Member) -> None:
    with pytest.raises(Refused, match="not here any more"), writing():
        commenting.comment(404, alice.id, written("Hello"))
