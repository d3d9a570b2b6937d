"""What pages say after a silence, and what ends it: whatever organisers do there, or one press."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from chapters.models import Chapter, ChapterState
from core.database import db
from events.confirming import jobs
from events.models import Event
from members.models import Act, Member, Role, TeamRole
from tests.conftest import StandingClock
from tests.events.planning import scheduled
from tests.people import add_role
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]

PRESS = "/organise/lisbon/confirmation"
SAID = "Dates here were last confirmed on 3 July. We’ve asked the organisers."


def state() -> ChapterState:
    """What Lisbon is by now."""
    return db.session.scalars(select(Chapter.state).where(Chapter.slug == "lisbon")).one()


@pytest.fixture
def dinner(asked: Chapter) -> Event:
    """The dinner that may not stand."""
    return db.session.scalars(select(Event)).one()


@pytest.mark.parametrize("path", ["/chapters/lisbon", "/"])
def test_the_page_says_since_when_as_soon_as_organisers_were_asked(
    client: FlaskClient, silent: Chapter, path: str
) -> None:
    before = client.get(path).text
    jobs.ask_whether_dates_stand()

    assert (SAID in before, SAID in client.get(path).text) == (False, True)


def test_where_nobody_can_be_asked_the_page_says_that(client: FlaskClient, asked: Chapter) -> None:
    db.session.execute(delete(Role))

    html = client.get("/chapters/lisbon").text

    assert "Dates here were last confirmed on 3 July. Nobody looks after them at the moment." in html


def test_an_events_page_says_it_quietly(client: FlaskClient, dinner: Event) -> None:
    html = client.get(f"/events/{dinner.id}-{dinner.slug}").text

    assert "The dates of Lisbon were last confirmed on Fri 3 Jul." in html


def test_the_page_of_a_series_says_it_before_one_counts_on_its_dates(
    client: FlaskClient, silent: Chapter, alice: Member, clock: StandingClock
) -> None:
    address = f"/series/{scheduled(silent, alice).series_id}"
    clock.forward(days=100)
    before = client.get(address).text
    jobs.ask_whether_dates_stand()

    html = client.get(address).text

    said = "The dates of Lisbon were last confirmed on 7 October 2026."
    assert (said in before, said in html) == (False, True)
    assert html.index(said) < html.index("Come every time?")


def test_looking_confirms_nothing_and_one_press_does(signed_in: Browser, asked: Chapter, alice: Member) -> None:
    browser = signed_in(alice)
    page = browser.get("/organise/lisbon").text
    after_looking = state()

    answer = post(browser, PRESS)

    assert "Nobody has done anything here since 3 July" in page
    assert (after_looking, state()) == (ChapterState.DORMANT, ChapterState.ACTIVE)
    assert (answer.status_code, answer.location) == (303, "/organise/lisbon")
    assert "Do these dates still stand?" not in browser.get("/organise/lisbon").text
    assert "last confirmed" not in browser.get("/chapters/lisbon").text
    assert db.session.scalars(select(Act.action)).all() == ["dates confirmed"]


def test_a_host_is_shown_no_press_and_has_none(signed_in: Browser, asked: Chapter, bob: Member) -> None:
    add_role(bob, asked, TeamRole.HOST)

    assert "Do these dates still stand?" not in signed_in(bob).get("/organise/lisbon").text
    assert post(signed_in(bob), PRESS).status_code == 404


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/organise/lisbon/venues/new", {"name": "Casa"}),
        ("/events/{event}/cancellation", {"reason": "Rain", "reach": "this"}),
        ("/events/{event}/programme", {"item-1": "A talk"}),
        ("/organise/events/{event}/jobs", {"jobs": "Chairs", "reach": "this"}),
    ],
)
def test_what_an_organiser_does_there_confirms_the_dates(
    signed_in: Browser, alice: Member, dinner: Event, path: str, fields: dict[str, Any]
) -> None:
    answer = post(signed_in(alice), path.format(event=dinner.id), **fields)

    assert (answer.status_code, state()) == (303, ChapterState.ACTIVE)


def test_what_is_refused_confirms_nothing(signed_in: Browser, alice: Member, asked: Chapter) -> None:
    answer = post(signed_in(alice), "/organise/lisbon/venues/new", name="")

    assert (answer.status_code, state()) == (422, ChapterState.DORMANT)
