"""The page of a series and its calendar, as strangers and members get them."""

import json
import re
from datetime import timedelta
from typing import Any

import icalendar
import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter, ChapterState
from core.database import writing
from events import changing
from events.models import EventState, Series, SeriesState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.planning import details_of, events_of, scheduled, series_by
from tests.events.rsvps.saying import going
from tests.people import add_event, saved
from tests.signing_in import sign_in
from tests.watching import Watch


@pytest.fixture
def table(lisbon: Chapter, alice: Member) -> Series:
    """Lisbon's third Thursdays, twelve of them."""
    return series_by(scheduled(lisbon, alice).series_id)


def facts_in(html: str) -> Any:
    """What search engines are told."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_it_says_the_rule_six_dates_and_how_many_more(client: FlaskClient, table: Series) -> None:
    html = client.get(f"/series/{table.id}").text

    assert "Third Thursday of every month, 18:30–21:00, Lisbon time." in html
    assert "18:30 on the clock in Lisbon all year, through both clock changes." in html
    assert html.count("40 places left") == 6
    assert re.findall(r"\d more dates until [^<]*", html) == ["6 more dates until Thu 16 Sep"]


def test_all_dates_are_one_press_away(client: FlaskClient, table: Series) -> None:
    html = client.get(f"/series/{table.id}?all=1").text

    assert html.count("40 places left") == 12
    assert "more date" not in html


def test_cancelled_skipped_and_moved_dates_say_so(client: FlaskClient, table: Series, alice: Member) -> None:
    off, skipped, moved, *_others = events_of(table.id)
    with writing():
        changing.cancel(off, "The roof leaks", by=alice)
    skipped.state = EventState.SKIPPED
    saved(skipped)
    with writing():
        changing.edit(moved, details_of(moved, starts_on=moved.starts_on + timedelta(days=1)), by=alice)

    html = client.get(f"/series/{table.id}").text

    for words in (
        "The roof leaks",
        "Cancelled</span>",
        "Skipped</span>",
        "Moved from Thu 17 Dec",
        "6 more dates until",
    ):
        assert words in html


def test_a_stranger_gets_a_kept_page_with_no_form_and_no_cookie(client: FlaskClient, table: Series) -> None:
    answer = client.get(f"/series/{table.id}")

    assert answer.cache_control.public
    assert "Set-Cookie" not in answer.headers
    assert "<form" not in re.sub(r"<footer.*", "", answer.text, flags=re.DOTALL).split("<main", 1)[1]
    assert f'href="/sign-up?next=/series/{table.id}"' in answer.text


def test_the_kept_page_is_built_anew_once_somebody_is_going(client: FlaskClient, table: Series, bob: Member) -> None:
    assert "1 going" not in client.get(f"/series/{table.id}").text

    going(events_of(table.id)[0], bob)

    assert "1 going, 39 places left" in client.get(f"/series/{table.id}").text


def test_a_member_sees_what_they_have_said(client: FlaskClient, table: Series, bob: Member) -> None:
    going(events_of(table.id)[0], bob)

    html = sign_in(client, bob).get(f"/series/{table.id}").text

    assert html.count("You’re going") == 1
    assert "Count me in every time" in html


def test_what_has_been_is_numbered(client: FlaskClient, table: Series, bob: Member, clock: StandingClock) -> None:
    going(events_of(table.id)[1], bob, guests=1)
    clock.move_to(events_of(table.id)[1].ends_at)
    clock.forward(days=1)

    html = client.get(f"/series/{table.id}").text

    assert "It has been held 2 times. The next is no. 3." in html
    assert 'No. 2, Thu 19 Nov</a><span class="quiet">, 2 people said yes' in html


def test_a_series_that_has_ended_says_when(client: FlaskClient, table: Series, clock: StandingClock) -> None:
    table.state = SeriesState.ENDED
    saved(table)
    clock.move_to(events_of(table.id)[-1].ends_at)

    html = client.get(f"/series/{table.id}").text

    assert "No more dates" in html
    assert "This series ended on Thu 16 Sep." in html
    assert "Count me in" not in html


def test_search_engines_are_told_of_the_series_and_its_dates(client: FlaskClient, table: Series) -> None:
    facts = facts_in(client.get(f"/series/{table.id}").text)

    schedule = facts["eventSchedule"]
    assert (facts["@type"], facts["name"], len(facts["subEvent"])) == ("EventSeries", "Thursday Table", 6)
    assert (schedule["repeatFrequency"], schedule["byDay"], schedule["scheduleTimezone"]) == (
        "P1M",
        ["3TH"],
        "Europe/Lisbon",
    )
    assert facts["subEvent"][0]["startDate"] == "2026-10-15T18:30+01:00"


def test_its_calendar_has_its_dates_and_no_others(client: FlaskClient, table: Series, lisbon: Chapter) -> None:
    add_event(lisbon, title="Another")

    answer = client.get(f"/series/{table.id}/calendar.ics")

    events = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    assert answer.mimetype == "text/calendar"
    assert {str(event["SUMMARY"]) for event in events} == {"Thursday Table"}
    assert {str(event["UID"]) for event in events} == {f"event-{event.id}@localhost" for event in events_of(table.id)}


def test_an_event_and_its_chapter_lead_to_the_series(client: FlaskClient, table: Series) -> None:
    event = events_of(table.id)[0]

    for path in (f"/events/{event.id}-{event.slug}", "/chapters/lisbon"):
        assert f'href="/series/{table.id}"' in client.get(path).text


@pytest.mark.parametrize("path", ["/series/999", "/series/999/calendar.ics"])
def test_an_unknown_series_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_series_of_a_chapter_that_is_not_open_is_not_there(
    client: FlaskClient, table: Series, lisbon: Chapter
) -> None:
    lisbon.state = ChapterState.APPLIED
    saved(lisbon)

    assert client.get(f"/series/{table.id}").status_code == 404


def test_all_dates_take_as_many_statements_as_six(
    client: FlaskClient, table: Series, bob: Member, watch: Watch
) -> None:
    sign_in(client, bob).get(f"/series/{table.id}")
    with watch.statements() as few:
        client.get(f"/series/{table.id}")
    with watch.statements() as many:
        client.get(f"/series/{table.id}?all=1")

    assert len(few) == len(many) <= 8
