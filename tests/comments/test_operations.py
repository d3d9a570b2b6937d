"""Writing comments: what stands at once and what waits, two levels, fifteen minutes, and taking back."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from chapters.models import Chapter
from comments import operations, threads
from comments.bodies import Signs
from comments.models import Comment, CommentState, LinkedHost, Thread
from core.database import db, writing
from core.refusal import Refused
from members.models import Member
from tests.comments import talking
from tests.comments.talking import OPEN_FOR, again, let_through, mails, say, words
from tests.conftest import StandingClock
from tests.people import saved


def test_the_first_comments_of_somebody_wait(thread: Thread, bob: Member) -> None:
    made = say(thread, bob)

    assert (made.state, made.held_for) == (CommentState.HELD, "first")
    assert again(thread).count == 0


def test_the_second_waits_too_and_the_third_stands(thread: Thread, bob: Member) -> None:
    let_through(say(thread, bob, "One"))

    second = say(thread, bob, "Two")
    held = second.state
    let_through(second)
    third = say(thread, bob, "Three")

    assert (held, third.state) == (CommentState.HELD, CommentState.VISIBLE)
    assert again(thread).count == 3


def test_who_answers_for_the_thread_waits_for_nobody(thread: Thread, alice: Member) -> None:
    assert say(thread, alice, "https://a.example https://b.example https://c.example").state is CommentState.VISIBLE


def test_an_editor_of_another_chapter_waits_like_everybody(charlotte: Chapter, carla: Member, thread: Thread) -> None:
    assert say(thread, carla).state is CommentState.HELD


def test_many_links_from_a_new_account_wait(thread: Thread, known: None, bob: Member) -> None:
    made = say(thread, bob, "https://a.example https://b.example https://c.example")

    assert made.held_for == "links"


def test_an_old_account_may_point_at_many_places(
    thread: Thread, known: None, bob: Member, clock: StandingClock
) -> None:
    clock.forward(days=8)

    made = say(thread, bob, "https://a.example https://b.example https://c.example")

    assert made.state is CommentState.VISIBLE


def test_the_third_comment_that_points_at_one_host_waits(
    thread: Thread, known: None, bob: Member, clock: StandingClock
) -> None:
    clock.forward(days=8)

    states = [say(thread, bob, f"See https://www.shop.example/{n}").state for n in range(3)]

    assert states == [CommentState.VISIBLE, CommentState.VISIBLE, CommentState.HELD]


def test_links_to_ourselves_count_for_nothing(thread: Thread, known: None, bob: Member) -> None:
    made = say(thread, bob, "http://localhost/blog http://localhost/events http://localhost/chapters")

    assert made.state is CommentState.VISIBLE
    assert db.session.scalar(select(func.count()).select_from(LinkedHost)) == 0


def test_a_program_that_fills_in_everything_waits(thread: Thread, known: None, bob: Member) -> None:
    with writing():
        made = operations.comment(thread.id, bob.id, words("Buy", signs=Signs(is_bait_taken=True, seconds=60)))

    assert made.held_for == "bait"


def test_a_new_account_that_answers_in_a_second_waits(thread: Thread, known: None, bob: Member) -> None:
    with writing():
        made = operations.comment(thread.id, bob.id, words("Buy", signs=Signs(seconds=1)))

    assert made.held_for == "fast"


def test_an_answer_stands_under_the_comment_it_answers(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    first = say(thread, bob)

    answer = say(thread, alice, "You left a jar of honey.", to=first)

    assert (answer.parent_id, answer.answers_id) == (first.id, first.id)


def test_an_answer_to_an_answer_stays_on_the_second_level(
    thread: Thread, known: None, alice: Member, bob: Member
) -> None:
    first = say(thread, bob)
    second = say(thread, alice, "You left a jar of honey.", to=first)

    third = say(thread, bob, "Keep it.", to=second)

    assert (third.parent_id, third.answers_id) == (first.id, second.id)


def test_what_cannot_be_read_cannot_be_answered(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)

    with pytest.raises(Refused, match="not here any more"), writing():
        operations.comment(thread.id, alice.id, words("Welcome", to=held))


def test_a_comment_of_another_thread_cannot_be_answered(thread: Thread, lisbon: Chapter, alice: Member) -> None:
    elsewhere = say(talking.begin(lisbon, alice), alice)

    with pytest.raises(Refused, match="not here any more"), writing():
        operations.comment(thread.id, alice.id, words("Welcome", to=elsewhere))


def test_the_same_words_again_are_one_comment(thread: Thread, known: None, bob: Member, clock: StandingClock) -> None:
    once = say(thread, bob)
    twice = say(thread, bob)
    clock.forward(minutes=11)
    later = say(thread, bob)

    assert twice.id == once.id
    assert later.id != once.id


def test_a_conversation_closes_by_itself(thread: Thread, bob: Member, clock: StandingClock) -> None:
    clock.move_to(clock.now + OPEN_FOR - timedelta(seconds=1))
    say(thread, bob)
    clock.forward(seconds=1)

    with pytest.raises(Refused, match="closed"):
        say(thread, bob, "Too late")


def test_nobody_writes_under_what_is_not_public(thread: Thread, bob: Member) -> None:
    with writing():
        threads.shut_away(thread.id)

    with pytest.raises(Refused, match="closed"):
        say(thread, bob)


def test_a_full_conversation_takes_nothing(thread: Thread, bob: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    thread.count = 500
    saved(thread)

    with pytest.raises(Refused, match="full"):
        say(thread, bob)


def test_an_address_that_is_not_confirmed_may_not_comment(thread: Thread, bob: Member) -> None:
    bob.confirmed_at = None
    saved(bob)

    with pytest.raises(Refused, match="mail we sent you"):
        say(thread, bob)


def test_somebody_who_is_banned_may_not_comment(thread: Thread, bob: Member) -> None:
    bob.banned_at = bob.created_at
    saved(bob)

    with pytest.raises(Refused, match="closed"):
        say(thread, bob)


def test_a_comment_can_be_changed_for_fifteen_minutes(
    thread: Thread, known: None, bob: Member, clock: StandingClock
) -> None:
    made = say(thread, bob)
    clock.forward(minutes=15)

    with writing():
        operations.edit(made.id, bob.id, words("I *was* the bees man."))

    made = again(made)
    assert made.html == "<p>I <em>was</em> the bees man.</p>\n"
    assert made.edited_at == clock.now
    clock.forward(seconds=1)
    with pytest.raises(Refused, match="15 minutes"), writing():
        operations.edit(made.id, bob.id, words("Too late"))


def test_what_is_changed_is_looked_at_again(thread: Thread, known: None, bob: Member) -> None:
    made = say(thread, bob)
    before = again(thread).count

    with writing():
        operations.edit(made.id, bob.id, words("https://a.example https://b.example https://c.example"))

    made = again(made)
    assert (made.state, made.held_for) == (CommentState.HELD, "links")
    assert again(thread).count == before - 1


def test_nobody_changes_what_others_wrote(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    made = say(thread, bob)

    with pytest.raises(Refused), writing():
        operations.edit(made.id, alice.id, words("I am not"))


def test_a_held_comment_that_is_changed_still_waits(thread: Thread, bob: Member) -> None:
    made = say(thread, bob)

    with writing():
        operations.edit(made.id, bob.id, words("I was the bees man."))

    assert (again(made).state, again(made).held_for) == (CommentState.HELD, "first")


def test_taking_a_comment_back_deletes_its_words(thread: Thread, known: None, bob: Member) -> None:
    made = say(thread, bob, "See https://bees.example")
    before = again(thread).count

    with writing():
        operations.remove(made.id, bob.id)

    made = again(made)
    assert (made.state, made.body, made.html) == (CommentState.REMOVED, "", "")
    assert again(thread).count == before - 1
    assert db.session.scalar(select(func.count()).select_from(LinkedHost)) == 0


def test_nobody_takes_back_what_others_wrote(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    made = say(thread, bob)

    with pytest.raises(Refused), writing():
        operations.remove(made.id, alice.id)

    assert again(made).state is CommentState.VISIBLE


def test_counts_are_what_can_be_read(thread: Thread, known: None, alice: Member, bob: Member, dan: Member) -> None:
    say(thread, alice)
    say(thread, dan)
    gone = say(thread, bob)
    with writing():
        operations.remove(gone.id, bob.id)

    readable = select(func.count()).where(Comment.thread_id == thread.id, Comment.state == CommentState.VISIBLE)

    assert again(thread).count == db.session.scalar(readable)


def test_an_answer_is_mailed_to_whom_it_answers_and_to_who_wrote_the_post(
    thread: Thread, known: None, bob: Member, carla: Member
) -> None:
    first = say(thread, bob)
    before = len(mails("comment_reply"))

    answer = say(thread, carla, "Which bees?", to=first)

    told = mails("comment_reply")[before:]
    assert [message.to_address for message in told] == ["alice@example.com", "bob@example.com"]
    assert {message.facts["comment"] for message in told} == {answer.id}


def test_what_waits_is_mailed_to_nobody_but_the_moderators(thread: Thread, bob: Member) -> None:
    say(thread, bob)
    say(thread, bob, "And another thing")

    assert mails("comment_reply") == []
    assert [message.to_address for message in mails("comments_waiting")] == ["alice@example.com"]
