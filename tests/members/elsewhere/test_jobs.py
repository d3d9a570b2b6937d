"""Looking whether people's pages elsewhere link back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from core.database import db, writing
from members import profiles, queries
from members.elsewhere import proving
from members.elsewhere.jobs import look_for_links_back
from members.models import Handle, Member, Visibility
from members.profiles import Shown
from tests.conftest import StandingClock
from tests.core.outbound.web import HTML, Answer, anywhere, web
from tests.signing_in import sign_in

BASE = "https://club.example"


@pytest.fixture
def public(app: Flask) -> Iterator[None]:
    """The house has an address that the web can link to."""
    settings = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, base_url=BASE)
    yield
    app.extensions["settings"] = settings


def describe(member: Member, *handles: str) -> None:
    """Give a member these links."""
    with writing():
        profiles.describe(member.id, Shown(member.name, "", "", "", Visibility.ATTENDEES, handles))


def back_to(member: Member) -> bytes:
    """A page that links back to a member's."""
    return f'<a rel="me" href="{BASE}/members/{member.key}">club</a>'.encode()


def is_proved(member: Member) -> list[bool]:
    """Whether each of a member's links is proved to be theirs."""
    return [handle.proved_at is not None for handle in queries.handles_of(member.id)]


@pytest.mark.usefixtures("public")
def test_a_page_that_links_back_is_proved_to_be_theirs(bob: Member, carla: Member) -> None:
    with web({"/bob": (200, HTML, back_to(bob)), "/hers": (200, HTML, back_to(carla))}) as site:
        describe(bob, f"{site}/bob", f"{site}/hers", f"{site}/gone")

        looked = [look_for_links_back(anywhere) for _ in range(4)]

    assert looked == [1, 1, 1, 0]
    assert is_proved(bob) == [True, False, False]


@pytest.mark.usefixtures("public")
def test_a_page_is_looked_at_again_after_a_week(bob: Member, clock: StandingClock) -> None:
    answers: dict[str, Answer] = {"/bob": (200, HTML, back_to(bob))}
    with web(answers) as site:
        describe(bob, f"{site}/bob")
        look_for_links_back(anywhere)
        answers["/bob"] = (200, HTML, b"moved")
        clock.forward(days=6)
        early = look_for_links_back(anywhere)
        clock.forward(days=2)
        late = look_for_links_back(anywhere)

    assert (early, late, is_proved(bob)) == (0, 1, [False])


@pytest.mark.usefixtures("public")
def test_saving_the_same_link_again_keeps_its_proof_and_has_it_looked_at(bob: Member) -> None:
    with web({"/bob": (200, HTML, back_to(bob))}) as site:
        describe(bob, f"{site}/bob")
        look_for_links_back(anywhere)

        describe(bob, f"{site}/new", f"{site}/bob")

        assert is_proved(bob) == [False, True]
        assert [look_for_links_back(anywhere) for _ in range(3)] == [1, 1, 0]


@pytest.mark.usefixtures("public")
def test_a_link_changed_while_it_was_looked_at_is_not_proved(bob: Member) -> None:
    describe(bob, "https://a.example")
    with writing():
        due = proving.claim()
    assert due is not None
    describe(bob, "https://b.example")

    with writing():
        proving.note(due, is_own=True)

    assert is_proved(bob) == [False]


@pytest.mark.usefixtures("public")
def test_who_is_banned_is_not_looked_for(bob: Member, clock: StandingClock) -> None:
    describe(bob, "https://a.example")
    with writing():
        db.session.get_one(Member, bob.id).banned_at = clock.now

    assert look_for_links_back(anywhere) == 0


def test_at_home_nobody_is_asked(bob: Member) -> None:
    describe(bob, "https://a.example")

    assert look_for_links_back(anywhere) == 0
    assert db.session.scalars(select(Handle.proved_at)).all() == [None]


def test_a_proved_page_is_marked_for_those_who_may_see_it(
    client: FlaskClient, bob: Member, carla: Member, clock: StandingClock
) -> None:
    describe(bob, "https://a.example", "https://b.example")
    with writing():
        db.session.execute(update(Handle).where(Handle.url == "https://b.example").values(proved_at=clock.now))

    page = sign_in(client, carla).get(f"/members/{bob.key}").text

    assert page.count("which links back here") == 1
    assert page.index("a.example") < page.index("b.example") < page.index("which links back here")
