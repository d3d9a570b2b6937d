"""What a trip's page is made of: what is the same for all, found once, and each reader's own words laid over it."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from chapters import operations as chapters
from chapters.models import Chapter
from events import changing
from events.models import Event
from members.models import Member
from tests.events.rsvps.saying import going, say
from tests.people import add_member
from tests.signing_in import post
from tests.watching import Watch
from trips.itinerary import Stop
from trips.models import Trip

SignedIn = Callable[[Member], FlaskClient]
Keep = Callable[..., Trip]


@pytest.fixture
def dora(charlotte: Chapter) -> Member:
    """Somebody who reads by the same clock as Carla, so that what was found for one of them is the other's as well."""
    return add_member("Dora", charlotte)


@pytest.fixture
def carlas(keep: Keep, carla: Member, week: Stop, event: Event) -> str:
    """The address of Carla's week in Lisbon, in which something is on."""
    return f"/trips/{keep(carla, week).key}"


@pytest.fixture
def doras(keep: Keep, dora: Member, week: Stop, event: Event) -> str:
    """The address of the same week of Dora's."""
    return f"/trips/{keep(dora, week).key}"


def test_two_readers_of_the_same_days_never_see_each_others_words(
    carlas: str, doras: str, carla: Member, dora: Member, event: Event, signed_in: SignedIn
) -> None:
    going(event, carla)

    hers, other = signed_in(carla).get(carlas).text, signed_in(dora).get(doras).text

    assert "You’re going to 1." in hers and "1 event, You’re going" in hers
    assert "You’re going" not in other and "I’m going" in other and "I’m going" not in hers
    assert carlas not in other and doras not in hers


def test_who_is_at_home_elsewhere_reads_by_their_own_clock(
    carlas: str, keep: Keep, carla: Member, dan: Member, week: Stop, signed_in: SignedIn
) -> None:
    hers = signed_in(carla).get(carlas).text

    other = signed_in(dan).get(f"/trips/{keep(dan, week).key}").text

    assert "Charlotte" in hers and "Charlotte" not in other


def test_what_is_pressed_carries_each_readers_own_token(
    carlas: str, doras: str, carla: Member, dora: Member, signed_in: SignedIn
) -> None:
    hers, other = (
        set(re.findall(r'name="csrf_token" value="([^"]+)"', signed_in(who).get(path).text))
        for who, path in ((carla, carlas), (dora, doras))
    )

    assert hers and other and not hers & other


def test_the_same_search_by_two_readers_says_what_each_of_them_said(
    carla: Member, dora: Member, event: Event, signed_in: SignedIn
) -> None:
    going(event, carla)
    path = "/events?near=Lisbon&from=2026-10-12&to=2026-10-18"

    hers, other = signed_in(carla).get(path).text, signed_in(dora).get(path).text

    assert "You’re going" in hers
    assert "You’re going" not in other and "I’m going" in other


def test_what_was_found_is_not_looked_for_again(
    carlas: str, doras: str, carla: Member, dora: Member, signed_in: SignedIn, watch: Watch
) -> None:
    browser = signed_in(dora)
    browser.get(doras)
    signed_in(carla).get(carlas)

    with watch.statements() as statements:
        browser.get(doras)

    assert not [statement for statement in statements if "FROM event JOIN chapter" in statement]
    assert len(statements) <= 5


def test_a_press_shows_at_once(carlas: str, carla: Member, event: Event, signed_in: SignedIn) -> None:
    browser = signed_in(carla)
    assert "You’re going" not in browser.get(carlas).text

    post(browser, f"/events/{event.id}/rsvp", rsvp="going")

    html = browser.get(carlas).text
    assert "You’re going to 1." in html and "1 going" in html


def test_the_press_of_somebody_else_is_counted_at_once(
    carlas: str, carla: Member, bob: Member, event: Event, signed_in: SignedIn
) -> None:
    browser = signed_in(carla)
    assert "1 going" not in browser.get(carlas).text

    going(event, bob)

    html = browser.get(carlas).text
    assert "1 going" in html and "You’re going" not in html


def test_what_is_called_off_shows_at_once(
    carlas: str, carla: Member, alice: Member, event: Event, signed_in: SignedIn
) -> None:
    going(event, carla)
    browser = signed_in(carla)
    assert "Cancelled" not in browser.get(carlas).text

    say(changing.cancel, event, "Rain", by=alice)

    assert "Cancelled" in browser.get(carlas).text


def test_a_chapter_that_closes_has_nothing_on_at_once(
    carlas: str, carla: Member, lisbon: Chapter, event: Event, signed_in: SignedIn
) -> None:
    browser = signed_in(carla)
    assert event.title in browser.get(carlas).text

    say(chapters.archive, lisbon.id)

    assert event.title not in browser.get(carlas).text
