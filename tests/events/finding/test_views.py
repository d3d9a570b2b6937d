"""What's on, by day, anywhere and around a city."""

import re
from collections.abc import Callable
from datetime import date, time

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from cities.models import City
from events.models import EventState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going
from tests.people import add_chapter, add_event, saved
from tests.signing_in import post
from tests.watching import Watch


def test_what_is_on_is_listed_by_day(client: FlaskClient, lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(lisbon, title="Second", starts_on=date(2026, 10, 15))
    add_event(charlotte, title="First", starts_on=date(2026, 10, 14))

    html = client.get("/events").text

    assert html.index("Wed 14 Oct") < html.index("First") < html.index("Thu 15 Oct") < html.index("Second")
    assert "2 events" in html


def test_past_and_skipped_events_are_not_on(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon, title="Breakfast", starts_on=date(2026, 10, 7), start_time=time(8), end_time=time(9))
    add_event(lisbon, title="Skipped", state=EventState.SKIPPED)

    assert "0 events" in client.get("/events?from=2026-10-01").text


def test_a_cancelled_event_stays_in_the_list(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon, state=EventState.CANCELLED)

    html = client.get("/events").text

    assert "October dinner" in html
    assert "Cancelled" in html


def test_days_are_those_of_the_calendar_there(client: FlaskClient, cities: dict[str, City]) -> None:
    tonga = add_chapter(cities["Nuku‘alofa"], slug="nuku-alofa")
    add_event(tonga, title="Early in Tonga", starts_on=date(2026, 10, 20), start_time=time(7), end_time=time(9))

    assert "Early in Tonga" in client.get("/events?from=2026-10-20&to=2026-10-20").text
    assert "Early in Tonga" not in client.get("/events?from=2026-10-19&to=2026-10-19").text


@pytest.mark.parametrize("near", ["Lisbon", "lisboa", "LIS", "Lisbon, Portugal", "2267057"])
def test_a_city_is_found_by_name_code_and_id(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter, near: str
) -> None:
    add_event(lisbon, title="Here")
    add_event(charlotte, title="Far away")

    html = client.get("/events", query_string={"near": near}).text

    assert "Here" in html
    assert "Far away" not in html
    assert "What’s on near Lisbon" in html


def test_a_wider_circle_says_how_far(client: FlaskClient, lisbon: Chapter, cities: dict[str, City]) -> None:
    add_event(add_chapter(cities["Porto"]), title="In Porto")

    assert "In Porto" not in client.get("/events?near=Lisbon&within=150").text
    assert "273 km" in client.get("/events?near=Lisbon&within=300").text


def test_near_goes_right_across_the_date_line(client: FlaskClient, cities: dict[str, City]) -> None:
    tonga = add_chapter(cities["Nuku‘alofa"], slug="nuku-alofa")
    add_event(tonga, title="Over the line")

    assert "Over the line" in client.get("/events?lat=-21&lon=179.5&within=800").text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("near=Atlantis", "We don’t know that city"),
        ("from=yesterday", "Write a day that there is"),
        ("from=2026-10-20&to=2026-10-10", "Choose a last day that is not before the first"),
        ("lat=91&lon=0", "A latitude is from -90 to 90"),
        ("lat=38", "A point needs a latitude and a longitude"),
        ("lat=nan&lon=0", "A latitude is from -90 to 90"),
        ("within=0&near=Lisbon", "Choose a distance from 1 to 20,000 km"),
        ("page=0", "Enter a whole number"),
    ],
)
def test_fields_that_make_no_sense_are_the_form_again(
    client: FlaskClient, lisbon: Chapter, query: str, words: str
) -> None:
    answer = client.get(f"/events?{query}")

    assert answer.status_code == 400
    assert words in answer.text


def test_words_narrow_the_list(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon, title="Podcast clinic")
    add_event(lisbon, title="100% coffee")

    html = client.get("/events", query_string={"q": "100%"}).text

    assert "100% coffee" in html
    assert "Podcast clinic" not in html


def test_the_list_is_cut_into_pages(client: FlaskClient, lisbon: Chapter) -> None:
    for number in range(41):
        add_event(lisbon, title=f"Dinner {number}")

    first, second = client.get("/events?q=dinner").text, client.get("/events?q=dinner&page=2").text

    assert first.count('class="ev ') == 40
    assert second.count('class="ev ') == 1
    assert "/events?page=2&amp;q=dinner" in first or "/events?q=dinner&amp;page=2" in first


def test_a_strangers_list_is_kept_until_something_on_it_changes(
    client: FlaskClient, lisbon: Chapter, bob: Member
) -> None:
    event = add_event(lisbon)
    first = client.get("/events")
    again = client.get("/events", headers={"If-None-Match": first.headers["ETag"]})

    going(event, bob)

    assert again.status_code == 304
    assert "1 going" in client.get("/events").text


def test_one_event_and_forty_cost_the_same(client: FlaskClient, lisbon: Chapter, watch: Watch) -> None:
    add_event(lisbon)
    with watch.statements() as for_one:
        client.get("/events?near=Lisbon")
    for _ in range(39):
        add_event(lisbon)

    with watch.statements() as for_forty:
        client.get("/events?near=Lisbon&page=1")

    assert len(for_forty) == len(for_one) <= 6


