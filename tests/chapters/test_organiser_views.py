"""What organisers say of their chapter: the page, the mark on offer, the venues; for whom, and with what input."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from chapters import mark
from chapters.forms import written_mark
from chapters.mark import Mark
from chapters.models import Chapter, ChapterState, Venue
from cities import pasted
from cities.models import City
from core.database import db
from members.models import Act, Member, TeamRole
from tests.people import add_chapter, add_role, add_venue, saved
from tests.signing_in import post, sign_in

PAGE = "/organise/lisbon/page"
VENUES = "/organise/lisbon/venues"
Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def signed_in(another_client: Callable[[], FlaskClient]) -> Browser:
    """A browser of its own for somebody, signed in."""
    return lambda member: sign_in(another_client(), member)


def chapter_now(chapter: Chapter) -> Chapter:
    """The chapter as its row says."""
    row = select(Chapter).where(Chapter.id == chapter.id)
    return db.session.scalars(row, execution_options={"populate_existing": True}).one()


def offered(slug: str, place: int) -> Mark:
    """One of the marks a chapter is offered."""
    return mark.offers(slug)[place]


def test_the_form_shows_what_the_page_says_and_twelve_marks(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    lisbon.about = "We write in public."
    saved(lisbon)

    html = signed_in(alice).get(PAGE).text

    assert "We write in public.</textarea>" in html
    assert 'value="LIS"' in html
    assert html.count('type="radio"') == html.count("mark-l") == 12
    assert len(re.findall(r'type="radio"[^>]*checked|checked[^>]*type="radio"', html)) == 1


def test_what_is_said_stands_on_the_page(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    browser = signed_in(alice)
    chosen = offered("lisbon", 3)

    answer = post(browser, PAGE, about="*Hello*", welcome="Ring twice.", letters="LX", mark=written_mark(chosen))

    assert chapter_now(lisbon).welcome == "Ring twice."
    assert (answer.status_code, answer.location) == (303, "/chapters/lisbon")
    assert "<em>Hello</em>" in browser.get("/chapters/lisbon").text
    row = chapter_now(lisbon)
    assert (row.letters, Mark(row.tincture, row.metal, row.division)) == ("LX", chosen)
    assert db.session.scalars(select(Act.action)).all() == ["chapter changed"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"letters": "lis"}, "Give the mark one to three capital letters from A to Z"),
        ({"letters": ""}, "Give the mark one to three letters"),
        ({"letters": "🎉"}, "Give the mark one to three capital letters from A to Z"),
        ({"mark": ""}, "Choose one of the marks"),
        ({"mark": "murrey or pale"}, "Choose one of the marks"),
        ({"mark": "x" * 5000}, "Choose one of the marks"),
        ({"about": "x" * 4001}, "This is too long: at most 4000 characters"),
        ({"about": "a\x00b"}, "This has characters that cannot be shown. Type it again"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: Browser, alice: Member, lisbon: Chapter, changed: dict[str, str], sentence: str
) -> None:
    fields = {"about": "We write & read.", "letters": "LX", "mark": written_mark(offered("lisbon", 0))}

    answer = post(signed_in(alice), PAGE, **fields | changed)

    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert answer.text.count(sentence) == 2
    assert "about" in changed or "We write &amp; read.</textarea>" in answer.text
    assert chapter_now(lisbon).letters == "LIS"


def test_a_mark_much_like_a_neighbours_is_said_to_be_so(
    signed_in: Browser, alice: Member, lisbon: Chapter, cities: dict[str, City]
) -> None:
    wanted = offered("lisbon", 2)
    add_chapter(cities["Porto"], tincture=wanted.tincture, metal="mint", division=wanted.division)
    add_chapter(cities["Paris"], **offered("lisbon", 4)._asdict())

    html = signed_in(alice).get(PAGE).text

    assert "Much like Porto’s, 273 km away" in html
    assert "Paris" not in html


@pytest.mark.parametrize("path", [PAGE, f"{VENUES}/new", f"{VENUES}/{{}}"])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: FlaskClient, lisbon: Chapter, path: str) -> None:
    path = path.format(add_venue(lisbon).id)

    answer = client.get(path)

    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")


@pytest.mark.parametrize("path", [PAGE, f"{VENUES}/new", f"{VENUES}/{{}}"])
def test_to_everybody_else_there_is_no_such_page(
    signed_in: Browser, lisbon: Chapter, charlotte: Chapter, bob: Member, carla: Member, path: str
) -> None:
    add_role(bob, lisbon, TeamRole.EDITOR)
    add_role(carla, charlotte, TeamRole.LEAD)
    path = path.format(add_venue(lisbon).id)

    for member in (bob, carla):
        browser = signed_in(member)
        assert browser.get(path).status_code == 404
        assert post(browser, path, name="Mine").status_code == 404


@pytest.mark.parametrize("state", [ChapterState.ARCHIVED, ChapterState.APPLIED])
def test_a_chapter_that_is_not_there_has_no_such_page(
    signed_in: Browser, alice: Member, lisbon: Chapter, state: ChapterState
) -> None:
    lisbon.state = state
    saved(lisbon)

    assert signed_in(alice).get(PAGE).status_code == 404
    assert signed_in(alice).get("/organise/atlantis/page").status_code == 404


def test_a_venue_is_added_and_changed(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    browser = signed_in(alice)
    fields = {"name": "Casa do Alpendre", "address": "Rua Nova 4", "position": "geo:38.71,-9.13"}

    added = post(browser, f"{VENUES}/new", **fields)
    venue = db.session.scalars(select(Venue)).one()
    changed = post(browser, f"{VENUES}/{venue.id}", **fields | {"door": "Ring twice", "access": "Step-free"})

    assert (added.status_code, added.location) == (303, f"{PAGE}#venues")
    assert (changed.status_code, changed.location) == (303, f"{PAGE}#venues")
    row = db.session.execute(select(Venue.name, Venue.door, Venue.access, Venue.latitude, Venue.chapter_id)).one()
    assert tuple(row) == ("Casa do Alpendre", "Ring twice", "Step-free", 38.71, lisbon.id)
    assert "Casa do Alpendre" in browser.get(PAGE).text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Give the venue a name"),
        ({"name": "x" * 121}, "This is too long: at most 120 characters"),
        ({"name": "café da garagem"}, "You have a venue of this name already"),
        ({"position": "38.7"}, pasted.UNREADABLE),
        ({"position": "nan, nan"}, pasted.UNREADABLE),
        ({"position": "38.7\0, -9.1"}, "This has characters that cannot be shown. Type it again"),
        ({"position": "91, 0"}, pasted.NOT_ON_EARTH),
        ({"position": "https://maps.app.goo.gl/8s2"}, pasted.SHORTENED),
        ({"position": "1" * 5000 + ", 1"}, "This is too long: at most 2000 characters"),
    ],
)
def test_a_venue_that_cannot_be_is_said_and_kept(
    signed_in: Browser, alice: Member, lisbon: Chapter, changed: dict[str, str], sentence: str
) -> None:
    add_venue(lisbon)

    answer = post(signed_in(alice), f"{VENUES}/new", **{"name": "Casa", "door": "Ring & wait"} | changed)

    assert answer.status_code == 422
    assert answer.text.count(sentence) == 2
    assert "Ring &amp; wait" in answer.text
    assert len(db.session.scalars(select(Venue)).all()) == 1


def test_where_a_venue_lies_is_said_in_words_and_stands_in_the_form_as_it_was_kept(
    signed_in: Browser, alice: Member, lisbon: Chapter
) -> None:
    browser = signed_in(alice)

    post(browser, f"{VENUES}/new", name="Casa", position="https://www.google.com/maps/@38.7139,-9.1394,17z")

    page, venue = browser.get(PAGE).text, db.session.scalars(select(Venue)).one()
    assert "Added. It lies 1.5 km from the centre of Lisbon." in page
    assert "Placed 1.5 km from the centre of Lisbon." in page
    assert 'value="38.7139, -9.1394"' in browser.get(f"{VENUES}/{venue.id}").text


def test_a_venue_far_from_its_city_is_kept_and_warned_of(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    browser = signed_in(alice)

    answer = post(browser, f"{VENUES}/new", name="Casa", position="52.52, 13.405")

    assert (answer.status_code, answer.location) == (303, f"{PAGE}#venues")
    assert "from the centre of Lisbon. Is it the right point?" in browser.get(PAGE).text


def test_a_venue_is_taken_off_the_map(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    venue = add_venue(lisbon, latitude=38.7139, longitude=-9.1394)

    post(signed_in(alice), f"{VENUES}/{venue.id}", name="Casa", position="")

    assert db.session.execute(select(Venue.latitude, Venue.longitude)).one() == (None, None)


def test_a_venue_of_another_chapter_is_not_there(
    signed_in: Browser, alice: Member, lisbon: Chapter, charlotte: Chapter
) -> None:
    elsewhere = add_venue(charlotte)
    browser = signed_in(alice)

    for number in (elsewhere.id, 4711, "9" * 5000):
        assert browser.get(f"{VENUES}/{number}").status_code == 404
    assert post(browser, f"{VENUES}/{elsewhere.id}", name="Ours now").status_code == 404


def test_a_field_that_is_not_ours_is_refused(signed_in: Browser, alice: Member, lisbon: Chapter) -> None:
    fields: dict[str, Any] = {"letters": "LX", "mark": written_mark(offered("lisbon", 0)), "slug": "mine"}

    assert post(signed_in(alice), PAGE, **fields).status_code == 400


def test_an_empty_list_of_venues_says_what_they_are_for(signed_in: Browser, alice: Member) -> None:
    assert "No venue yet. Add the one you meet at" in signed_in(alice).get(PAGE).text
