"""The first page: of a club with many chapters, with few, with one and with none; for strangers and for members."""

import re
from datetime import date, time

import html5lib
import pytest
from flask.testing import FlaskClient

from chapters import operations
from chapters.models import Chapter
from cities.models import City
from core.database import writing
from core.writing.slugs import slug
from events.models import EventState
from members.models import Member
from tests.conftest import StandingClock
from tests.events.rsvps.saying import going
from tests.people import add_chapter, add_event, add_member, add_members
from tests.signing_in import sign_in
from tests.watching import Watch
from trips import operations as trips
from trips.itinerary import Stop

SOON = date(2026, 10, 9)


@pytest.fixture
def many(cities: dict[str, City]) -> list[Chapter]:
    """A chapter in each of the twelve cities, Lisbon the largest."""
    chapters = [add_chapter(city, slug=slug(name) or "nuku-alofa") for name, city in cities.items()]
    add_members(3, chapters[0])
    return chapters


def test_an_empty_house_says_so_and_leads_nowhere_empty(client: FlaskClient) -> None:
    answer = client.get("/")

    assert answer.status_code == 200
    assert "No chapter has been founded yet" in answer.text


def test_a_club_with_one_chapter_opens_with_it(client: FlaskClient, lisbon: Chapter) -> None:
    add_event(lisbon, title="First evening", starts_on=SOON)

    html = client.get("/").text

    assert _heading(html) == "Lisbon"
    assert "First evening" in html
    assert "There is one chapter so far" in html
    assert '<svg class="geo' not in html
    assert "data-near" not in html


def test_with_one_chapter_a_member_can_make_it_their_home(client: FlaskClient, lisbon: Chapter, dan: Member) -> None:
    sign_in(client, dan)

    html = client.get("/").text

    assert f'action="/chapters/{lisbon.slug}/home"' in html


def test_with_few_chapters_they_are_listed_and_no_map_is_drawn(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter
) -> None:
    html = client.get("/").text

    assert html.count('<li class="ch">') == 2
    assert '<svg class="geo' not in html
    assert "data-near" not in html


@pytest.mark.usefixtures("many")
def test_with_many_chapters_there_is_a_map_with_a_dot_for_each_and_counts_by_continent(client: FlaskClient) -> None:
    html = client.get("/").text

    world = re.search(r'<svg class="geo world".*?</svg>', html, re.DOTALL)
    assert world and world[0].count("<circle") == 12
    assert re.findall(r'continent=[^"]+">([^<]+)</a> (\d+)', html) == [
        ("Europe", "6"),
        ("North America", "2"),
        ("Africa", "1"),
        ("Asia", "1"),
        ("Oceania", "1"),
        ("South America", "1"),
    ]


@pytest.mark.usefixtures("many")
def test_examples_to_type_are_chapters_of_this_club(client: FlaskClient) -> None:
    html = client.get("/").text

    assert re.search(r"Try Lisbon, Porto or CGN\.", html)


@pytest.mark.usefixtures("many")
def test_my_location_is_offered_by_script_alone(client: FlaskClient) -> None:
    html = client.get("/").text

    assert '<p class="row" data-near hidden><button class="btn btn-quiet" type="button">' in html


def test_this_week_shows_what_begins_within_seven_days_and_counts_it(client: FlaskClient, many: list[Chapter]) -> None:
    for number, chapter in enumerate(many):
        add_event(chapter, title=f"Evening {number}", starts_on=SOON)
    add_event(many[0], title="Later", starts_on=date(2026, 10, 20))
    add_event(many[0], title="Called off", starts_on=SOON, state=EventState.CANCELLED)

    html = client.get("/").text

    assert "All 12 events" in html
    assert len(re.findall(r'<article class="ev ', html)) == 4
    assert "Later" not in html
    assert "Called off" not in html


def test_a_quiet_week_names_the_next_one(client: FlaskClient, lisbon: Chapter, charlotte: Chapter) -> None:
    add_event(charlotte, title="Third Thursday", starts_on=date(2026, 10, 15), start_time=time(18, 30))

    html = client.get("/").text

    assert "A quiet week. The next one is Thu 15 Oct in Charlotte." in html


@pytest.mark.usefixtures("lisbon", "charlotte")
def test_with_nothing_on_anywhere_no_number_is_made_up(client: FlaskClient) -> None:
    html = client.get("/").text

    assert "Nothing on yet" in html
    assert " events</a>" not in html


@pytest.mark.usefixtures("many")
def test_going_somewhere_asks_what_is_on_there_between_two_days(client: FlaskClient) -> None:
    form = re.search(r'<form class="row trip-form".*?</form>', client.get("/").text, re.DOTALL)

    assert form
    assert 'action="/events"' in form[0]
    assert re.findall(r'name="(\w+)"', form[0]) == ["near", "from", "to"]


