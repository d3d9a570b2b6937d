"""The directory, a chapter's page, and its calendar."""

import re
from datetime import date

import html5lib
import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter, ChapterState
from cities.models import City
from core.database import writing
from core.writing.slugs import slug
from members import operations
from members.models import Member
from tests.events.rsvps.saying import going
from tests.people import add_chapter, add_event, add_member, add_role, saved
from tests.signing_in import post, sign_in
from tests.watching import Watch

NAME = re.compile(r'<h3 class="ch-name">.*?<a href="/chapters/[^"]*">([^<]*)</a>')


@pytest.fixture
def many(cities: dict[str, City]) -> dict[str, Chapter]:
    """A chapter in each of the twelve cities but Porto and Köln."""
    there = {name: city for name, city in cities.items() if name not in ("Porto", "Köln")}
    return {name: add_chapter(city, slug=slug(name)) for name, city in there.items()}


def test_the_directory_lists_all_by_name_beside_the_world(client: FlaskClient, many: dict[str, Chapter]) -> None:
    html = client.get("/chapters").text

    assert names(html) == sorted(many, key=slug)
    assert "10 chapters" in html
    assert html.count('<circle class="t-') == 10
    assert "Europe</a> 4" in html


def test_near_lists_the_nearest_first_with_distances_and_numbers_on_a_map(
    client: FlaskClient, many: dict[str, Chapter]
) -> None:
    html = client.get("/chapters?near=Porto&within=any").text

    assert names(html)[:3] == ["Lisbon", "Paris", "London"]
    assert "<b>273 km</b>" in html
    assert "Chapters near Porto" in html
    assert 'href="#ch-lisbon"' in html and 'id="ch-lisbon"' in html


@pytest.mark.parametrize("near", ["Lisbon", "lisboa", "LIS", "2267057", "Lisbon, Portugal"])
def test_the_city_itself_comes_first_and_is_here(client: FlaskClient, many: dict[str, Chapter], near: str) -> None:
    html = client.get("/chapters", query_string={"near": near}).text

    assert names(html) == ["Lisbon"]
    assert "<b>Here</b>" in html
    assert "1 chapter <" in html


def test_miles_are_for_those_who_measure_in_miles(client: FlaskClient, many: dict[str, Chapter]) -> None:
    html = client.get("/chapters?near=Charlotte&within=5000").text

    assert "miles</b>" in html
    assert "km</b>" not in html


@pytest.mark.parametrize("words", ["Lisbon", "lis", "LIS", "lissabon", "lisb"])
def test_words_find_a_chapter_by_every_name_of_its_city(
    client: FlaskClient, many: dict[str, Chapter], words: str
) -> None:
    assert names(client.get(f"/chapters?q={words}").text)[0] == "Lisbon"


def test_words_find_a_chapter_by_its_own_name_and_by_its_letters(client: FlaskClient, cities: dict[str, City]) -> None:
    add_chapter(cities["Paris"], name="Société du mardi", slug="mardi", letters="SDM")

    assert names(client.get("/chapters?q=société").text) == ["Société du mardi"]
    assert names(client.get("/chapters?q=sdm").text) == ["Société du mardi"]


def test_all_that_bear_a_name_are_listed_however_far_apart(
    client: FlaskClient, many: dict[str, Chapter], cities: dict[str, City]
) -> None:
    add_chapter(cities["Porto"])

    html = client.get("/chapters?q=po&within=100").text

    assert names(html) == ["Portland", "Porto"]
    assert "2 chapters" in html
    assert "for “po”, then by distance" in html


def test_a_point_is_near_too_and_is_not_to_be_indexed(client: FlaskClient, many: dict[str, Chapter]) -> None:
    html = client.get("/chapters?lat=38.7&lon=-9.1").text

    assert names(html) == ["Lisbon"]
    assert "Chapters near you" in html
    assert '<input type="hidden" name="lat" value="38.7">' in html
    assert "noindex" in html


def test_words_typed_beside_a_point_win(client: FlaskClient, many: dict[str, Chapter]) -> None:
    assert names(client.get("/chapters?q=Tokyo&lat=38.7&lon=-9.1").text) == ["Tokyo"]


def test_near_goes_across_the_date_line(client: FlaskClient, many: dict[str, Chapter]) -> None:
    assert names(client.get("/chapters?lat=-20&lon=179.9&within=800").text) == ["Nuku‘alofa"]


def test_soon_leaves_out_who_has_nothing_within_thirty_days(client: FlaskClient, many: dict[str, Chapter]) -> None:
    add_event(many["Tokyo"], starts_on=date(2026, 11, 5))
    add_event(many["Lisbon"], starts_on=date(2026, 11, 30))

    html = client.get("/chapters?soon=y").text

    assert names(html) == ["Tokyo"]
    assert "next Thu 5 Nov, 19:00" in html
    assert 'name="soon" value="y" form="find" checked' in html


