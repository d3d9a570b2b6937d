"""Reads that verbs and views decide on."""

from comments import queries, threads
from comments.models import Thread
from core.database import writing
from members.models import Member
from tests.comments.talking import say
from tests.conftest import StandingClock


def test_standing_counts_what_can_be_read_and_where_it_points(thread: Thread, known: None, bob: Member) -> None:
    say(thread, bob, "https://shop.example/a https://shop.example/b")

    whose = queries.standing_of(bob, ["shop.example", "other.example"], is_trusted=False)

    assert (whose.passed, dict(whose.to_host), whose.is_new) == (3, {"shop.example": 1}, True)


def test_an_account_is_new_for_a_week(bob: Member, clock: StandingClock) -> None:
    clock.forward(days=7)

    assert not queries.standing_of(bob, [], is_trusted=False).is_new


def test_an_account_has_one_first_day(bob: Member, clock: StandingClock) -> None:
    assert queries.is_in_first_day(bob.id)
    clock.forward(days=1)
    assert not queries.is_in_first_day(bob.id)


def test_a_comment_is_found_only_under_what_is_public(thread: Thread, alice: Member) -> None:
    made = say(thread, alice)
    found = queries.comment_with(made.id)
    with writing():
        threads.shut_away(thread.id)

    assert found is not None and found.title == "What a name badge knows"
    assert queries.comment_with(made.id) is None
    assert queries.comment_with(404) is None


def test_the_words_of_what_waits_cannot_be_quoted(thread: Thread, alice: Member, bob: Member) -> None:
    held, stands = say(thread, bob), say(thread, alice, "Welcome")

    assert (queries.body_of(held.id), queries.body_of(stands.id)) == ("", "Welcome")


def test_a_thread_is_known_by_what_it_hangs_on(thread: Thread) -> None:
    found = queries.thread_titled(thread.id)

    assert found is not None and (found.title, found.path) == ("What a name badge knows", thread.path)
    assert queries.thread_titled(404) is None
