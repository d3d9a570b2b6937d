"""The queue: what waits for whom, why, and in four statements however much it is."""

from chapters.models import Chapter
from comments import reactions, threads
from comments.models import Thread
from comments.moderating import deciding, waiting
from core.database import db, writing
from members.models import Member, TeamRole
from tests.comments.talking import begin, let_through, say
from tests.conftest import StandingClock
from tests.people import add_member, add_members, add_role
from tests.watching import Watch


def test_the_longest_waiting_comes_first_with_why(
    thread: Thread, alice: Member, bob: Member, carla: Member, clock: StandingClock
) -> None:
    say(thread, bob, "https://a.example https://b.example https://c.example")
    clock.forward(hours=1)
    say(thread, carla, "Hello")

    found = waiting.queue(alice.id, False)

    assert [it.row.author_name for it in found] == ["Bob Tavares", "Carla Whitfield"]
    assert found[0].why == ["Among the first comments of this person", "Many links from a new account"]
    assert found[0].hosts == ["a.example", "b.example", "c.example"]
    assert [it.passed for it in found] == [0, 0]


def test_reports_say_why_and_not_who(
    thread: Thread, known: None, alice: Member, bob: Member, carla: Member, dan: Member
) -> None:
    made = say(thread, bob)
    with writing():
        reactions.report(made.id, carla.id, "unkind", "To bees")
        reactions.report(made.id, dan.id, "spam", "")

    (found,) = waiting.queue(alice.id, False)

    assert found.reports == ["It’s unkind to somebody: “To bees”", "It advertises something"]
    assert "Carla" not in repr(found)


def test_a_team_sees_its_own_queue_and_admins_see_all(
    thread: Thread, charlotte: Chapter, alice: Member, bob: Member, carla: Member, admin: Member
) -> None:
    add_role(carla, charlotte, TeamRole.EDITOR)
    say(thread, bob)
    say(begin(charlotte), bob, "In Charlotte")
    say(begin(), bob, "For the whole site")

    editor = add_member("Eva", is_editor=True)
    counts = [waiting.count_for(member.id, member.is_admin) for member in (alice, carla, bob, admin, editor)]

    assert counts == [1, 1, 0, 3, 1]
    assert [it.row.body for it in waiting.queue(editor.id, False)] == ["For the whole site"]
    assert [it.row.body for it in waiting.queue(carla.id, False)] == ["In Charlotte"]


def test_only_ones_own_comments_can_be_decided_about(
    thread: Thread, charlotte: Chapter, alice: Member, bob: Member, admin: Member
) -> None:
    here, there = say(thread, bob), say(begin(charlotte), bob, "In Charlotte")

    assert waiting.moderated([here.id, there.id, 404], alice.id, False) == [here.id]
    assert set(waiting.moderated([here.id, there.id], admin.id, True)) == {here.id, there.id}
    assert waiting.moderated([here.id], bob.id, False) == []


def test_what_was_decided_is_listed_with_who_and_why(thread: Thread, alice: Member, bob: Member) -> None:
    held = say(thread, bob)
    with writing():
        deciding.hide([held.id], alice.id, "spam", "No honey here")
    let_through(held)

    rows = waiting.decided(alice.id, False)

    assert [(row.verdict.value, row.reason, row.by_name) for row in rows] == [
        ("released", "fine", None),
        ("hidden", "spam", "Alice Ferreira"),
    ]
    assert waiting.decided(bob.id, False) == []


def test_fifty_that_wait_cost_as_much_as_one(thread: Thread, lisbon: Chapter, alice: Member, watch: Watch) -> None:
    first, *others = add_members(50, lisbon)
    say(thread, first)
    one = statements_of(alice, watch)
    for member in others:
        say(thread, member)

    assert (one, statements_of(alice, watch)) == ((1, 4), (50, 4))


def statements_of(member: Member, watch: Watch) -> tuple[int, int]:
    """How many wait for somebody, and how many statements it takes to say so."""
    db.session.rollback()
    member_id = member.id
    with watch.statements() as statements:
        found = waiting.queue(member_id, False)
    return len(found), len(statements)


def test_what_is_not_public_any_more_waits_for_nobody(thread: Thread, alice: Member, bob: Member) -> None:
    say(thread, bob)
    with writing():
        threads.shut_away(thread.id)

    assert waiting.count_for(alice.id, False) == 0
    assert waiting.queue(alice.id, False) == []
