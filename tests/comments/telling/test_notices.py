"""Who is mailed when: once each, and nobody of their own words."""

from chapters.models import Chapter
from comments.models import Thread
from comments.telling import notices
from core.database import writing
from members.models import Member, TeamRole
from tests.comments.talking import begin, mails, say
from tests.conftest import StandingClock
from tests.people import add_member, add_role, saved


def addresses(kind: str) -> list[str]:
    """Whom messages of a kind go to."""
    return [message.to_address for message in mails(kind)]


def test_nobody_is_told_of_their_own_words(thread: Thread, alice: Member) -> None:
    first = say(thread, alice)
    say(thread, alice, "And more", to=first)

    assert addresses("comment_reply") == []


def test_somebody_who_wrote_the_post_and_the_comment_is_told_once(
    thread: Thread, known: None, alice: Member, bob: Member
) -> None:
    first = say(thread, alice)
    before = len(mails("comment_reply"))

    say(thread, bob, "Thank you", to=first)

    assert addresses("comment_reply")[before:] == ["alice@example.com"]


def test_who_wants_no_mail_about_answers_gets_none(thread: Thread, known: None, alice: Member, bob: Member) -> None:
    bob.wants_replies = False
    saved(bob)
    first = say(thread, bob)
    say(thread, alice, "Which bees?", to=first)

    assert "bob@example.com" not in addresses("comment_reply")


def test_those_who_moderate_a_chapter_are_asked_once_a_day(
    thread: Thread, lisbon: Chapter, bob: Member, carla: Member, dan: Member, clock: StandingClock
) -> None:
    add_role(dan, lisbon, TeamRole.EDITOR)
    add_role(carla, lisbon, TeamRole.HOST)
    say(thread, bob)
    say(thread, bob, "More")
    same_day = addresses("comments_waiting")
    clock.forward(days=1)
    say(thread, bob, "The next day")

    assert same_day == ["alice@example.com", "dan@example.com"]
    assert addresses("comments_waiting") == same_day * 2


def test_where_nobody_moderates_the_admins_are_asked(
    charlotte: Chapter, bob: Member, admin: Member, alice: Member
) -> None:
    say(begin(charlotte), bob)
    say(begin(), bob, "For the whole site")

    assert addresses("comments_waiting") == ["admin@example.com"]


def test_what_is_said_for_the_site_is_its_editors_to_read(bob: Member, admin: Member) -> None:
    add_member("Eva", is_editor=True)

    say(begin(), bob, "For the whole site")

    assert addresses("comments_waiting") == ["eva@example.com"]


def test_an_author_without_an_address_is_told_nothing(thread: Thread, bob: Member) -> None:
    held = say(thread, bob)
    bob.email, bob.deleted_at = None, bob.created_at
    saved(bob)

    with writing():
        notices.decided(held)

    assert addresses("comment_decided") == []
