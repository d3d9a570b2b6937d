"""Thanks once each, reports that nobody sees the sender of, and no more mail where none is wanted."""

import pytest
from sqlalchemy import func, select

from comments import reactions, threads
from comments.models import Comment, Mute, Report, Thanks, Thread
from core.database import db, writing
from core.refusal import Refused
from members.models import Member
from tests.comments.talking import again, mails, say


@pytest.fixture
def said(thread: Thread, known: None, bob: Member) -> Comment:
    """A comment of Bob's that all can read."""
    return say(thread, bob)


def test_thanks_count_once_for_each_member(said: Comment, alice: Member, carla: Member) -> None:
    for member in (alice, alice, carla):
        with writing():
            reactions.thank(said.id, member.id)

    assert again(said).thanks == 2


def test_thanks_can_be_taken_back_and_not_twice(said: Comment, alice: Member) -> None:
    with writing():
        reactions.thank(said.id, alice.id)
    for _ in range(2):
        with writing():
            reactions.unthank(said.id, alice.id)

    assert again(said).thanks == 0
    assert db.session.scalar(select(func.count()).select_from(Thanks)) == 0


def test_nobody_thanks_themselves(said: Comment, bob: Member) -> None:
    with pytest.raises(Refused, match="your own"), writing():
        reactions.thank(said.id, bob.id)


def test_what_waits_cannot_be_thanked_for_or_reported(thread: Thread, dan: Member, alice: Member) -> None:
    held = say(thread, dan)

    with pytest.raises(Refused), writing():
        reactions.thank(held.id, alice.id)
    with pytest.raises(Refused), writing():
        reactions.report(held.id, alice.id, "spam", "")


def test_nothing_is_thanked_for_under_what_is_not_public(thread: Thread, said: Comment, alice: Member) -> None:
    with writing():
        threads.shut_away(thread.id)

    with pytest.raises(Refused), writing():
        reactions.thank(said.id, alice.id)


def test_a_report_puts_a_comment_into_the_queue_and_leaves_it_where_it_stands(said: Comment, carla: Member) -> None:
    for _ in range(2):
        with writing():
            reactions.report(said.id, carla.id, "unkind", "To bees")

    assert again(said).waiting_since is not None
    assert again(said).state is said.state
    assert db.session.scalar(select(func.count()).select_from(Report)) == 1
    assert mails("comments_waiting")


def test_something_else_needs_words(said: Comment, carla: Member) -> None:
    with pytest.raises(Refused, match="own words"), writing():
        reactions.report(said.id, carla.id, "other", "")


def test_nobody_reports_themselves(said: Comment, bob: Member) -> None:
    with pytest.raises(Refused, match="your own"), writing():
        reactions.report(said.id, bob.id, "spam", "")


def test_who_wants_no_mail_gets_none_until_they_want_it_again(
    thread: Thread, said: Comment, alice: Member, bob: Member
) -> None:
    for _ in range(2):
        with writing():
            reactions.mute(thread.id, bob.id)
    say(thread, alice, "Which bees?", to=said)
    silent = [message.to_address for message in mails("comment_reply")]

    with writing():
        reactions.unmute(thread.id, bob.id)
    say(thread, alice, "And which honey?", to=said)

    assert "bob@example.com" not in silent
    assert [message.to_address for message in mails("comment_reply")][len(silent) :] == ["bob@example.com"]
    assert db.session.scalar(select(func.count()).select_from(Mute)) == 0