def test_nobody_near_meets_soon(client: FlaskClient, many: dict[str, Chapter]) -> None:
    html = client.get("/chapters?near=Lisbon&soon=y").text

    assert "No chapter within 500 km of Lisbon meets in the next 30 days" in html
    assert 'href="/chapters?near=Lisbon"' in html


def test_a_continent_has_its_own_list(client: FlaskClient, many: dict[str, Chapter]) -> None:
    html = client.get("/chapters?continent=Africa").text

    assert names(html) == ["Nairobi"]
    assert '<h1 class="mt-4">Chapters in Africa</h1>' in html


def test_a_city_without_a_chapter_near_says_which_is_the_nearest_and_asks_whether_one_is_wanted(
    client: FlaskClient, lisbon: Chapter, dan: Member
) -> None:
    with writing():
        operations.wish(dan.id, 3448439)

    html = client.get("/chapters?near=SAO&within=250").text

    assert "No chapter within 250 km of São Paulo" in html
    assert "The nearest is Lisbon, 7,9" in html
    assert "one person already does, and at five you meet" in html
    assert 'href="/sign-up?next=/chapters?near%3D3448439"' in html


def test_a_member_wants_one_with_one_press(client: FlaskClient, lisbon: Chapter, dan: Member) -> None:
    sign_in(client, dan)
    before = client.get("/chapters?near=SAO").text

    answer = post(client, "/cities/3448439/wish")

    assert 'action="/cities/3448439/wish"' in before
    assert answer.status_code == 303
    assert "first to want one" in client.get(answer.location).text


def test_who_wants_one_already_is_told_so_and_not_asked_again(
    client: FlaskClient, lisbon: Chapter, bob: Member, dan: Member
) -> None:
    with writing():
        operations.wish(dan.id, 3448439)

    of_dan = sign_in(client, dan).get("/chapters?near=SAO").text
    of_bob = sign_in(client, bob).get("/chapters?near=SAO").text

    assert ("You want one here" in of_dan, "/cities/3448439/wish" in of_dan) == (True, False)
    assert ("You want one here" in of_bob, "/cities/3448439/wish" in of_bob) == (False, True)
    assert "You want one here, and are the first: at five you meet." in of_dan
    assert "ne person already does, and at five you meet." in of_bob


def test_where_others_are_near_a_city_without_a_chapter_still_asks(client: FlaskClient, lisbon: Chapter) -> None:
    html = client.get("/chapters?near=Porto").text

    assert names(html) == ["Lisbon"]
    assert "No chapter in Porto yet" in html


def test_an_unknown_city_is_the_form_again_with_the_likeliest(client: FlaskClient, many: dict[str, Chapter]) -> None:
    answer = client.get("/chapters?near=Lisbom")

    assert answer.status_code == 400
    assert "We don’t know that city" in answer.text
    assert 'href="/chapters?near=2267057"' in answer.text
    assert 'value="Lisbom"' in answer.text
    assert "<title>Error: Chapters" in answer.text


def test_words_that_name_nothing_are_said_to(client: FlaskClient, many: dict[str, Chapter]) -> None:
    answer = client.get("/chapters?q=Lisbom")

    assert answer.status_code == 200
    assert "We don’t know “Lisbom”" in answer.text
    assert "Lisbon, Portugal" in answer.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("lat=91&lon=0", "A latitude is from -90 to 90"),
        ("lat=38", "A point needs a latitude and a longitude"),
        ("lat=x&lon=y", "Write a number like 38.7"),
        ("lat=nan&lon=0", "A latitude is from -90 to 90"),
        ("within=0", "Choose a distance from 1 to 20,038 km, or any"),
        ("within=x", "Choose a distance from 1 to 20,038 km, or any"),
        ("page=-1", "Enter a whole number"),
        ("page=0", "Enter a whole number"),
        ("continent=Atlantis", "Choose a continent"),
        ("q=" + "l" * 101, "This is too long"),
        ("near=" + "9" * 101, "This is too long"),
        ("near=" + "9" * 99, "We don’t know that city"),
        ("near=%F0%9F%98%80", "We don’t know that city"),
    ],
)
def test_fields_that_make_no_sense_are_the_form_again(
    client: FlaskClient, many: dict[str, Chapter], query: str, words: str
) -> None:
    answer = client.get(f"/chapters?{query}")

    assert answer.status_code == 400
    assert words in answer.text
    assert "There is a problem" in answer.text


@pytest.mark.parametrize(
    "query", ["lat=91&lon=0", "lon=5", "page=0", "continent=Atlantis", "within=0", "near=zz", "q=" + "l" * 101]
)
def test_every_problem_leads_to_a_field_that_is_there(
    client: FlaskClient, many: dict[str, Chapter], query: str
) -> None:
    html = client.get(f"/chapters?{query}").text

    linked = re.findall(r'<li><a href="#([\w-]+)">', html)
    assert linked
    assert [name for name in linked if f' id="{name}"' not in html] == []


