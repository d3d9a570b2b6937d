"""A chapter's team on its page: who sees it, who gives and takes roles, who is told, and what is written down."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db, writing
from mail.models import Message
from members import leaving, roles
from members.blocking import operations as blocking
from members.models import Member, Role, TeamRole
from members.team import notices
from tests.conftest import StandingClock
from tests.people import add_member, add_role
from tests.signing_in import post, sign_in

PAGE = "/organise/lisbon/team"
Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def signed_in(another_client: Callable[[], FlaskClient]) -> Browser:
    """A browser of its own for somebody, signed in just now."""
    return lambda member: sign_in(another_client(), member)


def role_of(member: Member) -> TeamRole | None:
    """Their role in the only chapter there is."""
    return db.session.scalar(select(Role.role).where(Role.member_id == member.id))


def told(member: Member) -> list[str]:
    """The subjects of the mails about roles to somebody, as they would be sent now."""
    queued = select(Message.facts).where(Message.kind == "role_given", Message.to_address == member.email)
    letters = [notices.LETTERS["role_given"](facts) for facts in db.session.scalars(queued)]
    return [letter.subject for letter in letters if letter]


@pytest.mark.parametrize("pasted", ["{}", "http://localhost/members/{}", "/members/{}/"])
def test_a_lead_gives_a_role_to_whoever_a_pasted_page_is_of(
    signed_in: Browser, alice: Member, bob: Member, pasted: str
) -> None:
    browser = signed_in(alice)

    answer = post(browser, PAGE, member=pasted.format(bob.key), role="host")

    assert (answer.status_code, answer.location) == (303, PAGE)
    assert role_of(bob) is TeamRole.HOST
    assert told(bob) == ["You’re in the team of Lisbon"]
    page = browser.get(PAGE).text
    assert f"<bdi>{alice.name}</bdi> made <bdi>{bob.name}</bdi> host." in page


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        ("", "Paste the address of the member’s page"),
        ("Bob Tavares", "Paste the address of the member’s page, which ends in /members/ and some letters"),
        ("zzzzz", "There is no such page. Copy the address from your browser while you look at it"),
        ("x" * 5000, "This is too long: at most 250 characters"),
    ],
)
def test_who_is_not_found_is_said_and_kept(signed_in: Browser, alice: Member, member: str, sentence: str) -> None:
    answer = post(signed_in(alice), PAGE, member=member, role="host")

    assert answer.status_code == 422
    assert answer.text.count(sentence) == 2


def test_whoever_blocked_the_lead_is_not_there_for_them(signed_in: Browser, alice: Member, bob: Member) -> None:
    with writing():
        blocking.block(bob.id, alice.key)

    assert post(signed_in(alice), PAGE, member=bob.key, role="host").status_code == 422


@pytest.mark.parametrize("role", [TeamRole.ORGANISER, TeamRole.HOST, TeamRole.EDITOR])
def test_the_rest_of_the_team_sees_it_and_gives_nothing(
    signed_in: Browser, lisbon: Chapter, bob: Member, alice: Member, role: TeamRole
) -> None:
    add_role(bob, lisbon, role)
    browser = signed_in(bob)

    page = browser.get(PAGE)

    assert (page.status_code, "Give somebody a role" in page.text, "Lay it down" in page.text) == (200, False, True)
    assert post(browser, PAGE, member=bob.key, role="lead").status_code == 404
    assert post(browser, f"{PAGE}/{alice.key}/withdrawal").status_code == 404


def test_where_there_is_no_lead_organisers_give_roles(signed_in: Browser, lisbon: Chapter, alice: Member) -> None:
    with writing():
        roles.give(add_member("Eve").id, lisbon.id, TeamRole.ORGANISER, by=None)
        roles.give(alice.id, lisbon.id, TeamRole.ORGANISER, by=None)

    assert "Give somebody a role" in signed_in(alice).get(PAGE).text


def test_a_role_is_taken_away_and_laid_down(signed_in: Browser, lisbon: Chapter, alice: Member, bob: Member) -> None:
    dan = add_member("Dora")
    add_role(bob, lisbon, TeamRole.HOST)
    add_role(dan, lisbon, TeamRole.EDITOR)

    taken = post(signed_in(alice), f"{PAGE}/{bob.key}/withdrawal")
    laid_down = post(signed_in(dan), f"{PAGE}/{dan.key}/withdrawal")

    assert (taken.location, laid_down.location) == (PAGE, "/chapters/lisbon")
    assert (role_of(bob), role_of(dan)) == (None, None)
    page = signed_in(alice).get(PAGE).text
    assert f"took the role of <bdi>{bob.name}</bdi> away." in page
    assert "<bdi>Dora</bdi> laid their role down." in page


def test_the_last_who_organises_cannot_lay_it_down(signed_in: Browser, alice: Member) -> None:
    browser = signed_in(alice)

    answer = post(browser, f"{PAGE}/{alice.key}/withdrawal")

    assert (answer.status_code, answer.location) == (303, PAGE)
    assert "Lisbon would have no organiser left. Make somebody else an organiser first." in browser.get(PAGE).text


def test_who_signed_in_long_ago_is_asked_to_do_so_again(
    signed_in: Browser, alice: Member, bob: Member, clock: StandingClock
) -> None:
    browser = signed_in(alice)
    clock.forward(minutes=16)

    answer = post(browser, PAGE, member=bob.key, role="host")

    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?")
    assert role_of(bob) is None


def test_nobody_is_told_of_a_role_that_was_taken_away_meanwhile(
    signed_in: Browser, lisbon: Chapter, alice: Member, bob: Member
) -> None:
    post(signed_in(alice), PAGE, member=bob.key, role="host")
    with writing():
        roles.take(bob.id, lisbon.id, by=alice.id)

    assert told(bob) == []


def test_the_history_names_nobody_who_is_gone_nor_what_was_elsewhere(
    signed_in: Browser, lisbon: Chapter, charlotte: Chapter, alice: Member, bob: Member, carla: Member
) -> None:
    with writing():
        roles.give(bob.id, lisbon.id, TeamRole.HOST, by=alice.id)
        roles.give(carla.id, charlotte.id, TeamRole.HOST, by=None)
        roles.take(bob.id, lisbon.id, by=alice.id)
    with writing():
        leaving.delete_account(bob.id)

    page = signed_in(alice).get(PAGE).text

    assert "made a former member host." in page
    assert carla.name not in page
