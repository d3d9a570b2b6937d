"""Who moderates: a chapter's lead, organisers and editors, and the site's admins; looked up each time."""

import pytest

from chapters.models import Chapter
from comments import permissions
from comments.models import Thread
from core.database import writing
from members import sessions, signed_in
from members.models import Member, TeamRole
from members.signed_in import SignedIn
from tests.comments import talking
from tests.people import add_member, add_role


def who(member: Member) -> SignedIn:
    """A member as signed in."""
    with writing():
        token = sessions.begin(member.id, "192.0.2.0/24", "Firefox on Linux")
    found = signed_in.signed_in(token)
    assert found
    return found


@pytest.mark.parametrize(
    ("role", "may"),
    [(TeamRole.LEAD, True), (TeamRole.ORGANISER, True), (TeamRole.EDITOR, True), (TeamRole.HOST, False)],
)
def test_some_of_a_team_moderate_its_conversations(
    lisbon: Chapter, charlotte: Chapter, bob: Member, role: TeamRole, may: bool
) -> None:
    add_role(bob, lisbon, role)

    assert permissions.may_moderate(who(bob), lisbon.id) is may
    assert permissions.may_moderate_any(who(bob)) is may
    assert not permissions.may_moderate(who(bob), charlotte.id)
    assert not permissions.may_moderate(who(bob), None)


def test_an_admin_moderates_everything(lisbon: Chapter, admin: Member) -> None:
    assert permissions.may_moderate(who(admin), lisbon.id)
    assert permissions.may_moderate(who(admin), None)
    assert permissions.may_moderate_any(who(admin))


def test_an_editor_of_the_site_moderates_what_is_the_sites(lisbon: Chapter, alice: Member) -> None:
    editor = add_member("Eva", is_editor=True)

    assert permissions.may_moderate_any(who(editor))
    assert permissions.may_moderate(who(editor), None)
    assert not permissions.may_moderate(who(editor), lisbon.id)
    assert permissions.answers_for(editor.id, False, talking.begin())
    assert not permissions.answers_for(alice.id, False, talking.begin())


def test_who_wrote_what_a_thread_hangs_on_answers_for_it(thread: Thread, alice: Member, bob: Member) -> None:
    assert permissions.answers_for(alice.id, False, thread)
    assert not permissions.answers_for(bob.id, False, thread)