def test_where_nothing_is_on_the_page_says_where_and_when(client: FlaskClient, lisbon: Chapter) -> None:
    html = client.get("/events?near=Lisbon&from=2026-11-03&to=2026-11-06").text

    assert "Nothing on in Lisbon 3–6 November" in html
    assert "a wider circle" in html


def test_a_chapter_that_is_suspended_has_nothing_on(client: FlaskClient, lisbon: Chapter, clock: StandingClock) -> None:
    add_event(lisbon)
    lisbon.is_suspended = True
    saved(lisbon)

    assert "0 events" in client.get("/events").text


def test_the_form_says_what_is_listed_where_nothing_was_chosen(client: FlaskClient, lisbon: Chapter) -> None:
    page = client.get(f"/events?near={lisbon.city_id}").text

    assert 'value="Lisbon, Portugal"' in page
    assert 'value="2026-10-07"' in page and 'value="2026-11-06"' in page
    assert '<option selected value="40">40 km</option>' in page


def test_the_days_around_a_city_stand_side_by_side_with_a_map_and_the_same_list(
    client: FlaskClient, lisbon: Chapter
) -> None:
    add_event(lisbon, starts_on=date(2026, 10, 22))
    add_event(lisbon, title="Second", starts_on=date(2026, 10, 22))

    html = client.get("/events?near=Lisbon&from=2026-10-20&to=2026-10-28").text

    assert html.count('<span class="d0">') == 8
    assert 'href="#d2026-10-22"' in html and "October, 2 events" in html
    assert "2 events in 1 chapter" in html
    assert 'class="pin' in html and 'id="ch-lisbon"' in html


def test_a_day_on_another_page_is_led_to(client: FlaskClient, lisbon: Chapter) -> None:
    for number in range(41):
        add_event(lisbon, title=f"Dinner {number}")
    add_event(lisbon, title="Late", starts_on=date(2026, 10, 16))

    html = client.get("/events?near=Lisbon&to=2026-10-17").text

    assert re.search(r"page=2[^\"]*#d2026-10-16", html)


def test_clocks_that_change_during_the_stay_are_said_before_the_day_after(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon, title="Before", starts_on=date(2026, 10, 22))
    add_event(lisbon, title="After", starts_on=date(2026, 10, 26))
    client.set_cookie("zone", "America/New_York")

    html = client.get("/events?near=Lisbon&from=2026-10-20&to=2026-10-28").text

    change = html.index("Lisbon’s clocks go back an hour on Sunday 25 October.")
    assert html.index("Before") < change < html.index("After")
    assert "New York’s don’t until 1 November, so from Sunday you’re 4 hours apart instead of 5." in html


def test_who_is_signed_in_says_yes_on_the_card_and_comes_back_to_the_list(
    lisbon: Chapter, carla: Member, signed_in: Callable[[Member], FlaskClient]
) -> None:
    event = add_event(lisbon)
    browser = signed_in(carla)
    here = "/events?near=Lisbon&to=2026-10-20"

    answer = post(browser, f"/events/{event.id}/rsvp", rsvp="going", next=f"{here}#d2026-10-14")

    assert answer.headers["Location"] == f"{here}#d2026-10-14"
    assert "You’re going" in browser.get(here).text


def test_a_strangers_list_holds_no_form_that_posts(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon)

    html = client.get("/events?near=Lisbon").text

    assert "csrf_token" not in html and 'method="post"' not in html


def test_a_city_far_from_every_chapter_says_which_is_nearest(client: FlaskClient, lisbon: Chapter) -> None:
    html = client.get("/events?near=Berlin").text

    assert "No chapter within 40 km of Berlin" in html
    assert "The nearest is Lisbon, 2,313 km away." in html


def test_where_nothing_is_on_the_next_day_is_one_press_away(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon, starts_on=date(2026, 11, 26))

    html = client.get("/events?near=Lisbon&from=2026-11-03&to=2026-11-06").text

    assert "The next one is Thu 26 Nov." in html
    assert "from=2026-11-26" in html


def test_the_next_day_after_days_that_are_over_is_one_ahead(client: FlaskClient, lisbon: Chapter) -> None:
    for day in (date(2026, 10, 5), date(2026, 11, 26)):
        add_event(lisbon, starts_on=day)

    html = client.get("/events?near=Lisbon&from=2026-10-01&to=2026-10-03").text

    assert "The next one is Thu 26 Nov." in html


def test_the_next_day_is_the_first_of_all_chapters_around(
    client: FlaskClient, lisbon: Chapter, cities: dict[str, City]
) -> None:
    add_event(lisbon, starts_on=date(2026, 11, 26))
    add_event(add_chapter(cities["Porto"]), starts_on=date(2026, 11, 19))

    html = client.get("/events?near=Lisbon&within=300&from=2026-11-03&to=2026-11-06").text

    assert "The next one is Thu 19 Nov." in html
