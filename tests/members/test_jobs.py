"""What is forgotten by itself."""

from sqlalchemy import func, select

from core.database import db, writing
from events.models import Event
from events.rsvps import rsvping
from events.rsvps.models import Rsvp
from members import jobs, operations
from members.links import Errand
from members.models import Link, Member, Session
from members.sessions import begin
from tests.conftest import StandingClock


def sign_up(name: str) -> int:
    """Somebody who has just signed up; their id."""
    with writing():
        member_id = operations.sign_up(name, f"{name}@example.com", f"{name}@example.com", Errand())
    assert member_id is not None
    return member_id


def test_who_never_presses_the_link_is_forgotten_after_a_week(bob: Member, clock: StandingClock) -> None:
    sign_up("eve")
    clock.forward(days=6)
    sign_up("finn")
    clock.forward(days=2)

    assert jobs.forget_unconfirmed() == 1
    assert db.session.scalars(select(Member.name).order_by(Member.name)).all() == ["Bob Tavares", "finn"]
    assert db.session.scalar(select(func.count(Link.id))) == 1


def test_what_they_held_is_forgotten_with_them(event: Event, clock: StandingClock) -> None:
    eve = sign_up("eve")
    with writing():
        rsvping.hold(event.id, eve, 1)
    clock.move_to(event.starts_at)
    clock.forward(days=8)

    assert jobs.forget_unconfirmed() == 1
    assert db.session.scalar(select(func.count(Rsvp.id))) == 0


def test_sessions_and_links_that_are_over_are_forgotten(bob: Member, clock: StandingClock) -> None:
    with writing():
        begin(bob.id, "", "")
        operations.ask_for_link("bob@example.com", "bob@example.com", Errand())
    clock.forward(days=91)

    assert (jobs.forget_idle_sessions(), jobs.forget_old_links()) == (1, 1)
    assert db.session.scalar(select(func.count(Session.id))) == 0
