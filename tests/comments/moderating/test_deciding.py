"""Decisions are told, on record, and change what all can read; lists of words and hosts hold comments."""

import pytest
from sqlalchemy import select

from comments import operations, reactions
from comments.models import Comment, CommentState, Decision, Report, Thread, Verdict, Watched, WatchKind
from comments.moderating import deciding
from core.database import db, writing
from core.refusal import Refused
from members import leaving
from members.models import Act, Member
from tests.comments.talking import again, let_through, mails, say


def hide(comment: Comment, by: Member, reason: str = "spam", note: str = "") -> int:
    """Hide one comment."""
    with writing():
        return deciding.hide([comment.id], by.id, reason, note)


def test_what_is_released_can_be_read_and_its_author_is_told(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)

    with writing():
        count = deciding.release([held.id], alice.id)

    held = again(held)
    assert (count, held.state, held.waiting_since, again(thread).count) == (1, CommentState.VISIBLE, None, 1)
    assert [message.to_address for message in mails("comment_decided")] == ["bob@example.com"]
    assert [message.to_address for message in mails("comment_reply")] == ["alice@example.com"]


def test_what_is_hidden_cannot_be_read_and_its_author_is_told_why(
    thread: Thread, known: None, alice: Member, bob: Member
) -> None:
    made = say(thread, bob)
    before, told = again(thread).count, len(mails("comment_decided"))

    hide(made, alice, "off_topic", "Bees have a thread of their own.")

    assert (again(made).state, again(thread).count) == (CommentState.HIDDEN, before - 1)
    (message,) = mails("comment_decided")[told:]
    assert (message.to_address, message.facts["state"]) == ("bob@example.com", "hidden")


def test_each_decision_is_kept_with_who_and_why(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)

    hide(held, alice, "spam", "Honey is sold elsewhere.")

    decision = db.session.scalars(select(Decision)).one()
    act = db.session.scalars(select(Act).where(Act.action == "comment hidden")).one()
    assert (decision.by_id, decision.verdict, decision.reason) == (alice.id, Verdict.HIDDEN, "spam")
    assert decision.note == "Honey is sold elsewhere."
    assert (act.member_id, act.subject) == (alice.id, f"comment:{held.id}")


def test_something_else_needs_words(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)

    with pytest.raises(Refused, match="own words"):
        hide(held, alice, "other")

    assert again(held).state is CommentState.HELD


def test_a_report_that_comes_to_nothing_is_settled_and_its_author_hears_nothing(
    thread: Thread, known: None, alice: Member, bob: Member, carla: Member
) -> None:
    made = say(thread, bob)
    told = len(mails("comment_decided"))
    with writing():
        reactions.report(made.id, carla.id, "unkind", "")

    with writing():
        deciding.release([made.id], alice.id)

    assert again(made).waiting_since is None
    assert db.session.scalars(select(Report)).one().settled_at is not None
    assert len(mails("comment_decided")) == told


def test_what_was_hidden_can_be_let_through_again(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    made = say(thread, bob)
    before = again(thread).count
    hide(made, alice)

    let_through(made)

    assert (again(made).state, again(thread).count) == (CommentState.VISIBLE, before)


def test_many_are_decided_about_at_once(thread: Thread, alice: Member, bob: Member, carla: Member, dan: Member) -> None:
    held = [say(thread, member) for member in (bob, carla, dan)]

    with writing():
        count = deciding.release([comment.id for comment in held] + [404], alice.id)

    assert (count, again(thread).count) == (3, 3)


def test_deciding_twice_counts_once(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)

    let_through(held)
    let_through(held)

    assert again(thread).count == 1
    assert len(mails("comment_decided")) == 1


def test_what_was_taken_back_is_decided_about_no_more(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)
    with writing():
        operations.remove(held.id, bob.id)

    assert hide(held, alice) == 0
    assert again(held).state is CommentState.REMOVED


def test_a_watched_word_holds_a_comment(thread: Thread, known: None, bob: Member, admin: Member) -> None:
    with writing():
        deciding.watch(WatchKind.WORD, "  Casino ", admin.id)
        deciding.watch(WatchKind.WORD, "casino", admin.id)

    made = say(thread, bob, "See you at the CASINO")

    assert made.held_for == "words"
    assert [entry.entry for entry in db.session.scalars(select(Watched))] == ["casino"]


@pytest.mark.parametrize("entry", ["shop.example", "https://www.shop.example/honey", "SHOP.example"])
def test_a_watched_host_holds_a_comment(thread: Thread, known: None, bob: Member, admin: Member, entry: str) -> None:
    with writing():
        deciding.watch(WatchKind.HOST, entry, admin.id)

    assert say(thread, bob, "https://eu.shop.example/").held_for == "hosts"


@pytest.mark.parametrize(("kind", "entry"), [(WatchKind.HOST, "no host"), (WatchKind.HOST, "x"), (WatchKind.WORD, "a")])
def test_what_is_no_word_and_no_host_is_refused(admin: Member, kind: WatchKind, entry: str) -> None:
    with pytest.raises(Refused), writing():
        deciding.watch(kind, entry, admin.id)


def test_what_is_off_the_list_holds_nothing(thread: Thread, known: None, bob: Member, admin: Member) -> None:
    with writing():
        deciding.watch(WatchKind.WORD, "casino", admin.id)
    entry = db.session.scalars(select(Watched)).one()

    with writing():
        deciding.unwatch(entry.id, admin.id)

    assert say(thread, bob, "casino").state is CommentState.VISIBLE


def test_a_ban_hides_what_waits_tells_it_and_leaves_what_stands(
    thread: Thread, known: None, admin: Member, carla: Member
) -> None:
    stands = say(thread, carla, "Words that stand")
    waits = say(thread, carla, "https://a.example https://b.example https://c.example")

    with writing():
        leaving.ban(carla.id, admin.id, "Sold honey")

    assert (again(stands).state, again(waits).state) == (CommentState.VISIBLE, CommentState.HIDDEN)
    assert mails("comment_decided")[-1].facts == {"comment": waits.id, "member": carla.id, "state": "hidden"}


def test_a_deleted_account_leaves_what_stands_and_takes_what_waits(thread: Thread, known: None, bob: Member) -> None:
    stands = say(thread, bob, "Words that stand")
    waits = say(thread, bob, "https://a.example https://b.example https://c.example")
    before = again(thread).count

    with writing():
        leaving.delete_account(bob.id)

    assert (again(stands).body, again(waits).body) == ("Words that stand", "")
    assert again(waits).state is CommentState.REMOVED
    assert again(thread).count == before