def test_a_list_is_cut_into_pages_and_keeps_what_was_asked(client: FlaskClient, lisbon: Chapter) -> None:
    for number in range(25):
        saved(another(lisbon, number))

    first = client.get("/chapters?near=Lisbon&within=100").text
    second = client.get("/chapters?near=Lisbon&within=100&page=2").text

    assert len(names(first)) == 20
    assert len(names(second)) == 6
    assert 'start="21"' in second
    assert "near=Lisbon" in first and "within=100" in first and 'rel="next"' in first
    assert client.get("/chapters?near=Lisbon&page=3").status_code == 404


def test_an_empty_club_says_so(client: FlaskClient) -> None:
    html = client.get("/chapters").text

    assert "No chapters yet" in html
    assert '<circle class="t-' not in html


@pytest.mark.parametrize(
    "path",
    [
        "/chapters",
        "/chapters?near=Porto",
        "/chapters?near=SAO",
        "/chapters?q=zz",
        "/chapters?near=zz",
        "/chapters/lisbon",
    ],
)
def test_every_page_parses_without_an_error(client: FlaskClient, many: dict[str, Chapter], path: str) -> None:
    parser = html5lib.HTMLParser(strict=False)

    parser.parse(client.get(path).text)

    assert parser.errors == []


def test_one_chapter_and_twenty_cost_the_same(client: FlaskClient, lisbon: Chapter, watch: Watch) -> None:
    with watch.statements() as for_one:
        client.get("/chapters?near=Lisbon")
    for number in range(19):
        saved(another(lisbon, number))

    with watch.statements() as for_twenty:
        client.get("/chapters?near=Lisbon&page=1")

    assert len(for_twenty) <= len(for_one) <= 6


def test_a_strangers_directory_is_kept_until_a_chapter_changes(client: FlaskClient, lisbon: Chapter) -> None:
    first = client.get("/chapters")

    again = client.get("/chapters", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert "Set-Cookie" not in first.headers
    assert "csrf_token" not in first.text


def test_a_chapter_shows_where_it_is_and_what_is_next(client: FlaskClient, lisbon: Chapter, bob: Member) -> None:
    event = add_event(lisbon)
    going(event, bob)

    html = client.get("/chapters/lisbon").text

    assert "<h1>Lisbon</h1>" in html
    assert "Portugal" in html
    assert "October dinner" in html
    assert "1 going" in html
    assert bob.name not in html


def test_a_chapter_without_dates_says_so(client: FlaskClient, lisbon: Chapter) -> None:
    html = client.get("/chapters/lisbon").text

    assert "Nothing on in Lisbon yet" in html
    assert "Follow, and we mail you when something is added." in html


def test_members_see_who_looks_after_it_and_strangers_how_many(client: FlaskClient, alice: Member, dan: Member) -> None:
    stranger = client.get("/chapters/lisbon").text
    sign_in(client, dan)

    member = client.get("/chapters/lisbon").text

    assert "One organiser looks after this chapter" in stranger
    assert alice.name not in stranger
    assert alice.name in member


@pytest.mark.parametrize("path", ["/chapters/lisbon", "/chapters/lisbon/calendar.ics"])
def test_a_closed_chapter_is_gone(client: FlaskClient, lisbon: Chapter, path: str) -> None:
    lisbon.state = ChapterState.ARCHIVED
    saved(lisbon)

    assert client.get(path).status_code == 410


@pytest.mark.parametrize("path", ["/chapters/atlantis", "/chapters/atlantis/calendar.ics", "/chapters/%00"])
def test_an_unknown_chapter_is_not_found(client: FlaskClient, lisbon: Chapter, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


def test_a_calendar_holds_the_dates_of_its_chapter_only(
    client: FlaskClient, lisbon: Chapter, charlotte: Chapter
) -> None:
    add_event(lisbon, title="Here")
    add_event(charlotte, title="There")

    answer = client.get("/chapters/lisbon/calendar.ics")

    assert answer.mimetype == "text/calendar"
    assert "SUMMARY:Here" in answer.text
    assert "There" not in answer.text


def test_a_team_of_many_is_counted_in_words(client: FlaskClient, lisbon: Chapter, alice: Member) -> None:
    add_role(add_member("Eva Lima", lisbon), lisbon)

    assert "Two organisers look after this chapter" in client.get("/chapters/lisbon").text


def another(chapter: Chapter, number: int) -> Chapter:
    """One more chapter in the same city."""
    columns = {column.name: getattr(chapter, column.name) for column in Chapter.__table__.columns}
    return Chapter(**(columns | {"id": None, "slug": f"more-{number:02}", "name": f"More {number:02}"}))


def names(html: str) -> list[str]:
    """The names of the chapters listed, in order."""
    return NAME.findall(html)
