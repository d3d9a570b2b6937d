"""Who reads what is said about an event."""

from flask import Flask

from core.database import writing
from events import queries
from events.conversations import talk
from events.models import Event
from members import sessions, signed_in
from members.models import Member
from members.signed_in import SignedIn
from tests.events.conversations.test_commenting import say


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
