"""Who reads what is said about an event."""

from datetime import date

import pytest
from flask import Flask

from comments.moderating import deciding
from core.database import writing
from core.models import Club
from core.refusal import Refused
from events import changing, queries
from events.conversations import talk
from events.models import Event
from members import sessions, signed_in
from members.models import Member
from members.signed_in import SignedIn
from tests.conftest import StandingClock
from tests.events.conversations.test_commenting import say
from tests.events.planning import details_of
from tests.people import saved


def who(member: Member) -> SignedIn:
    """A member as signed in."""
    with writing():
        token = sessions.begin(member.id, "192.0.2.0/24", "Firefox on Linux")
    found = signed_in.signed_in(token)
    assert found
    return found


def test_a_stranger_reads_nothing_of_it(event: Event, alice: Member) -> None:
    say(event, alice)
    row = queries.shown(event.id)

    assert row is not None and row.comments == 1
    assert talk.talk(row, None, {}) is None


def test_before_the_first_comment_there_is_an_empty_conversation(app: Flask, event: Event, bob: Member) -> None:
    row = queries.shown(event.id)
    assert row is not None

    found = talk.talk(row, who(bob), {})

    assert found is not None and found.conversation.is_open
    assert (found.conversation.count, found.conversation.comments) == (0, ())


def test_times_are_those_of_the_event_and_hosts_moderate(event: Event, alice: Member, bob: Member) -> None:
    reader, host = who(bob), who(alice)
    say(event, alice)
    row = queries.shown(event.id)
    assert row is not None

    found = talk.conversation_of(row, reader)

    assert found.comments[0][0].at == "Wed 7 Oct, 13:00"
    assert (found.may_moderate, talk.conversation_of(row, host).may_moderate) == (False, True)


def test_what_is_said_of_an_event_that_was_moved_goes_on_until_after_its_new_end(
    event: Event, bob: Member, alice: Member, clock: StandingClock
) -> None:
    reader = who(bob)
    say(event, alice)
    with writing():
        changing.edit(event, details_of(event, starts_on=date(2026, 12, 9)), by=alice)
    clock.forward(days=45)
    row = queries.shown(event.id)
    assert row is not None

    assert talk.conversation_of(row, reader).is_open


def test_what_a_moderator_closed_stays_closed_under_an_event(event: Event, alice: Member, bob: Member) -> None:
    thread_id = say(event, bob).thread_id
    with writing():
        deciding.close(thread_id, alice.id)

    shown = queries.shown(event.id)
    assert shown
    assert not talk.conversation_of(shown, who(alice)).is_open
    with pytest.raises(Refused, match="closed"):
        say(event, alice, "One more")


@pytest.mark.parametrize(("days", "is_open"), [(10, False), (0, True)])
def test_the_club_says_how_long_an_event_is_talked_about(
    event: Event, alice: Member, bob: Member, clock: StandingClock, days: int, is_open: bool
) -> None:
    club = saved(Club(name="Club", tagline="A tagline."))
    say(event, bob)
    club.events_close_after_days = days
    saved(club)
    clock.forward(days=100)
    row = queries.shown(event.id)
    assert row is not None

    assert talk.conversation_of(row, who(alice)).is_open is is_open
