"""Mailed links: used once, even by two who press at the same moment."""

import threading
from collections.abc import Callable

from flask import Flask
from sqlalchemy import func, select

from core.clock import now
from core.database import db, writing
from core.tokens import digest, fresh_key
from mail.models import Message
from members import links, operations, passwords
from members.links import Chosen, Errand
from members.models import Link, LinkPurpose, Member
from tests.conftest import StandingClock
from tests.people import saved


def made(member: Member, purpose: LinkPurpose = LinkPurpose.SIGN_IN, errand: Errand | None = None) -> str:
    """A link of a member; its token."""
    with writing():
        return links.make(member.id, purpose, errand or Errand())


def pressed(token: str, browser: str = "bob’s") -> links.Pressed:
    """What becomes of pressing it."""
    with writing():
        return links.press(token, browser)


def test_a_link_leads_where_it_was_meant_to(bob: Member) -> None:
    errand = Errand("/about", {"event": "731", "rsvp": "going"}, "October dinner")

    assert pressed(made(bob, errand=errand)) == links.Pressed(bob.id, errand)


def test_a_sign_in_link_confirms_the_address_too(dan: Member) -> None:
    dan.confirmed_at = None
    saved(dan)

    assert pressed(made(dan)).is_newly_confirmed
    assert db.session.scalars(select(Member.confirmed_at).where(Member.id == dan.id)).one() == now()


def test_a_link_of_a_banned_member_opens_nothing(bob: Member) -> None:
    token = made(bob)
    bob.banned_at = now()
    saved(bob)

    assert pressed(token) == links.Pressed(None)


def test_a_worn_link_keeps_its_errand_in_the_fresh_one(bob: Member, clock: StandingClock) -> None:
    token = made(bob, errand=Errand("/about"))
    clock.forward(minutes=16)

    again = pressed(token)

    assert (again.member_id, again.is_fresh_mailed) == (None, True)
    assert db.session.scalars(select(Link.next_path).order_by(Link.id)).all() == ["/about", "/about"]


def test_a_password_chosen_in_another_browser_is_left_out(dan: Member) -> None:
    dan.confirmed_at = None
    saved(dan)
    with writing():
        token = links.make(dan.id, LinkPurpose.CONFIRM, Errand(), Chosen("somebody else’s", "somebody else’s"))

    outcome = pressed(token)

    assert (outcome.is_newly_confirmed, outcome.is_password_dropped) == (True, True)
    assert db.session.scalars(select(Member.password_hash).where(Member.id == dan.id)).one() is None


def test_a_fresh_link_keeps_the_password_that_was_chosen(dan: Member, clock: StandingClock) -> None:
    dan.confirmed_at = None
    saved(dan)
    with writing():
        token = links.make(dan.id, LinkPurpose.CONFIRM, Errand(), Chosen("dan’s", "dan’s"))
    clock.forward(hours=25)
    pressed(token)

    outcome = pressed(db.session.scalars(select(Message)).one().facts["token"], "dan’s")

    assert (outcome.is_newly_confirmed, outcome.is_password_dropped) == (True, False)
    assert db.session.scalars(select(Member.password_hash).where(Member.id == dan.id)).one() == "dan’s"


def test_a_password_chosen_at_sign_up_never_replaces_one_there_is(bob: Member) -> None:
    bob.password_hash = passwords.hashed("a lamp beside the window")
    saved(bob)
    with writing():
        token = links.make(bob.id, LinkPurpose.CONFIRM, Errand(), Chosen("somebody else’s", "bob’s"))

    pressed(token)

    stored = db.session.scalars(select(Member.password_hash).where(Member.id == bob.id)).one()
    assert passwords.matches(stored, "a lamp beside the window")


def test_links_that_ended_a_month_ago_are_forgotten(bob: Member, clock: StandingClock) -> None:
    made(bob)
    clock.forward(days=31)
    with writing():
        forgotten = links.forget_old()

    assert forgotten == 1


def test_of_eight_who_press_at_once_one_is_let_in(committing: Flask) -> None:
    with committing.app_context(), writing():
        member = Member(key=fresh_key(), name="Bob", email="bob@example.com", created_at=now(), confirmed_at=now())
        db.session.add(member)
        db.session.flush()
        token = links.make(member.id, LinkPurpose.SIGN_IN, Errand())
    let_in: list[bool] = []

    in_parallel(8, committing, lambda: let_in.append(pressed(token).member_id is not None))

    assert sorted(let_in) == [False] * 7 + [True]
    with committing.app_context():
        used = select(func.count()).where(Link.token_hash == digest(token), Link.used_at.is_not(None))
        assert db.session.scalar(used) == 1


def in_parallel(count: int, app: Flask, act: Callable[[], None]) -> None:
    """Do something in so many threads, released at once."""
    gate = threading.Barrier(count)

    def run() -> None:
        with app.app_context():
            gate.wait()
            act()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_another_password_ends_the_links_that_were_mailed_before(bob: Member) -> None:
    token = made(bob)

    with writing():
        operations.choose_password(bob.id, None)

    assert pressed(token) == links.Pressed(None)