@pytest.mark.usefixtures("many")
def test_only_what_exists_is_linked(client: FlaskClient) -> None:
    links = set(re.findall(r'href="(/[^"#]*)', client.get("/").text))
    ours = sorted(link.replace("&amp;", "&") for link in links if not link.startswith("/static/"))

    answers = {link: client.get(link, follow_redirects=True).status_code for link in ours}

    assert answers == dict.fromkeys(ours, 200)


def test_a_strangers_page_names_nobody_and_holds_no_token(client: FlaskClient, many: list[Chapter]) -> None:
    event = add_event(many[0], starts_on=SOON)
    going(event, add_member("Nadia Prata", many[0]))

    html = client.get("/").text

    assert "1 going" in html
    assert "Nadia" not in html
    assert "csrf_token" not in html


def test_a_member_is_shown_their_next_event_and_their_chapters(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter, bob: Member
) -> None:
    away = add_event(charlotte, title="Third Thursday", starts_on=date(2026, 10, 15))
    add_event(lisbon, title="Thursday Table", starts_on=SOON)
    going(away, bob)
    sign_in(client, bob)

    html = client.get("/").text

    mine = html[: html.index("flood on-flood")]
    assert _heading(html) == "Hello, Bob Tavares"
    assert mine.index("Next for you") < mine.index("Third Thursday") < mine.index("You’re going")
    assert mine.index("Next in Lisbon") < mine.index("Thursday Table")
    assert len(re.findall("<h1", html)) == 1


def test_an_event_that_is_both_my_next_and_my_chapters_is_shown_once(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter, bob: Member
) -> None:
    going(add_event(lisbon, title="Thursday Table", starts_on=SOON), bob)
    sign_in(client, bob)

    html = client.get("/").text

    mine = html[: html.index("flood on-flood")]
    assert mine.count('class="ev ') == 1
    assert "That is your next one too: Thursday Table" in mine


def test_no_two_fields_of_the_page_have_one_name(client: FlaskClient, lisbon: Chapter, charlotte: Chapter) -> None:
    labels = re.findall(r"<label[^>]*>([^<]+)", client.get("/").text)

    assert sorted(set(labels)) == sorted(labels) == ["Arriving", "City or airport code", "Leaving", "Where to"]


def test_a_member_with_nothing_ahead_is_told_when_their_chapter_meets(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter, bob: Member
) -> None:
    add_event(lisbon, starts_on=date(2026, 10, 15))
    sign_in(client, bob)

    html = client.get("/").text

    assert "Nothing ahead. Lisbon meets next on Thu 15 Oct." in html


def test_a_member_without_a_home_is_led_to_the_chapters(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter, dan: Member
) -> None:
    sign_in(client, dan)

    html = client.get("/").text

    assert "No home chapter yet" in html


@pytest.mark.usefixtures("lisbon", "charlotte")
def test_a_new_chapter_shows_at_once(client: FlaskClient, cities: dict[str, City]) -> None:
    client.get("/")
    with writing():
        operations.found(cities["Porto"].id)

    html = client.get("/").text

    assert "Porto" in html


@pytest.mark.usefixtures("many")
def test_the_page_parses_without_an_error(client: FlaskClient) -> None:
    html5lib.HTMLParser(strict=True).parse(client.get("/").text)


@pytest.mark.parametrize("events", [1, 50])
def test_a_strangers_page_costs_four_statements_whatever_there_is(
    client: FlaskClient, many: list[Chapter], watch: Watch, clock: StandingClock, events: int
) -> None:
    for number in range(events):
        add_event(many[number % 12], title=f"Evening {number}", starts_on=SOON)
    client.get("/about")
    clock.forward(minutes=1)

    with watch.statements() as seen:
        client.get("/")

    assert len([statement for statement in seen if "FROM club" not in statement]) <= 4


def _heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""


@pytest.mark.usefixtures("many")
def test_who_is_signed_in_sees_their_trips_and_says_yes_at_home_in_one_press(
    client: FlaskClient, many: list[Chapter], dan: Member
) -> None:
    member = add_member("Eve Home", many[0])
    add_event(many[0], title="Next at home", starts_on=SOON)
    with writing():
        trip = trips.keep(member.id, [Stop(many[1].city_id, date(2026, 10, 20), date(2026, 10, 22))])
    browser = sign_in(client, member)

    html = browser.get("/").text

    assert "I’m going<span" in html and 'name="next" value="/"' in html
    assert f'href="/trips/{trip.key}"' in html and "20–22 October" in html
