"""Who looks after the site, on its page: how an admin makes and ends one, who is told, and what is written down."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core.database import db
from mail.models import Message
from members.models import Act, Member
from members.team import notices
from tests.conftest import StandingClock
from tests.people import add_member
from tests.signing_in import post, sign_in

PAGE = "/admin/team"
Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def signed_in(another_client: Callable[[], FlaskClient]) -> Browser:
    """A browser of its own for somebody, signed in just now."""
    return lambda member: sign_in(another_client(), member)


def flags(member: Member) -> tuple[bool, bool]:
    """Whether they are an admin, and an editor, as the rows say."""
    row = db.session.execute(select(Member.is_admin, Member.is_editor).where(Member.id == member.id)).one()
    return row.is_admin, row.is_editor


def told(member: Member) -> list[str]:
    """The subjects of the mails about this to somebody, as they would be sent now."""
    queued = select(Message.facts).where(Message.kind == "site_role", Message.to_address == member.email)
    letters = [notices.LETTERS["site_role"](facts) for facts in db.session.scalars(queued)]
    return [letter.subject for letter in letters if letter]


@pytest.mark.parametrize("meant", ["Bob@Example.com", "bob tavares", "Bob Tavares", "http://localhost/members/{key}"])
def test_an_admin_makes_an_editor_of_whom_they_name(signed_in: Browser, admin: Member, bob: Member, meant: str) -> None:
    browser = signed_in(admin)

    answer = post(browser, PAGE, member=meant.format(key=bob.key), role="editor")

    assert (answer.status_code, answer.location) == (303, PAGE)
    assert flags(bob) == (False, True)
    assert told(bob) == ["You’re an editor of the site"]
    page = browser.get(PAGE).text
    assert "<bdi>Ada Reis</bdi> made <bdi>Bob Tavares</bdi> an editor." in page


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        ("", "Enter an e-mail address, a name, or the address of a page"),
        ("Nobody At All", "We know nobody by that, or they have not confirmed their address."),
        ("Twin", "More than one member has this name. Enter their e-mail address instead"),
        ("unsure@example.com", "We know nobody by that, or they have not confirmed their address."),
        ("x" * 5000, "This is too long: at most 254 characters"),
    ],
)
def test_who_is_not_found_is_said_and_kept(signed_in: Browser, admin: Member, member: str, sentence: str) -> None:
    add_member("Twin")
    add_member("twin", email="t@example.com", email_canonical="t@example.com")
    add_member("Unsure", email="unsure@example.com", email_canonical="unsure@example.com", confirmed_at=None)

    answer = post(signed_in(admin), PAGE, member=member, role="admin")

    assert answer.status_code == 422
    assert answer.text.count(sentence) == 2


def test_a_new_admin_reads_the_page_at_once_and_one_who_was_does_not(
    signed_in: Browser, admin: Member, bob: Member
) -> None:
    ada, bobs = signed_in(admin), signed_in(bob)
    before = bobs.get(PAGE).status_code
    post(ada, PAGE, member=bob.key, role="admin")
    made = bobs.get(PAGE).status_code

    post(ada, f"{PAGE}/{bob.key}/admin/withdrawal")

    assert (before, made, bobs.get(PAGE).status_code) == (404, 200, 404)
    assert told(bob) == ["You’re no longer an admin of the site"]


def test_an_admin_lays_it_down_and_is_not_mailed(signed_in: Browser, admin: Member, bob: Member) -> None:
    ada = signed_in(admin)
    post(ada, PAGE, member=bob.key, role="admin")

    answer = post(ada, f"{PAGE}/{admin.key}/admin/withdrawal")

    assert (answer.status_code, answer.location) == (303, "/me")
    assert (flags(admin), told(admin)) == ((False, False), [])
    assert "<bdi>Ada Reis</bdi> is an admin no longer, by their own word." in signed_in(bob).get(PAGE).text


def test_the_last_admin_stays_one(signed_in: Browser, admin: Member) -> None:
    browser = signed_in(admin)

    answer = post(browser, f"{PAGE}/{admin.key}/admin/withdrawal")

    assert (answer.status_code, answer.location) == (303, PAGE)
    assert "You are the only admin of this site. Make somebody else one first." in browser.get(PAGE).text
    assert flags(admin) == (True, False)


def test_what_is_done_twice_is_written_down_once(signed_in: Browser, admin: Member, bob: Member) -> None:
    browser = signed_in(admin)

    for _ in range(2):
        post(browser, PAGE, member=bob.key, role="editor")

    assert db.session.scalars(select(Act.action)).all() == ["editor made"]


def test_who_signed_in_long_ago_is_asked_to_do_so_again(
    signed_in: Browser, admin: Member, bob: Member, clock: StandingClock
) -> None:
    browser = signed_in(admin)
    clock.forward(minutes=16)

    answer = post(browser, PAGE, member=bob.key, role="admin")

    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?")
    assert flags(bob) == (False, False)


def test_a_role_there_is_not_and_a_member_without_one_are_not_there(
    signed_in: Browser, admin: Member, bob: Member
) -> None:
    browser = signed_in(admin)

    assert post(browser, f"{PAGE}/{admin.key}/owner/withdrawal").status_code == 404
    assert post(browser, f"{PAGE}/{bob.key}/editor/withdrawal").status_code == 404
