"""Drafts: put aside, gone on with, published with the same dates, thrown away, and seen by no stranger."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters.models import Chapter
from core.database import db
from events.drafting.models import Draft
from events.models import Event, Series
from mail.models import Message
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import events_of
from tests.people import add_event, add_role, add_venue
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]
NEW = "/organise/lisbon/events/new"


@pytest.fixture
def drafted(signed_in: Browser, alice: Member, said: dict[str, Any]) -> int:
    """Alice's third Thursdays as a draft, with January skipped."""
    post(signed_in(alice), NEW, **said | {"do": "draft", "skip": "2027-01-21", "cost": "Bring a cake"})
    return db.session.scalars(select(Draft.id)).one()


def test_a_draft_is_no_event_no_series_and_no_mail(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    answer = post(signed_in(alice), NEW, **said | {"do": "draft"})

    assert (answer.status_code, answer.location) == (303, "/organise/lisbon")
    for model in (Event, Series, Message):
        assert db.session.scalars(select(model)).all() == []


def test_it_stands_on_the_organisers_page_and_nowhere_else(
    client: FlaskClient, signed_in: Browser, alice: Member, drafted: int
) -> None:
    assert "Saved as a draft." not in client.get("/organise/lisbon", follow_redirects=True).text
    organisers = signed_in(alice).get("/organise/lisbon").text
    assert "Third Thursday of every month, 18:30 to 21:00, Lisbon time. Saved on Wed 7 Oct" in organisers
    for path in ("/", "/events", "/chapters/lisbon", "/chapters/lisbon/calendar.ics", "/sitemap.xml"):
        assert "Thursday Table" not in client.get(path).text


@pytest.mark.parametrize("path", [f"{NEW}?draft={{}}", "/events/{}", "/series/{}"])
def test_it_is_not_there_for_anybody_but_those_who_organise(
    signed_in: Browser, bob: Member, drafted: int, path: str
) -> None:
    assert signed_in(bob).get(path.format(drafted)).status_code == 404


def test_another_chapters_organiser_does_not_find_it(
    signed_in: Browser, carla: Member, charlotte: Chapter, drafted: int
) -> None:
    add_role(carla, charlotte)
    browser = signed_in(carla)

    assert browser.get(f"/organise/charlotte/events/new?draft={drafted}").status_code == 404
    assert post(browser, f"/organise/charlotte/drafts/{drafted}/deletion").status_code == 404
    assert db.session.scalars(select(Draft.id)).one() == drafted


def test_it_opens_as_it_was_saved_with_the_same_preview(signed_in: Browser, alice: Member, drafted: int) -> None:
    html = signed_in(alice).get(f"{NEW}?draft={drafted}").text

    assert 'value="Thursday Table"' in html
    assert "Bring a cake" in html
    assert "11 dates go into the calendar; here are the first six." in html
    assert "Skipped" in html
    assert "There is a problem" not in html


def test_saving_it_again_changes_it_and_makes_no_other(
    signed_in: Browser, alice: Member, said: dict[str, Any], drafted: int
) -> None:
    post(signed_in(alice), NEW, **said | {"do": "draft", "draft": str(drafted), "title": "Friday Table"})

    assert db.session.execute(select(Draft.id, Draft.title)).all() == [(drafted, "Friday Table")]


def test_publishing_it_fills_its_dates_and_it_is_a_draft_no_more(
    signed_in: Browser, alice: Member, said: dict[str, Any], drafted: int
) -> None:
    browser = signed_in(alice)

    answer = post(browser, NEW, **said | {"draft": str(drafted), "skip": "2027-01-21"})

    assert answer.status_code == 303
    assert "11 dates are up." in browser.get(answer.location).text
    assert len(events_of(db.session.scalars(select(Series.id)).one())) == 12
    assert db.session.scalars(select(Draft)).all() == []


def test_publishing_it_twice_publishes_it_once(
    signed_in: Browser, alice: Member, said: dict[str, Any], drafted: int
) -> None:
    answers = [post(signed_in(alice), NEW, **said | {"draft": str(drafted)}).status_code for _press in range(2)]

    assert answers == [303, 303]
    assert len(db.session.scalars(select(Series)).all()) == 1


def test_what_is_refused_stays_a_draft(
    signed_in: Browser, alice: Member, said: dict[str, Any], drafted: int, clock: StandingClock
) -> None:
    clock.forward(days=1)

    answer = post(signed_in(alice), NEW, **said | {"draft": str(drafted)})

    assert answer.status_code == 422
    assert "Choose today or a later day" in answer.text
    assert f'name="draft" value="{drafted}"' in answer.text
    assert db.session.scalars(select(Draft.id)).one() == drafted


def test_a_draft_needs_a_title(signed_in: Browser, alice: Member, said: dict[str, Any]) -> None:
    answer = post(signed_in(alice), NEW, **said | {"do": "draft", "title": ""})

    assert answer.status_code == 422
    assert "Give the event a title" in answer.text


def test_it_is_thrown_away_by_a_press(signed_in: Browser, alice: Member, drafted: int) -> None:
    browser = signed_in(alice)

    answer = post(browser, f"/organise/lisbon/drafts/{drafted}/deletion")

    assert (answer.status_code, answer.location) == (303, "/organise/lisbon")
    assert db.session.scalars(select(Draft)).all() == []
    assert post(browser, f"/organise/lisbon/drafts/{drafted}/deletion").status_code == 404


@pytest.mark.parametrize("query", ["draft=4711", "draft=x", "draft=0", "copy=4711", "copy=-1", f"draft={'9' * 1000}"])
def test_what_is_not_there_to_begin_with_is_not_found(
    signed_in: Browser, alice: Member, lisbon: Chapter, query: str
) -> None:
    assert signed_in(alice).get(f"{NEW}?{query}").status_code == 404


def test_the_last_event_is_copied_with_everything_it_had_onto_the_next_likely_day(
    signed_in: Browser, alice: Member, lisbon: Chapter, clock: StandingClock
) -> None:
    venue = add_venue(lisbon)
    told = {"description": "Bring *one* book", "cost": "€3", "languages": "Português", "walking_in": "Sit down"}
    held = {"title": "Book swap", "starts_on": date(2026, 9, 17), "start_time": time(19, 15), "end_time": time(22)}
    add_event(lisbon, venue_id=venue.id, capacity=17, guests=1, **told, **held)
    browser = signed_in(alice)

    found = re.search(r'href="([^"]+copy=[^"]+)"', browser.get("/organise/lisbon").text)
    assert found
    html = browser.get(found[1]).text

    for value in ("Book swap", "19:15", "22:00", "17", "€3", "Português", "2026-10-15"):
        assert f'value="{value}"' in html
    assert "Bring *one* book" in html
    assert "Sit down" in html
    assert f'checked id="venue-0" name="venue" type="radio" value="{venue.id}"' in html
    assert "Thu 15 Oct 2026, 19:15 to 22:00, Lisbon time." in html


def test_a_date_of_another_chapter_is_not_copied(
    signed_in: Browser, alice: Member, lisbon: Chapter, charlotte: Chapter
) -> None:
    event = add_event(charlotte)

    assert signed_in(alice).get(f"{NEW}?copy={event.id}").status_code == 404


def test_where_nothing_was_held_there_is_nothing_to_copy(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    add_event(lisbon)

    assert "copy=" not in signed_in(alice).get("/organise/lisbon").text
