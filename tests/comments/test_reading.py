"""A conversation as each reader sees it, in two statements however long it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from chapters.models import Chapter
from comments import operations, reactions, reading, threads
from comments.models import Comment, CommentState, Thread
from comments.moderating import deciding
from comments.reading import Conversation, Wall
from core.database import db, writing
from members import leaving, sessions, signed_in
from members.models import Member
from members.signed_in import SignedIn
from tests.comments.talking import begin, let_through, say, words
from tests.conftest import StandingClock
from tests.people import add_members, saved
from tests.watching import Watch

LISBON = Wall("Europe/Lisbon")


def who(member: Member) -> SignedIn:
    """A member as signed in."""
    with writing():
        token = sessions.begin(member.id, "192.0.2.0/24", "Firefox on Linux")
    found = signed_in.signed_in(token)
    assert found
    return found


def seen(thread: Thread, reader: Member | None = None, may_moderate: bool = False, wall: Wall = LISBON) -> Conversation:
    """The conversation as a reader sees it."""
    db.session.rollback()
    found = reading.conversation(thread.id, who(reader) if reader else None, may_moderate, wall)
    assert found
    return found


def texts(found: Conversation) -> list[tuple[str, list[str]]]:
    """What stands there, without marks."""
    return [(first.html.striptags(), [row.html.striptags() for row in under]) for first, under in found.comments]


def test_answers_stand_under_what_they_answer(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    first = say(thread, bob, "One")
    say(thread, bob, "Two")
    answer = say(thread, alice, "Answer", to=first)
    say(thread, bob, "Answer to the answer", to=answer)

    found = seen(thread)

    assert texts(found)[-2:] == [("One", ["Answer", "Answer to the answer"]), ("Two", [])]
    assert [row.to for row in found.comments[-2][1]] == ["", "Alice Ferreira"]


def test_the_author_of_the_post_is_marked(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    say(thread, alice)
    say(thread, bob, "Hm")

    assert [first.is_by_author for first, _ in seen(thread).comments][-2:] == [True, False]


def test_what_waits_is_seen_by_its_author_and_by_moderators_alone(
    thread: Thread, alice: Member, bob: Member, carla: Member
) -> None:
    say(thread, bob)

    assert texts(seen(thread)) == []
    assert texts(seen(thread, carla)) == []
    assert texts(seen(thread, bob)) == [("I am the bees man.", [])]
    assert texts(seen(thread, alice, may_moderate=True)) == [("I am the bees man.", [])]
    assert seen(thread).count == 0


def test_a_place_stays_as_long_as_somebody_answered(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    first = say(thread, bob, "One")
    answer = say(thread, alice, "Answer", to=first)
    with writing():
        operations.remove(first.id, bob.id)
    with_answer = texts(seen(thread, bob))[-1]
    with writing():
        operations.remove(answer.id, alice.id)

    assert with_answer == ("", ["Answer"])
    assert "" not in [text for text, _ in texts(seen(thread, bob))]


def test_a_hidden_comment_is_seen_by_its_author_as_hidden(
    thread: Thread, known: None, alice: Member, bob: Member
) -> None:
    made = say(thread, bob, "Buy honey")
    say(thread, alice, "No", to=made)
    with writing():
        deciding.hide([made.id], alice.id, "spam")

    mine, others = seen(thread, bob).comments[-1][0], seen(thread).comments[-1][0]

    assert (mine.state, mine.html) == (CommentState.HIDDEN, "<p>Buy honey</p>\n")
    assert (others.is_gone, others.html) == (True, "")


def test_a_former_member_has_no_name_and_no_home(thread: Thread, known: None, bob: Member) -> None:
    say(thread, bob, "Words that stand")
    with writing():
        leaving.delete_account(bob.id)

    row = seen(thread).comments[-1][0]

    assert (row.name, row.home, row.html.striptags()) == ("former member", "", "Words that stand")


def test_somebody_without_an_account_keeps_their_name(thread: Thread) -> None:
    saved(
        Comment(
            thread_id=thread.id,
            author_name="Wanda of Wrocław",
            body="Old words",
            html="<p>Old words</p>",
            rendering=1,
            state=CommentState.VISIBLE,
            created_at=thread.opened_at,
        )
    )

    assert seen(thread).comments[0][0].name == "Wanda of Wrocław"


@pytest.mark.parametrize(
    ("wall", "at"),
    [
        (LISBON, "Wed 7 Oct, 13:00"),
        (Wall("America/New_York", is_twelve_hours=True), "Wed 7 Oct, 8:00 am"),
        (Wall("Pacific/Apia"), "Thu 8 Oct, 01:00"),
    ],
)
def test_times_are_those_of_the_readers_wall(
    thread: Thread, alice: Member, clock: StandingClock, wall: Wall, at: str
) -> None:
    say(thread, alice)

    row = seen(thread, wall=wall).comments[0][0]

    assert row.at == at
    assert datetime.fromisoformat(row.at_iso) == thread.opened_at
    assert (
        datetime.fromisoformat(row.at_iso).utcoffset()
        == datetime(2026, 10, 7, 12, tzinfo=ZoneInfo(wall.zone)).utcoffset()
    )


def test_only_ones_own_can_be_changed_and_only_for_a_while(
    thread: Thread, known: None, bob: Member, carla: Member, clock: StandingClock
) -> None:
    say(thread, bob)

    assert seen(thread, bob).comments[-1][0].may_edit
    assert not seen(thread, carla).comments[-1][0].may_edit
    clock.forward(minutes=16)
    assert not seen(thread, bob).comments[-1][0].may_edit


def test_thanks_are_counted_for_all_and_marked_for_who_gave_them(
    thread: Thread, known: None, bob: Member, carla: Member
) -> None:
    made = say(thread, bob)
    with writing():
        reactions.thank(made.id, carla.id)

    found = [seen(thread, reader).comments[-1][0] for reader in (carla, bob, None)]

    assert [(row.thanks, row.is_thanked) for row in found] == [(1, True), (1, False), (1, False)]


def test_what_is_not_public_has_no_conversation(thread: Thread) -> None:
    with writing():
        threads.shut_away(thread.id)

    assert reading.conversation(thread.id, None, True, LISBON) is None
    assert reading.conversation(404, None, True, LISBON) is None


def test_a_comment_to_answer_is_found_by_its_number_if_it_can_be_read(
    thread: Thread, alice: Member, bob: Member
) -> None:
    stands, waits = say(thread, alice), say(thread, bob, "Hm")

    found = seen(thread, bob)

    row = found.readable(str(stands.id))
    assert row is not None and row.id == stands.id
    assert [found.readable(text) for text in (str(waits.id), "", "x", "404")] == [None] * 4
    assert (found.has_mine, seen(thread).has_mine) == (True, False)


def test_fifty_comments_cost_as_much_as_one(lisbon: Chapter, alice: Member, bob: Member, watch: Watch) -> None:
    short, long = begin(lisbon, alice), begin(lisbon, alice)
    say(short, alice)
    first = say(long, alice)
    for member in add_members(49, lisbon):
        let_through(say(long, member, f"I am {member.name}", to=first))
    reader = who(bob)

    counts = []
    for thread_id in (short.id, long.id):
        with watch.statements() as statements:
            reading.conversation(thread_id, reader, False, LISBON)
        counts.append(len(statements))

    assert counts == [2, 2]
    assert seen(long).count == 50


def test_what_was_written_under_older_rules_is_shown_by_todays(thread: Thread, alice: Member) -> None:
    with writing():
        made = operations.comment(thread.id, alice.id, words("*new*"))
        made.html, made.rendering = "<p>old</p>", 0

    assert seen(thread).comments[0][0].html == "<p><em>new</em></p>\n"
