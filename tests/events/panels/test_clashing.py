"""What somebody is told of an event while they are going to something else at that time."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from flask.testing import FlaskClient

from chapters.models import Chapter
from cities.models import City
from core.database import db
from events.models import Event, EventState
from events.online.ways import Way
from events.rsvps import rsvping
from events.rsvps.models import RsvpState
from members.models import Member
from tests.events.panels.test_hosting import panel
from tests.events.rsvps.saying import going, say, state_of
from tests.people import add_chapter, add_event
from tests.signing_in import post

Browser = Callable[[Member], FlaskClient]


@pytest.fixture
def coffee(cities: dict[str, City], bob: Member) -> Event:
    """Bob is going to a coffee in Porto from six until half past seven, on the evening of the dinner in Lisbon."""
    porto = add_chapter(cities["Porto"])
    event = add_event(porto, title="Afternoon <coffee>", start_time=time(18), end_time=time(19, 30))
    going(event, bob)
    return event


def test_who_is_somewhere_else_reads_where_and_chooses(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event
) -> None:
    told = panel(signed_in(bob), add_event(lisbon))

    assert "You’re already somewhere then" in told
    link = f'<a href="/events/{coffee.id}-afternoon-coffee">Afternoon &lt;coffee&gt;, Porto</a>'
    assert f"{link} ends at 19:30 and this starts at 19:00, 273 km away." in told
    assert f'name="instead_of" value="{coffee.id}">Go to this one instead</button>' in told
    assert "Keep both</button>" in told


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"start_time": time(17)}, "starts at 18:00 and this ends at 21:30, 273 km away."),
        ({"way": Way.ONLINE}, "ends at 19:30 and this starts at 19:00."),
        (
            {"zone": "Europe/Madrid", "start_time": time(19, 30)},
            "ends at 19:30, Porto time, and this starts at 19:30, Lisbon time, 273 km away.",
        ),
    ],
)
def test_what_is_in_the_way_is_said_on_the_clocks_there_and_here(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event, changed: dict[str, Any], sentence: str
) -> None:
    assert sentence in panel(signed_in(bob), add_event(lisbon, **changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"start_time": time(19, 30)},
        {"start_time": time(17), "end_time": time(18)},
        {"starts_on": date(2026, 10, 15)},
    ],
)
def test_what_ends_as_another_begins_is_not_in_its_way(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event, changed: dict[str, Any]
) -> None:
    assert "already somewhere" not in panel(signed_in(bob), add_event(lisbon, **changed))


def test_only_a_place_is_in_the_way_and_nothing_that_was_called_off(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event
) -> None:
    dinner = add_event(lisbon)
    browser = signed_in(bob)
    say(rsvping.maybe, coffee.id, bob.id)
    maybe = panel(browser, dinner)
    going(coffee, bob)
    coffee.state = EventState.CANCELLED
    db.session.flush()

    assert "already somewhere" not in maybe + panel(browser, dinner)


def test_who_cannot_make_it_reads_that(signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event) -> None:
    dinner = add_event(lisbon)
    say(rsvping.decline, dinner.id, bob.id)

    assert "You said you can’t make it" in panel(signed_in(bob), dinner)


def test_going_instead_gives_the_other_place_back(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event
) -> None:
    dinner, browser = add_event(lisbon), signed_in(bob)
    panel(browser, dinner)

    answer = post(browser, f"/events/{dinner.id}/rsvp", rsvp="going", instead_of=str(coffee.id))

    assert answer.status_code == 303
    assert (state_of(dinner, bob), state_of(coffee, bob)) == (RsvpState.GOING, RsvpState.WITHDRAWN)
    html = browser.get(f"/events/{dinner.id}-{dinner.slug}").text
    assert "Your place at Afternoon &lt;coffee&gt; goes to the next in order." in html


def test_who_only_waits_here_keeps_the_place_there(
    signed_in: Browser, lisbon: Chapter, alice: Member, bob: Member, coffee: Event
) -> None:
    dinner = add_event(lisbon, capacity=1)
    going(dinner, alice)
    browser = signed_in(bob)
    panel(browser, dinner)

    post(browser, f"/events/{dinner.id}/rsvp", rsvp="going", instead_of=str(coffee.id))

    assert (state_of(dinner, bob), state_of(coffee, bob)) == (RsvpState.WAITING, RsvpState.GOING)


@pytest.mark.parametrize("other", ["", "0", "999999999"])
def test_instead_of_what_is_not_there_is_a_yes(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event, other: str
) -> None:
    dinner, browser = add_event(lisbon), signed_in(bob)
    panel(browser, dinner)

    answer = post(browser, f"/events/{dinner.id}/rsvp", rsvp="going", instead_of=other)

    assert answer.status_code == 303
    assert (state_of(dinner, bob), state_of(coffee, bob)) == (RsvpState.GOING, RsvpState.GOING)


@pytest.mark.parametrize("other", ["nonsense", "-1", "9" * 5000])
def test_instead_of_no_number_changes_nothing(
    signed_in: Browser, lisbon: Chapter, bob: Member, coffee: Event, other: str
) -> None:
    dinner, browser = add_event(lisbon), signed_in(bob)
    panel(browser, dinner)

    answer = post(browser, f"/events/{dinner.id}/rsvp", rsvp="going", instead_of=other)

    assert answer.status_code == 422
    assert (state_of(dinner, bob), state_of(coffee, bob)) == (None, RsvpState.GOING)
